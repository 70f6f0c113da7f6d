"""What the office does for a letter: the link again, a later day, a letter that came by mail, one taken over."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from wagtail.models import ModelLogEntry

from calls.actions import letter as letter_deeds
from calls.actions import letter_office as deeds
from calls.errors import Closed, Incomplete, NotAllowed, WrongState
from calls.flow import Asked
from calls.models import Letter, LetterRequest
from people.models import Message
from tests.calls.at_once import at_once
from tests.calls.refusing import refuses
from tests.factories.calls import a_draft, a_submission, an_award, now_for
from tests.factories.files import pdf
from tests.factories.letters import (
    ANSWERS,
    MARY,
    WEEK,
    a_letter_call,
    asked,
    asked_for_a_draft,
    content,
    declined,
    sent,
)
from tests.factories.office import an_office_organiser
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


@pytest.fixture
def organiser():
    return an_office_organiser()


def accept(request, by, *, until=None, reason="The referee was ill.", at=None):
    due = request.submission.call.letters_due
    return deeds.accept_late(request, until=until or due + WEEK, reason=reason, by=by, at=at or due + DAY)


def enter(request, by, *, reason="It came by post.", at=None, **facts):
    at = at or request.submission.call.letters_due + DAY
    return deeds.enter(request, content(**facts), reason=reason, by=by, at=at)


class TestAcceptLate:
    def test_one_letter_may_come_later_and_its_referee_is_told(self, organiser):
        request = asked()
        late = request.submission.call.letters_due + DAY
        with pytest.raises(Closed):
            sent(request, at=late)

        accept(request, organiser)

        assert sent(request, at=late).revision == 1
        message = Message.objects.get(kind="letter_late")
        assert (message.to, message.secret) == (request.email, True)
        assert f"/letters/{request.token}/" in message.text

    def test_the_reason_is_kept_and_other_letters_stay_due(self, organiser):
        submission = a_submission(a_letter_call(asked=2))
        one, other = asked(submission), asked(submission, MARY)

        accepted = accept(one, organiser, reason="  Ill. ")

        assert (accepted.late_because, accepted.may_come_until) == ("Ill.", submission.call.letters_due + WEEK)
        line = ModelLogEntry.objects.get(action="calls.letter.accept_late")
        assert line.data["reason"] == "Ill."
        with pytest.raises(Closed):
            sent(other, at=submission.call.letters_due + DAY)

    def test_at_the_later_instant_itself_it_is_over(self, organiser):
        request = accept(asked(), organiser)

        with pytest.raises(Closed):
            sent(request, at=request.may_come_until)

    def test_it_needs_a_reason_and_a_later_instant(self, organiser):
        request = asked()
        due = request.submission.call.letters_due

        with refuses(Incomplete, "Say why: the reason is kept with the letter."):
            accept(request, organiser, reason=" ")
        later = "Choose an instant after now and after the day the letter is due."
        with refuses(Incomplete, later):
            accept(request, organiser, until=due, at=due - DAY)
        with refuses(Incomplete, later):
            accept(request, organiser, until=due + DAY, at=due + DAY)

    def test_a_call_that_promised_a_final_deadline_keeps_its_word(self, organiser):
        with refuses(NotAllowed, "This call promised that its deadline is final."):
            accept(asked(a_submission(a_letter_call(no_extension=True))), organiser)

    def test_a_replaced_referee_is_not_let_in(self, organiser):
        request = asked()
        submission = request.submission
        letter_deeds.replace(request, MARY, by=submission.applicant, at=now_for(submission.call))

        with refuses(WrongState, "This referee was replaced: look at the request that took its place."):
            accept(request, organiser)

    def test_a_draft_is_its_authors_alone(self, organiser):
        with refuses(WrongState, "This is “Draft”, so it takes no letters."):
            accept(asked_for_a_draft(), organiser)

    def test_only_organisers_do_it_and_never_for_themselves(self, organiser):
        request = asked()
        with refuses(NotAllowed, "Only organisers of calls can do this."):
            accept(request, PersonFactory())

        own = asked(a_submission(a_letter_call(code="OWN"), by=organiser))
        sentence = "This concerns yourself, so somebody else in the office looks after the letters."
        with refuses(NotAllowed, sentence):
            accept(own, organiser)


class TestEnter:
    def test_a_letter_that_came_by_mail_is_entered_with_who_and_why(self, organiser):
        letter = enter(asked(), organiser, text="", upload=pdf(pages=2))

        assert (letter.uploaded_by, letter.entered_because, letter.pages) == (organiser, "It came by post.", 2)
        assert LetterRequest.objects.get().state == Asked.RECEIVED
        kinds = set(Message.objects.filter(kind__startswith="letter_").values_list("kind", flat=True))
        assert kinds == {"letter_asked", "letter_thanks", "letter_received"}

    def test_statements_that_it_does_not_answer_stay_unanswered(self, organiser):
        letter = enter(asked(), organiser, examined=None, relation="", known_for=None)

        assert [kept["said"] for kept in letter.statements] == [None, False, True]

    def test_it_needs_a_reason_and_a_letter(self, organiser):
        request = asked()
        with refuses(Incomplete, "Say how the letter came and why you enter it."):
            enter(request, organiser, reason="")
        with pytest.raises(Incomplete) as refusal:
            enter(request, organiser, text="")
        assert refusal.value.missing == ("Write the letter, or upload it as a PDF file.",)

    def test_a_letter_that_came_by_the_link_is_not_written_over(self, organiser):
        request = asked()
        sent(request)

        with refuses(WrongState, "A letter has come already. Its referee can change it by the link."):
            enter(request, organiser, text="Other words.")

    def test_whoever_declined_by_the_link_may_have_written_by_mail(self, organiser):
        enter(declined(asked()), organiser)

        assert LetterRequest.objects.get().state == Asked.RECEIVED

    def test_nobody_enters_a_letter_about_themselves(self, organiser):
        own = asked(a_submission(a_letter_call(), by=organiser))
        with pytest.raises(NotAllowed):
            enter(own, organiser)
        assert not Letter.objects.exists()


class TestResend:
    def test_the_link_goes_out_once_more_and_is_the_same(self, organiser):
        request = asked()

        deeds.resend(request, by=organiser, at=now_for(request.submission.call))

        messages = Message.objects.filter(kind="letter_asked")
        assert [f"/letters/{request.token}/" in message.text for message in messages] == [True, True]
        assert LetterRequest.objects.get().reminders == 0

    def test_whoever_has_answered_gets_no_link_again(self, organiser):
        request = declined(asked())
        with refuses(WrongState, "Grace Hopper has answered: the link is not needed."):
            deeds.resend(request, by=organiser, at=now_for(request.submission.call))


class TestReuse:
    def entries(self, **facts):
        """Two nominations of one candidate, the first with a letter that has come."""
        call = a_letter_call(make=an_award)
        first, second = a_submission(call), a_submission(call, **facts)
        request = asked(first)
        sent(request, upload=pdf())
        return request, second

    def reuse(self, request, submission, by, **facts):
        return deeds.reuse(request, submission, by=by, at=now_for(submission.call), **facts)

    def test_a_letter_is_taken_over_with_a_link_and_a_file_of_its_own(self, organiser):
        request, second = self.entries()

        new = self.reuse(request, second, organiser)

        assert (new.state, new.email, new.submission) == (Asked.RECEIVED, request.email, second)
        first, copy = Letter.objects.get(request=request), Letter.objects.get(request=new)
        assert (copy.text, copy.statements, copy.digest) == (first.text, first.statements, first.digest)
        assert new.key != LetterRequest.objects.get(pk=request.pk).key
        assert len({first.key, copy.key, first.file.name, copy.file.name}) == 4
        assert copy.file.read() == first.file.read()

    def test_both_sides_are_told_and_the_first_entry_keeps_its_letter(self, organiser):
        request, second = self.entries()
        Message.objects.all().delete()

        new = self.reuse(request, second, organiser)

        assert sorted(Message.objects.values_list("kind", "to")) == [
            ("letter_received", second.applicant.email),
            ("letter_reused", new.email),
        ]
        assert f"/letters/{new.token}/" in Message.objects.get(kind="letter_reused").text
        assert Letter.objects.get(request=request).text == ANSWERS["text"]

    def test_taken_over_twice_it_is_taken_over_once(self, organiser):
        request, second = self.entries()

        assert self.reuse(request, second, organiser) == self.reuse(request, second, organiser)
        assert Letter.objects.count() == 2

    def test_it_takes_the_place_of_a_request_to_the_same_referee(self, organiser):
        request, second = self.entries()
        waiting = asked(second)

        self.reuse(request, second, organiser)

        waiting.refresh_from_db()
        assert waiting.state == Asked.REPLACED

    def test_it_does_not_make_more_letters_than_the_call_needs(self, organiser):
        request, second = self.entries()
        sent(asked(second, MARY))
        full = "All letters of this entry are asked for: choose in whose place this one comes."

        for instead_of in (None, second.letter_requests.get(), request):
            with refuses(NotAllowed, full):
                self.reuse(request, second, organiser, instead_of=instead_of)
        assert storages["private"].exists(Letter.objects.get(request=request).file.name)

    @pytest.mark.parametrize(("answer", "told"), [(lambda waiting: waiting, 1), (declined, 0)])
    def test_it_takes_the_place_of_somebody_who_sent_none_and_tells_whoever_might(self, organiser, answer, told):
        request, second = self.entries()
        old = answer(asked(second, MARY))

        new = self.reuse(request, second, organiser, instead_of=old)

        old.refresh_from_db()
        assert (old.state, new.state) == (Asked.REPLACED, Asked.RECEIVED)
        assert Message.objects.filter(kind="letter_ended", to=MARY.email).count() == told

    def test_a_letter_is_for_one_call_and_one_candidate(self, organiser):
        request, other = self.entries(email="another@university.example")
        foreign = a_draft(a_letter_call(make=an_award, code="OTHER"), email="emmy@university.example")

        with refuses(NotAllowed, "A letter is written for one call, and is not taken to another."):
            self.reuse(request, foreign, organiser)
        with refuses(NotAllowed, "A letter is about one candidate, and is not taken to another."):
            self.reuse(request, other, other.applicant)
        assert self.reuse(request, other, organiser).submission == other

    def test_a_letter_that_has_not_come_cannot_be_taken_over(self, organiser):
        call = a_letter_call(make=an_award)
        waiting, second = asked(a_submission(call)), a_submission(call)
        with refuses(WrongState, "No letter has come for this request."):
            self.reuse(waiting, second, organiser)

    def test_strangers_take_nothing_over(self):
        request, second = self.entries()
        with pytest.raises(NotAllowed):
            self.reuse(request, second, PersonFactory())


@pytest.mark.django_db(transaction=True)
def test_a_letter_entered_while_its_referee_sends_is_received_once():
    organiser, request = an_office_organiser(), asked(a_submission(a_letter_call()))
    at = now_for(request.submission.call)

    outcomes = at_once(lambda: sent(request, text="Mine."), lambda: enter(request, organiser, at=at, text="By mail."))

    assert Letter.objects.count() == 1
    assert outcomes.count(None) == 1
