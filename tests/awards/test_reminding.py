"""Nominees and authors who have not replied are reminded, at most twice, and nobody else is."""

from datetime import timedelta

import pytest

from awards import confirming
from awards.models import Confirmation
from awards.reminding import remind_due
from calls.actions import submission as submission_actions
from people.chores import CHORES
from people.models import Message
from tests.factories.calls import a_submission, an_award
from tests.factories.training import RoundFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)


@pytest.fixture
def asked():
    """A nominee who was asked, and has fourteen days to reply."""
    a_submission(an_award())
    return Confirmation.objects.get()


def reminders():
    return list(Message.objects.filter(kind="confirmation_reminder").order_by("pk"))


def run_hourly(first, last):
    at = first
    while at <= last:
        remind_due(at=at)
        at += 6 * HOUR


def test_the_chore_is_known_to_the_workers():
    assert CHORES["remind nominees"].every == HOUR


def test_two_reminders_go_out_with_the_same_link_and_never_a_third(asked):
    assert remind_due(at=asked.until - 7 * DAY - HOUR) == 0
    assert remind_due(at=asked.until - 7 * DAY) == 1
    assert remind_due(at=asked.until - 7 * DAY + HOUR) == 0
    assert remind_due(at=asked.until - 2 * DAY) == 1

    run_hourly(asked.until - 2 * DAY, asked.until + 7 * DAY)

    assert [letter.to for letter in reminders()] == [asked.email, asked.email]
    link = Message.objects.get(kind="confirmation_asked").text.split("http", 1)[1].split()[0]
    assert [link in letter.text for letter in reminders()] == [True, True]
    asked.refresh_from_db()
    assert (asked.reminders, asked.reminded_at) == (2, asked.until - 2 * DAY)


@pytest.mark.parametrize("reply", [confirming.confirm, confirming.decline])
def test_whoever_has_replied_is_not_reminded(asked, reply):
    reply(asked, at=asked.asked_at + HOUR)

    run_hourly(asked.until - 8 * DAY, asked.until)

    assert reminders() == []


@pytest.mark.parametrize("take_out", [submission_actions.withdraw, submission_actions.reopen])
def test_nobody_is_reminded_of_what_is_not_in_the_running(asked, take_out):
    take_out(asked.submission, by=asked.submission.applicant, at=asked.asked_at + HOUR)

    run_hourly(asked.until - 8 * DAY, asked.until)

    assert reminders() == []


def test_nobody_is_reminded_once_the_jury_reads(asked):
    RoundFactory(call=asked.submission.call)

    run_hourly(asked.until - 7 * DAY, asked.until)

    assert reminders() == []


def test_nobody_is_reminded_once_the_time_to_reply_is_over(asked):
    assert remind_due(at=asked.until) == 0


def test_whoever_has_only_some_days_to_reply_is_not_reminded_within_two_of_them():
    a_submission(an_award(reply_within=3))
    asked = Confirmation.objects.get()

    run_hourly(asked.asked_at, asked.until)

    assert reminders() == []


def test_each_reminder_costs_the_same_however_many_wait(django_assert_max_num_queries):
    award = an_award()
    for number in range(3):
        a_submission(award, candidate_email=f"{number}@university.example")
    at = Confirmation.objects.latest("until").until - 7 * DAY

    with django_assert_max_num_queries(1 + 3 * 10):
        assert remind_due(at=at) == 3
