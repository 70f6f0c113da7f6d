"""A window moves for everyone, to a later instant only; one person may be let in late, and nobody else with them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from calls.actions import letter as letter_actions
from calls.actions import letter_office
from calls.actions import round as round_actions
from calls.actions import submission as submission_actions
from calls.actions import window as deeds
from calls.errors import Closed, Incomplete, NotAllowed, WrongState
from calls.flow import State
from calls.mail.parts import written
from calls.models import CallPage, Extension, LateAccess, open_until
from calls.models.letter import LETTERS_OF
from people import links
from people.models import Message
from tests.calls.at_once import at_once
from tests.calls.refusing import refuses
from tests.factories import letters
from tests.factories.calls import ANSWERS, a_draft, a_full_draft, a_school, a_submission, answer, now_for
from tests.factories.files import pdf
from tests.factories.jury import an_assigned_jury, an_open_jury
from tests.factories.office import an_office_organiser
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)


@pytest.fixture
def organiser():
    return an_office_organiser()


def extend(call, organiser, *, by_days=7, letters_due_at=None, reason="The form was down for a day.", at=None):
    closes_at = call.closes_at + timedelta(days=by_days)
    facts = {"closes_at": closes_at, "letters_due_at": letters_due_at, "reason": reason}
    return deeds.extend(call, **facts, by=organiser, at=at or now_for(call))


def let_in(call, organiser, email="late@university.example", *, until=None, at=None):
    at = at or call.closes_at + DAY
    return deeds.let_in(call, email=email, until=until or at + 2 * DAY, reason="Illness.", by=organiser, at=at)


class TestExtend:
    def test_the_call_closes_later_for_everyone(self, organiser):
        school = a_school()
        late = school.closes_at + DAY

        extend(school, organiser)

        draft = a_draft(CallPage.objects.get(pk=school.pk).specific, at=late)
        assert draft.state == State.DRAFT

    def test_what_was_promised_before_is_kept_with_the_reason(self, organiser):
        school = a_school()
        before = school.closes_at

        extension = extend(school, organiser, reason="  A storm. ")

        assert (extension.closed_at, extension.closes_at) == (before, before + 7 * DAY)
        assert (extension.reason, extension.extended_by) == ("A storm.", organiser)
        log = PageLogEntry.objects.get(action="calls.call.extend")
        assert log.data == {"closes_at": extension.closes_at.isoformat(), "reason": "A storm."}

    def test_authors_of_drafts_and_submissions_are_told_and_nobody_else(self, organiser):
        school = a_school()
        draft, handed = a_draft(school), a_submission(school)
        gone = a_draft(school)
        submission_actions.withdraw(gone, by=gone.applicant, at=now_for(school))
        Message.objects.all().delete()

        extend(school, organiser)

        letters = {message.to: message.text for message in Message.objects.all()}
        assert set(letters) == {draft.applicant.email, handed.applicant.email}
        assert "Your draft is waiting for you." in letters[draft.applicant.email]
        assert "What you submitted stays submitted." in letters[handed.applicant.email]

    def test_a_submission_can_be_taken_back_to_draft_again_after_an_extension(self, organiser):
        school = a_school()
        handed = a_submission(school)
        at = school.closes_at + DAY
        extend(school, organiser, at=at - SECOND)

        assert submission_actions.reopen(handed, by=handed.applicant, at=at).state == State.DRAFT

    @pytest.mark.parametrize("by_days", [-1, 0])
    def test_a_deadline_never_shrinks_and_an_extension_extends(self, organiser, by_days):
        sentence = {
            -1: "A deadline only ever moves to a later instant.",
            0: "This is the deadline as it stands: there is nothing to extend.",
        }
        with refuses(Incomplete, sentence[by_days]):
            extend(a_school(), organiser, by_days=by_days)

        assert not Extension.objects.exists()

    def test_the_database_refuses_a_window_that_shrinks(self, organiser):
        school, at = a_school(), timezone.now()
        with pytest.raises(IntegrityError, match="extension_never_shrinks"), transaction.atomic():
            Extension.objects.create(
                call=school, closed_at=at, closes_at=at - SECOND, reason="No.", extended_by=organiser, extended_at=at
            )

    def test_the_day_letters_are_due_never_comes_forward(self, organiser):
        school = a_school()
        school.letters_due_at = school.closes_at + 10 * DAY
        school.save()

        with refuses(Incomplete, "A deadline only ever moves to a later instant."):
            extend(school, organiser, by_days=1, letters_due_at=school.closes_at + 9 * DAY)

    def test_letters_are_never_due_before_the_call_closes(self, organiser):
        call = letters.a_letter_call()

        with refuses(Incomplete, "Letters are due when the call closes, or later."):
            extend(call, organiser, by_days=14, letters_due_at=call.letters_due_at)

    def test_a_closed_call_can_be_opened_again_but_not_to_the_past(self, organiser):
        school = a_school()
        with refuses(Incomplete, "Choose an instant that is still to come."):
            extend(school, organiser, by_days=1, at=school.closes_at + 2 * DAY)

        extend(school, organiser, by_days=3, at=school.closes_at + 2 * DAY)

        assert CallPage.objects.get(pk=school.pk).is_open(school.closes_at + 2 * DAY)

    def test_a_call_without_extension_keeps_its_word(self, organiser):
        school = a_school(no_extension=True)
        with refuses(NotAllowed, "This call promised that its deadline is final."):
            extend(school, organiser)

    def test_a_call_that_has_not_opened_is_changed_on_its_page(self, organiser):
        school = a_school()
        with refuses(WrongState, "This call has not opened yet: change its times on its page."):
            extend(school, organiser, at=school.opens_at - SECOND)

    def test_nothing_moves_once_the_jury_reads(self, organiser):
        jury = an_open_jury()
        with refuses(WrongState, "The jury of this call has begun to read: its window cannot move any more."):
            extend(jury.call, organiser, by_days=400, at=timezone.now())

    def test_only_organisers_extend(self):
        with refuses(NotAllowed, "Only organisers of calls can do this."):
            extend(a_school(), PersonFactory())

    def test_a_draft_of_the_page_published_later_does_not_bring_the_old_deadline_back(self, organiser):
        school = a_school(closes_at=timezone.now().replace(microsecond=0) + 30 * DAY)
        school.title = "A better title"
        revision = school.save_revision()
        new = school.closes_at + 7 * DAY

        extend(school, organiser)
        revision.refresh_from_db()
        revision.publish()

        published = CallPage.objects.get(pk=school.pk)
        assert (published.title, published.closes_at) == ("A better title", new)

    @pytest.mark.django_db(transaction=True)
    def test_a_double_click_extends_once_and_tells_once(self, organiser):
        school = a_school()
        draft = a_draft(school)
        Message.objects.all().delete()

        refused = at_once(lambda: extend(school, organiser), lambda: extend(school, organiser))

        assert sorted(map(str, refused)) == sorted(map(str, [None, Incomplete]))
        assert Extension.objects.count() == 1
        assert list(Message.objects.values_list("to", flat=True)) == [draft.applicant.email]


class TestTellingReferees:
    """Referees whose letters are still to come hear of a later day for letters, once each, and of nothing else."""

    def test_each_referee_who_has_not_answered_is_told_the_new_day_for_letters(self, organiser):
        request = letters.asked()
        call = request.submission.call

        extend(call, organiser, letters_due_at=call.letters_due_at + 7 * DAY)

        letter = Message.objects.get(kind="letters_extended")
        assert (letter.to, letter.secret) == (letters.GRACE.email, True)
        assert written(call.letters_due_at + 7 * DAY, call.zone) in letter.text
        assert f"/letters/{request.token}/" in letter.text
        assert "about Emmy" not in letter.text
        assert f"about {request.submission.candidate_name}." in letter.text

    def test_a_call_that_takes_letters_until_it_closes_tells_them_too(self, organiser):
        call = letters.a_letter_call(letters_due_at=None)
        letters.asked_for_a_draft(call)

        extend(call, organiser)

        assert Message.objects.filter(kind="letters_extended").count() == 1

    def test_nobody_is_told_where_the_day_for_letters_stays(self, organiser):
        call = letters.asked().submission.call

        extend(call, organiser, by_days=1, letters_due_at=call.letters_due_at)

        assert not Message.objects.filter(kind="letters_extended").exists()

    def test_one_letter_speaks_of_all_candidates_of_the_call_and_leads_to_all_requests(self, organiser):
        call = letters.a_letter_call()
        ada, emmy = (a_draft(call, by=PersonFactory(first_name=name, last_name="X")) for name in ("Ada", "Emmy"))
        for draft in (ada, emmy):
            letters.asked(draft)
        letters.asked(a_draft(letters.a_letter_call(code="OTHER"), by=PersonFactory(first_name="Else")))

        extend(call, organiser, letters_due_at=call.letters_due_at + DAY)

        letter = Message.objects.get(kind="letters_extended")
        assert "about Ada X and Emmy X." in letter.text
        assert f"/letters/all/{links.text_token(LETTERS_OF, letters.GRACE.email)}/" in letter.text

    def test_whoever_answered_was_replaced_or_is_no_longer_needed_hears_nothing(self, organiser):
        call = letters.a_letter_call()
        requests = [letters.asked(a_submission(call), replace(letters.GRACE, email=f"{n}@x.example")) for n in range(4)]
        letters.sent(requests[0])
        letters.declined(requests[1])
        gone, old = requests[2].submission, requests[3]
        submission_actions.withdraw(gone, by=gone.applicant, at=now_for(call))
        letter_actions.replace(old, letters.MARY, by=old.submission.applicant, at=now_for(call))

        extend(call, organiser, letters_due_at=call.letters_due_at + DAY)

        assert [letter.to for letter in Message.objects.filter(kind="letters_extended")] == [letters.MARY.email]

    def test_a_referee_who_was_given_even_more_time_is_not_told_of_less(self, organiser):
        request = letters.asked()
        call = request.submission.call
        until = call.letters_due_at + 9 * DAY
        letter_office.accept_late(request, until=until, reason="Ill.", by=organiser, at=now_for(call))

        extend(call, organiser, letters_due_at=call.letters_due_at + DAY)

        assert not Message.objects.filter(kind="letters_extended").exists()

    def test_more_referees_cost_one_statement_each_and_no_question_more(self, organiser):
        counts = [statements_to_extend(organiser, referees) for referees in (1, 3)]

        assert counts[1] - counts[0] == 2


def statements_to_extend(organiser, referees):
    call = letters.a_letter_call(asked=referees, code=f"WIN{referees}")
    draft = a_draft(call)
    for number in range(referees):
        letters.asked(draft, replace(letters.GRACE, email=f"{number}@x.example"))
    with CaptureQueriesContext(connection) as queries:
        extend(call, organiser, letters_due_at=call.letters_due_at + DAY)
    return len(queries)


class TestLateAccess:
    def test_a_code_opens_the_closed_call_to_its_address_alone(self, organiser):
        school, person, other = a_school(), PersonFactory(email="late@university.example"), PersonFactory()
        access = let_in(school, organiser)
        at = access.given_at + DAY

        with refuses(NotAllowed, "This code does not open this call for you. Sign in with the address it was sent to."):
            deeds.redeem(school, code=access.code, by=other, at=at)
        deeds.redeem(school, code=f" {access.code.lower()} ", by=person, at=at)

        assert open_until(school, person, at) == access.until
        assert open_until(school, other, at) is None

    def test_whoever_was_let_in_writes_and_submits_until_their_instant(self, organiser):
        school, person = a_school(), PersonFactory(email="late@university.example")
        access = let_in(school, organiser)
        at = access.given_at + DAY
        deeds.redeem(school, code=access.code, by=person, at=at)

        draft = a_full_draft_at(school, person, at)

        assert submission_actions.submit(draft, by=person, at=access.until - SECOND).state == State.SUBMITTED

    def test_at_the_instant_itself_it_is_over(self, organiser):
        school, person = a_school(), PersonFactory(email="late@university.example")
        access = let_in(school, organiser)
        deeds.redeem(school, code=access.code, by=person, at=access.given_at)
        draft = a_full_draft_at(school, person, access.given_at)

        closed = "This call has closed. Nothing can be changed any more; what was submitted in time counts."
        with refuses(Closed, closed):
            submission_actions.submit(draft, by=person, at=access.until)

    def test_a_draft_begun_in_time_can_be_finished_with_late_access(self, organiser):
        school = a_school()
        draft = a_full_draft(school, by=PersonFactory(email="late@university.example"))
        access = let_in(school, organiser)
        deeds.redeem(school, code=access.code, by=draft.applicant, at=access.given_at)

        submitted = submission_actions.submit(draft, by=draft.applicant, at=access.given_at + SECOND)

        assert submitted.submitted_at == access.given_at + SECOND

    def test_a_code_that_was_taken_back_opens_nothing_more(self, organiser):
        school, person = a_school(), PersonFactory(email="late@university.example")
        access = let_in(school, organiser)
        deeds.redeem(school, code=access.code, by=person, at=access.given_at)

        deeds.shut_out(access, by=organiser, at=access.given_at + SECOND)

        assert open_until(school, person, access.given_at + SECOND) is None
        with refuses(Closed, "This code has ended. Write to the office if you still need it."):
            deeds.redeem(school, code=access.code, by=person, at=access.given_at + SECOND)

    def test_a_code_of_another_call_opens_nothing(self, organiser):
        school, other = a_school(), a_school(code="SPR27", title="Other")
        person = PersonFactory(email="late@university.example")
        access = let_in(other, organiser)

        with pytest.raises(NotAllowed):
            deeds.redeem(school, code=access.code, by=person, at=access.given_at)

    def test_using_the_code_twice_changes_nothing(self, organiser):
        school, person = a_school(), PersonFactory(email="late@university.example")
        access = let_in(school, organiser)

        for hours in (1, 2):
            deeds.redeem(school, code=access.code, by=person, at=access.given_at + timedelta(hours=hours))

        assert LateAccess.objects.get().redeemed_at == access.given_at + timedelta(hours=1)

    def test_the_letter_with_the_code_is_for_its_reader_only(self, organiser):
        access = let_in(a_school(), organiser)

        letter = Message.objects.get(kind="let_in")
        assert (letter.to, letter.secret) == ("late@university.example", True)
        assert access.code in letter.text

    def test_the_log_does_not_name_who_was_let_in(self, organiser):
        access = let_in(a_school(), organiser)

        log = PageLogEntry.objects.get(action="calls.call.let_in")
        assert log.data == {"access": access.pk, "until": access.until.isoformat()}

    def test_a_call_without_extension_lets_nobody_in(self, organiser):
        with refuses(NotAllowed, "This call promised that its deadline is final."):
            let_in(a_school(no_extension=True), organiser)

    def test_late_access_ends_after_the_close_and_after_now(self, organiser):
        school = a_school()
        with refuses(Incomplete, "Choose an instant after the call closes and after now."):
            let_in(school, organiser, until=school.closes_at, at=now_for(school))

    def test_the_jury_does_not_begin_while_somebody_still_writes(self, organiser):
        jury = an_assigned_jury()
        let_in(jury.call, organiser, at=timezone.now(), until=timezone.now() + DAY)

        sentence = "Somebody still has late access to the call: wait until it ends, or take it back."
        with refuses(WrongState, sentence):
            round_actions.open_round(jury.round, by=organiser, at=timezone.now())


def a_full_draft_at(school, person, at):
    draft = a_draft(school, by=person, at=at)

    return answer(draft, uploads={"cv": pdf()}, at=at, **ANSWERS)
