"""Asking, replacing, writing and declining: each once, each while there is time, and never against the other side."""

from datetime import timedelta

import pytest
from django.core.files.storage import storages
from wagtail.models import ModelLogEntry

from calls.actions import letter as deeds
from calls.actions import submission as submission_actions
from calls.actions import window as window_actions
from calls.actions.letter import Referee
from calls.errors import Closed, Incomplete, NotAllowed, Stale, WrongState
from calls.flow import Asked, State
from calls.models import CallPage, Letter, LetterDraft, LetterRequest, Submission
from people.links import key_in
from people.models import Message
from tests.calls.at_once import at_once
from tests.calls.refusing import refuses
from tests.factories.calls import a_draft, a_full_draft, a_school, a_submission, an_award, now_for
from tests.factories.files import pdf
from tests.factories.letters import (
    ANSWERS,
    GRACE,
    MARY,
    NOBODY,
    WEEK,
    a_letter_call,
    asked,
    asked_for_a_draft,
    declined,
    sent,
)
from tests.factories.office import an_office_organiser
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)
OVER = "The day letters were due has passed. Write to the office: it can accept a late letter."


def letters(kind=None):
    """Kinds of letters that went out since the first, or the one of this kind."""
    if kind:
        return Message.objects.get(kind=kind)
    found = Message.objects.filter(kind__startswith="letter_").order_by("pk")
    return [(message.kind, message.to) for message in found]


def verbs(submission):
    found = ModelLogEntry.objects.for_instance(submission).filter(action__startswith="calls.letter")
    return [action.removeprefix("calls.letter.") for action in found.order_by("pk").values_list("action", flat=True)]


class TestAsk:
    def test_a_referee_is_asked_from_the_first_minute_of_a_draft(self):
        request = asked_for_a_draft()

        assert (request.state, request.name, request.email) == (Asked.ASKED, "Grace Hopper", "grace@university.example")
        assert (request.submission.state, verbs(request.submission)) == (State.DRAFT, ["ask"])

    def test_the_letter_that_asks_names_who_asks_for_what_until_when_and_holds_the_link(self):
        draft = a_draft(a_letter_call(title="Mapping borders", zone="AoE"), candidate_name="Ada Byron")
        request = asked(draft)

        letter = letters("letter_asked")
        assert (letter.to, letter.secret, letter.person) == ("grace@university.example", True, None)
        assert "Dear Grace Hopper,\n\nAda Byron asks you for a reference letter. It goes to" in letter.text
        assert "They write: “You know my fieldwork best.”" in letter.text
        assert "(anywhere on Earth)" in letter.text
        assert key_in("letter", request.token) == request.key
        assert f"/letters/{request.token}/" in letter.text

    def test_whoever_nominates_somebody_else_asks_about_them(self):
        nominator = PersonFactory(first_name="Nora", last_name="Quill")
        draft = a_draft(a_letter_call(make=an_award), by=nominator)
        asked(draft)

        assert "Nora Quill asks you for a reference letter about Emmy Noether." in letters("letter_asked").text

    def test_the_address_is_kept_in_lower_case(self):
        draft = a_draft(a_letter_call())

        request = asked(draft, Referee(" Grace ", " Grace@University.example "))

        assert (request.name, request.email) == ("Grace", "grace@university.example")

    def test_whoever_was_asked_is_not_asked_twice(self):
        draft = a_draft(a_letter_call(asked=2))
        first = asked(draft)

        assert asked(draft, Referee("Grace", "GRACE@university.example")) == first
        assert letters() == [("letter_asked", "grace@university.example")]

    def test_after_submitting_a_referee_can_still_be_asked_until_letters_are_due(self):
        submission = a_submission(a_letter_call())
        due = submission.call.letters_due

        assert asked(submission, at=due - SECOND).state == Asked.ASKED
        with refuses(Closed, "The day letters were due has passed. Write to the office if you need another referee."):
            asked(submission, MARY, at=due)

    def test_a_draft_that_missed_the_close_asks_nobody(self):
        draft = a_draft(a_letter_call())
        with refuses(Closed, "This call has closed before you submitted, so no letter is needed."):
            asked(draft, at=draft.call.closes_at)

    def test_a_call_without_letters_asks_nobody(self):
        with refuses(WrongState, "This call asks for no reference letters."):
            asked(a_draft(a_school()))

    def test_as_many_are_asked_as_the_call_needs_and_no_more(self):
        draft = a_draft(a_letter_call(asked=2))
        asked(draft)
        declined(asked(draft, MARY))

        with refuses(NotAllowed, "This call needs 2 letters. Replace a referee to ask somebody else."):
            asked(draft, Referee("Third", "third@x.example"))

    @pytest.mark.parametrize("whose", ["author", "candidate"])
    def test_nobody_writes_a_letter_about_themselves(self, whose):
        author = PersonFactory(email="author@x.example")
        draft = a_draft(a_letter_call(make=an_award), by=author, email="candidate@x.example")

        with refuses(NotAllowed, "A letter comes from somebody else: neither from you nor from the candidate."):
            asked(draft, Referee("Me", f"{whose.title()}@x.example"))

    def test_only_the_author_asks(self):
        draft = a_draft(a_letter_call())
        with refuses(NotAllowed, "Only the person who began this can change it."):
            deeds.ask(draft, GRACE, by=an_office_organiser(), at=now_for(draft.call))

    def test_what_was_withdrawn_asks_nobody(self):
        submission = a_submission(a_letter_call())
        submission_actions.withdraw(submission, by=submission.applicant, at=now_for(submission.call))

        with refuses(WrongState, "This is “Withdrawn”, so nobody can be asked for a letter."):
            asked(submission)

    def test_nobody_writes_to_the_whole_world_through_us(self):
        draft = a_draft(a_letter_call())
        request = asked(draft)
        for number in range(deeds.MOST_TRIES - 1):
            request = replaced(request, Referee("N", f"n{number}@x.example"))

        with refuses(NotAllowed, "So many people have been asked that the office has to help. Write to it."):
            replaced(request, MARY)


def replaced(request, referee=MARY, **facts):
    submission = request.submission
    return deeds.replace(request, referee, by=submission.applicant, at=now_for(submission.call), **facts)


class TestReplace:
    def test_the_new_referee_is_asked_and_the_old_one_told_that_no_letter_is_needed(self):
        old = asked_for_a_draft()

        new = replaced(old)

        old.refresh_from_db()
        assert (old.state, old.replaced_at, new.state) == (Asked.REPLACED, now_for(new.submission.call), Asked.ASKED)
        assert new.key != old.key
        assert letters() == [
            ("letter_asked", "grace@university.example"),
            ("letter_asked", "mary@university.example"),
            ("letter_ended", "grace@university.example"),
        ]
        assert verbs(new.submission) == ["ask", "replace"]

    def test_the_old_link_writes_nothing_any_more(self):
        old = asked_for_a_draft()
        replaced(old)

        ended = "Another referee was asked instead, so no letter is needed from you any more."
        for press in (sent, declined, lambda request: deeds.open_(request, by=NOBODY, at=now_for(old.submission.call))):
            with refuses(WrongState, ended):
                press(old)

    def test_a_mistyped_address_is_corrected_by_asking_the_same_referee_again(self):
        old = asked_for_a_draft()

        new = replaced(old, GRACE)

        assert (new.email, new.pk != old.pk) == (old.email, True)

    def test_whoever_declined_is_replaced_without_another_letter(self):
        old = declined(asked_for_a_draft())

        replaced(old)

        assert ("letter_ended", "grace@university.example") not in letters()

    def test_a_letter_that_came_is_given_up_on_purpose_only(self):
        old = asked()
        sent(old)

        with refuses(NotAllowed, "This letter has come. Say that you give it up, if you mean to."):
            replaced(old)
        replaced(old, although_received=True)

        assert Letter.objects.get(request=old).text == "A careful and original mind."
        assert list(Letter.objects.visible_to(an_office_organiser())) == []

    def test_a_request_is_replaced_once(self):
        old = asked_for_a_draft()
        replaced(old)

        with refuses(WrongState, "This is now “Replaced” and cannot become “Replaced”."):
            replaced(old, Referee("Third", "third@x.example"))


class TestOpen:
    def test_beginning_is_noted_once(self):
        request = asked_for_a_draft()
        at = now_for(request.submission.call)

        for moment in (at, at + DAY):
            request = deeds.open_(request, by=NOBODY, at=moment)

        assert (request.state, request.opened_at) == (Asked.OPENED, at)
        assert verbs(request.submission) == ["ask", "open"]

    def test_the_person_it_is_about_does_not_come_through_the_referees_door(self):
        request = asked_for_a_draft()

        with refuses(NotAllowed, "This link is for your referee: what stands behind it is not for you."):
            deeds.open_(request, by=request.submission.applicant, at=now_for(request.submission.call))


class TestKeep:
    def keep(self, request, text, based_on=0):
        at = now_for(request.submission.call)
        return deeds.keep(request, {"text": text}, by=NOBODY, at=at, based_on=based_on)

    def test_what_was_written_is_kept_without_being_sent(self):
        request = asked_for_a_draft()

        draft = self.keep(request, "Half a")

        request.refresh_from_db()
        assert (draft.answers, draft.revision, request.state) == ({"text": "Half a"}, 1, Asked.OPENED)
        assert not Letter.objects.exists()

    def test_a_second_window_does_not_overwrite_the_first(self):
        request = asked_for_a_draft()
        self.keep(request, "First")

        with pytest.raises(Stale):
            self.keep(request, "Second")

        assert LetterDraft.objects.get().answers == {"text": "First"}

    def test_a_letter_that_was_sent_is_not_turned_into_a_draft(self):
        request = asked_for_a_draft()
        sent(request)

        with refuses(WrongState, "Your letter has been sent: send the change, so that it counts."):
            self.keep(request, "Other", based_on=1)

    def test_sending_leaves_no_draft_behind(self):
        request = asked_for_a_draft()
        self.keep(request, "Half a")

        letter = sent(request, based_on=1)

        assert (letter.revision, LetterDraft.objects.exists()) == (2, False)


class TestReceive:
    def test_a_text_is_received_with_its_answers_and_their_wording(self):
        letter = sent(asked())

        assert (letter.text, letter.relation, letter.known_for) == (ANSWERS["text"], "Member of the committee", 4)
        assert letter.statements == [
            {"key": "examined", "statement": "I was on the committee", "expected": "yes", "said": True},
            {"key": "supervised", "statement": "I supervised the thesis", "expected": "no", "said": False},
            {"key": "taught", "statement": "I taught the candidate", "expected": "any", "said": True},
        ]
        request = LetterRequest.objects.get()
        assert (request.state, request.answered_at) == (Asked.RECEIVED, letter.received_at)

    def test_both_sides_get_a_receipt_and_the_candidate_reads_nothing_of_the_letter(self):
        request = asked(a_submission(a_letter_call(zone="AoE")))
        sent(request)

        to_referee, to_author = letters("letter_thanks"), letters("letter_received")
        assert (to_referee.to, to_author.to) == (request.email, request.submission.applicant.email)
        assert "(anywhere on Earth), which is" in to_referee.text
        assert (to_referee.secret, to_author.secret) == (True, False)
        assert "1 of 1 letters has come." in to_author.text
        for told in (ANSWERS["text"], "committee", "/letters/"):
            assert told not in to_author.text.replace(f"/applications/{request.submission.reference}/letters/", "")

    def test_a_file_is_received_under_a_name_of_ours(self):
        letter = sent(asked(), text="", upload=pdf(pages=2, name="For Ada Byron.pdf"))

        assert (letter.name, letter.pages, letter.text) == ("For Ada Byron.pdf", 2, "")
        assert "Ada" not in letter.file.name
        assert letter.file.storage.exists(letter.file.name)

    @pytest.mark.parametrize(
        ("facts", "sentence"),
        [
            ({"text": ""}, "Write the letter, or upload it as a PDF file."),
            ({"text": "word " * 21}, "Write it here: Shorten this to 20 words: it has 21."),
            ({"examined": None}, "I was on the committee: Choose yes or no."),
            ({"relation": ""}, "How do you know the candidate? Answer this question."),
            ({"known_for": "81"}, "For how many years? Give a number of at most 80."),
        ],
    )
    def test_a_letter_that_lacks_something_is_refused_with_what_it_lacks(self, facts, sentence):
        request = asked(a_submission(a_letter_call(letter_words=20)))

        with pytest.raises(Incomplete) as refusal:
            sent(request, **facts)

        assert refusal.value.missing == (sentence,)
        assert not Letter.objects.exists()

    def test_a_refused_letter_leaves_no_file_behind(self):
        request = asked()
        before = files()

        with pytest.raises(Incomplete):
            sent(request, relation="", upload=pdf())

        assert files() == before

    def test_a_letter_may_be_changed_until_it_is_due(self):
        request = asked()
        first = sent(request)
        due = request.submission.call.letters_due

        changed = sent(request, text="Better words.", at=due - SECOND, based_on=first.revision)

        assert (changed.pk, changed.revision, changed.received_at) == (first.pk, 2, due - SECOND)
        assert verbs(request.submission) == ["ask", "receive", "revise"]
        assert [kind for kind, _to in letters()].count("letter_received") == 1
        assert [kind for kind, _to in letters()].count("letter_thanks") == 2
        with refuses(Closed, OVER):
            sent(request, text="Too late.", at=due, based_on=2)

    def test_a_file_in_place_of_another_ends_the_old_one(self, django_capture_on_commit_callbacks):
        request = asked()
        first = sent(request, upload=pdf())
        old, key = first.file.name, first.key

        with django_capture_on_commit_callbacks(execute=True):
            changed = sent(request, upload=pdf(pages=2), based_on=1)

        assert (storages["private"].exists(old), changed.pages, changed.key != key) == (False, 2, True)

    def test_a_file_can_be_taken_back_for_a_text(self, django_capture_on_commit_callbacks):
        request = asked()
        old = sent(request, text="", upload=pdf()).file.name

        with django_capture_on_commit_callbacks(execute=True):
            changed = sent(request, drops_file=True, based_on=1)

        assert (changed.file.name, changed.name, changed.pages) == ("", "", None)
        assert not storages["private"].exists(old)

    def test_the_same_letter_sent_twice_is_received_once(self):
        request = asked()

        first, second = sent(request, upload=pdf()), sent(request, upload=pdf())

        assert (first, second.revision) == (second, 1)
        assert [kind for kind, _to in letters()].count("letter_thanks") == 1

    def test_a_window_that_is_out_of_date_does_not_overwrite_a_newer_letter(self):
        request = asked()
        sent(request)

        with pytest.raises(Stale):
            sent(request, text="From an old window.")

        assert Letter.objects.get().text == ANSWERS["text"]

    def test_whoever_declined_may_think_again(self):
        request = declined(asked(), reason="No time.")

        sent(request)

        request.refresh_from_db()
        assert (request.state, request.declined_because) == (Asked.RECEIVED, "")

    def test_nothing_is_received_for_what_was_withdrawn(self):
        request = asked()
        author = request.submission.applicant
        submission_actions.withdraw(request.submission, by=author, at=now_for(request.submission.call))

        with refuses(WrongState, "This was withdrawn, so no letter is needed any more."):
            sent(request)
        assert letters("letter_ended").to == request.email

    def test_nothing_is_received_for_a_draft_that_missed_the_close(self):
        request = asked_for_a_draft()

        with refuses(Closed, "The call closed before this was submitted, so no letter is needed any more."):
            sent(request, at=request.submission.call.closes_at)

    def test_a_letter_for_somebody_let_in_late_may_come_as_late(self):
        call, person = a_letter_call(letters_due_at=None), PersonFactory(email="late@university.example")
        draft = a_full_draft(call, by=person)
        at = call.closes_at + DAY
        until = at + WEEK
        facts = {"email": person.email, "until": until, "reason": "Illness.", "by": an_office_organiser(), "at": at}
        access = window_actions.let_in(call, **facts)
        window_actions.redeem(call, code=access.code, by=person, at=at)
        request = asked(draft, at=at)

        assert sent(request, at=until - SECOND).revision == 1
        with pytest.raises(Closed):
            sent(request, text="Later still.", at=until, based_on=1)

    def test_without_a_day_of_their_own_letters_are_due_when_the_call_closes(self):
        request = asked(a_submission(a_letter_call(letters_due_at=None)))
        call = CallPage.objects.get()
        assert call.letters_due == call.closes_at

        with refuses(Closed, OVER):
            sent(request, at=call.closes_at)


class TestDecline:
    def test_whoever_asked_is_told_and_reads_no_reason(self):
        request = declined(asked(), reason="I do not think that this thesis is any good.")

        letter = letters("letter_declined")
        assert (letter.to, request.state) == (request.submission.applicant.email, Asked.DECLINED)
        assert "Grace Hopper will not write the reference letter" in letter.text
        assert "any good" not in letter.text
        assert request.declined_because == "I do not think that this thesis is any good."

    def test_declining_twice_is_declining_once(self):
        request = declined(asked())

        with pytest.raises(WrongState):
            declined(request)

        assert [kind for kind, _to in letters()].count("letter_declined") == 1

    def test_a_letter_that_was_sent_is_not_declined(self):
        request = asked()
        sent(request)

        with refuses(WrongState, "This is now “Received” and cannot become “Declined”."):
            declined(request)


class TestRemind:
    def remind(self, request, at):
        return deeds.remind(request, by=request.submission.applicant, at=at)

    def test_a_candidate_reminds_twice_at_most_and_not_two_days_running(self):
        request = asked_for_a_draft()
        at = now_for(request.submission.call)

        with refuses(NotAllowed, "Leave two days between letters to a referee."):
            self.remind(request, at + DAY)
        self.remind(request, at + 2 * DAY)
        with refuses(NotAllowed, "Leave two days between letters to a referee."):
            self.remind(request, at + 3 * DAY)
        self.remind(request, at + 4 * DAY)
        with refuses(NotAllowed, "Two reminders have gone out, and there is no third. Write yourself, or ask another."):
            self.remind(request, at + 6 * DAY)

        assert [kind for kind, _to in letters()] == ["letter_asked", "letter_reminder", "letter_last_reminder"]

    def test_whoever_has_answered_is_not_reminded(self):
        request = asked()
        sent(request)

        with refuses(WrongState, "Grace Hopper has answered: there is nothing to remind of."):
            self.remind(request, now_for(request.submission.call) + 3 * DAY)


def files():
    folder = storages["private"].listdir(".")
    return sorted(folder[0] + folder[1])


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    def test_two_clicks_on_ask_ask_once(self):
        draft = a_draft(a_letter_call())

        assert at_once(*[lambda: asked(draft)] * 2) == [None, None]

        assert LetterRequest.objects.count() == 1
        assert letters() == [("letter_asked", "grace@university.example")]

    def test_two_clicks_on_send_send_once(self):
        request = asked(a_submission(a_letter_call()))

        assert at_once(*[lambda: sent(request)] * 2) == [None, None]

        assert Letter.objects.get().revision == 1
        assert [kind for kind, _to in letters()].count("letter_received") == 1

    def test_a_letter_sent_while_its_referee_is_replaced_is_either_given_up_on_purpose_or_refused(self):
        request = asked(a_submission(a_letter_call()))

        outcomes = at_once(lambda: sent(request), lambda: replaced(request))

        request.refresh_from_db()
        if outcomes == [None, NotAllowed]:
            assert (request.state, LetterRequest.objects.count()) == (Asked.RECEIVED, 1)
        else:
            assert outcomes == [WrongState, None]
            assert (request.state, Letter.objects.count()) == (Asked.REPLACED, 0)

    def test_a_letter_sent_while_the_submission_is_withdrawn_leaves_no_locks_behind(self):
        request = asked(a_submission(a_letter_call()))
        submission = request.submission

        outcomes = at_once(
            lambda: sent(request),
            lambda: submission_actions.withdraw(submission, by=submission.applicant, at=now_for(submission.call)),
        )

        assert outcomes[1] is None
        assert outcomes[0] in {None, WrongState}
        assert Submission.objects.get().state == State.WITHDRAWN

    def test_two_windows_that_save_leave_one_text(self):
        request = asked(a_submission(a_letter_call()))
        at = now_for(request.submission.call)

        def keep(text):
            return lambda: deeds.keep(request, {"text": text}, by=NOBODY, at=at, based_on=0)

        assert sorted(map(str, at_once(keep("one"), keep("two")))) == sorted(map(str, [None, Stale]))
        assert LetterDraft.objects.get().revision == 1
