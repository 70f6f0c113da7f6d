"""Whoever has a draft is reminded once before the deadline, and again only of a deadline that moved."""

from datetime import timedelta
from functools import partial

import pytest
from wagtail.models import ModelLogEntry

from calls.actions import erasure, window
from calls.actions import submission as submission_actions
from calls.actions.draft_reminders import remind_due
from calls.mail.parts import written
from calls.models import CallPage, Submission
from people.chores import CHORES
from people.models import Message
from tests.calls.at_once import at_once
from tests.factories.calls import a_draft, a_full_draft, a_school, a_submission, now_for
from tests.factories.letters import MARY, a_letter_call, asked, sent
from tests.factories.office import an_office_organiser

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def draft():
    """Begun in the middle of a call of sixty days that reminds three days before its close."""
    return a_draft(a_school())


def moment(call, days=3):
    return call.closes_at - days * DAY


def reminders():
    return list(Message.objects.filter(kind="draft_reminder").order_by("pk"))


def run_hourly(first, last):
    at = first
    while at <= last:
        remind_due(at=at)
        at += 6 * HOUR


def extend(call, *, by_days, at):
    closes_at = call.closes_at + by_days * DAY
    facts = {"closes_at": closes_at, "letters_due_at": None, "reason": "A storm.", "by": an_office_organiser()}
    window.extend(call, **facts, at=at)
    return CallPage.objects.get(pk=call.pk)


def test_the_chore_is_known_to_the_workers():
    assert CHORES["remind authors"].every == HOUR


def test_the_author_of_a_draft_is_reminded_once_before_the_deadline(draft):
    assert remind_due(at=moment(draft.call) - HOUR) == 0
    assert remind_due(at=moment(draft.call)) == 1

    run_hourly(moment(draft.call), draft.call.closes_at + DAY)

    (letter,) = reminders()
    assert letter.to == draft.applicant.email
    assert written(draft.call.closes_at, draft.call.zone) in letter.text
    assert f"/applications/{draft.reference}/" in letter.text
    assert "BEGIN:VCALENDAR" in letter.calendar


def test_each_call_says_how_many_days_before_and_whether_at_all():
    late, early, never = (a_draft(a_school(code=f"CALL{days}", reminder_days=days)) for days in (1, 10, 0))

    run_hourly(moment(early.call, 10), moment(early.call, 9))
    assert [letter.to for letter in reminders()] == [early.applicant.email]
    run_hourly(moment(late.call, 1), late.call.closes_at)

    assert [letter.to for letter in reminders()] == [early.applicant.email, late.applicant.email]
    assert Submission.objects.get(pk=never.pk).reminded_of is None


def test_whoever_submitted_withdrew_or_was_erased_is_left_in_peace():
    school = a_school()
    a_submission(school)
    withdrawn, erased = a_draft(school), a_draft(school)
    submission_actions.withdraw(withdrawn, by=withdrawn.applicant, at=now_for(school))
    erasure.forget(erased.applicant, now_for(school))

    assert remind_due(at=moment(school)) == 0


def test_what_was_taken_back_to_draft_is_a_draft_again(draft):
    handed = a_submission(draft.call)
    submission_actions.reopen(handed, by=handed.applicant, at=now_for(draft.call))

    assert remind_due(at=moment(draft.call)) == 2


def test_whoever_begins_in_the_last_days_knows_the_deadline():
    school = a_school()
    a_draft(school, at=moment(school) + HOUR)

    run_hourly(moment(school), school.closes_at)

    assert reminders() == []


def test_a_deadline_that_moved_is_reminded_of_anew(draft):
    remind_due(at=moment(draft.call))
    call = extend(draft.call, by_days=7, at=moment(draft.call) + DAY)

    assert remind_due(at=moment(call) - HOUR) == 0
    assert remind_due(at=moment(call)) == 1
    assert Submission.objects.get(pk=draft.pk).reminded_of == call.closes_at


def test_a_letter_about_an_extension_in_the_last_days_is_reminder_enough(draft):
    at = draft.call.closes_at - HOUR
    remind_due(at=moment(draft.call))
    call = extend(draft.call, by_days=1, at=at)

    run_hourly(at, call.closes_at)

    assert len(reminders()) == 1


def test_a_call_that_is_not_published_reminds_nobody(draft):
    CallPage.objects.filter(pk=draft.call_id).update(live=False)

    assert remind_due(at=moment(draft.call)) == 0


def test_the_letter_says_which_reference_letters_are_still_to_come():
    call = a_letter_call(asked=2)
    none, one, complete = a_draft(call), a_draft(call), a_full_draft(call)
    sent(asked(one))
    for request in (asked(complete), asked(complete, MARY)):
        sent(request)

    remind_due(at=moment(call))

    told = {letter.to: letter.text for letter in reminders()}
    due = f"Letters are due {written(call.letters_due_at, call.zone)}."
    assert f"0 of 2 letters have come. Ask 2 more referees. {due}" in told[none.applicant.email]
    assert f"1 of 2 letters has come. Ask 1 more referee. {due}" in told[one.applicant.email]
    assert "Letters are due" not in told[complete.applicant.email]


def test_a_letter_that_is_awaited_asks_for_nobody_else():
    draft = asked(a_draft(a_letter_call())).submission

    remind_due(at=moment(draft.call))

    assert "0 of 1 letters have come. Letters are due" in reminders()[0].text


def test_each_reminder_costs_the_same_however_many_drafts_there_are(django_assert_max_num_queries):
    call = a_school()
    for _number in range(3):
        a_draft(call)

    with django_assert_max_num_queries(2 + 3 * 9):
        assert remind_due(at=moment(call)) == 3


@pytest.mark.django_db(transaction=True)
def test_two_workers_remind_once():
    draft = a_draft(a_school())

    work = partial(remind_due, at=moment(draft.call))
    at_once(work, work)

    assert len(reminders()) == 1
    assert ModelLogEntry.objects.filter(action="calls.submission.remind").count() == 1
