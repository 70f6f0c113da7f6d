"""Referees who have not answered are reminded 14 and 3 days before their letter is due, and nobody else is."""

from datetime import timedelta

import pytest

from calls.actions import letter as letter_deeds
from calls.actions import letter_office
from calls.actions import submission as submission_actions
from calls.actions.letter_reminders import remind_due
from calls.models import LetterRequest
from people.chores import CHORES
from people.models import Message
from tests.factories.calls import a_draft, a_submission, now_for
from tests.factories.letters import MARY, NOBODY, WEEK, a_letter_call, asked, declined, sent
from tests.factories.office import an_office_organiser

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def request_():
    """Asked in the middle of a call of sixty days whose letters are due a week after its close."""
    return asked(a_submission(a_letter_call()))


def due(request):
    return request.submission.call.letters_due


def reminded():
    found = Message.objects.filter(kind__in=["letter_reminder", "letter_last_reminder"]).order_by("pk")
    return list(found.values_list("kind", flat=True))


def run_hourly(first, last):
    at = first
    while at <= last:
        remind_due(at=at)
        at += 6 * HOUR


def test_the_chore_is_known_to_the_workers():
    assert CHORES["remind referees"].every == HOUR


def test_two_reminders_go_out_before_the_day_and_never_a_third(request_):
    assert remind_due(at=due(request_) - 14 * DAY - HOUR) == 0
    assert remind_due(at=due(request_) - 14 * DAY) == 1
    assert remind_due(at=due(request_) - 14 * DAY + HOUR) == 0
    assert remind_due(at=due(request_) - 3 * DAY) == 1

    run_hourly(due(request_) - 3 * DAY, due(request_) + WEEK)

    assert reminded() == ["letter_reminder", "letter_last_reminder"]


def test_a_worker_that_slept_through_the_first_sends_one_and_not_both_at_once(request_):
    run_hourly(due(request_) - DAY, due(request_) - DAY + HOUR)

    assert reminded() == ["letter_reminder"]


def test_whoever_was_asked_shortly_before_a_reminder_is_left_in_peace():
    call = a_letter_call()
    asked(a_submission(call), at=call.letters_due - 15 * DAY)

    run_hourly(call.letters_due - 14 * DAY, call.letters_due - 4 * DAY)
    assert reminded() == []
    run_hourly(call.letters_due - 3 * DAY, call.letters_due)

    assert reminded() == ["letter_reminder"]


def test_what_the_candidate_reminded_of_is_counted(request_):
    at = due(request_) - 20 * DAY
    letter_deeds.remind(request_, by=request_.submission.applicant, at=at)

    run_hourly(at, due(request_))

    assert reminded() == ["letter_reminder", "letter_last_reminder"]


@pytest.mark.parametrize("answer", [sent, declined])
def test_whoever_has_answered_is_not_reminded(request_, answer):
    answer(request_)

    run_hourly(due(request_) - 15 * DAY, due(request_))

    assert reminded() == []


def test_a_referee_who_has_begun_is_reminded(request_):
    letter_deeds.open_(request_, by=NOBODY, at=now_for(request_.submission.call))

    assert remind_due(at=due(request_) - 3 * DAY) == 1


def test_a_replaced_referee_is_not_reminded(request_):
    letter_deeds.replace(request_, MARY, by=request_.submission.applicant, at=now_for(request_.submission.call))

    remind_due(at=due(request_) - 3 * DAY)

    assert list(Message.objects.filter(kind="letter_reminder").values_list("to", flat=True)) == [MARY.email]


def test_nobody_is_reminded_of_what_was_withdrawn_or_never_submitted(request_):
    draft = a_draft(request_.submission.call)
    asked(draft)
    author = request_.submission.applicant
    submission_actions.withdraw(request_.submission, by=author, at=now_for(request_.submission.call))

    assert remind_due(at=draft.call.closes_at + HOUR) == 0


def test_a_letter_accepted_late_is_reminded_of_before_its_own_day(request_):
    until = due(request_) + 2 * WEEK
    facts = {"until": until, "reason": "Illness.", "by": an_office_organiser(), "at": due(request_) + DAY}
    letter_office.accept_late(request_, **facts)

    assert remind_due(at=until - 3 * DAY) == 1


def test_each_reminder_costs_the_same_however_many_wait(django_assert_max_num_queries):
    call = a_letter_call()
    for _number in range(3):
        asked(a_submission(call))
    at = call.letters_due - 3 * DAY

    with django_assert_max_num_queries(1 + 3 * 12):
        assert remind_due(at=at) == 3
    assert LetterRequest.objects.filter(reminders=1, reminded_at=at).count() == 3
