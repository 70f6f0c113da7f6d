"""Reminders of something that is due: each at its moment, never two at once, never too soon after the letter before."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from calls.actions.reminding import MOST_REMINDERS, REST, is_owed

DUE = datetime(2027, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)
BEFORE = (14 * DAY, 3 * DAY)


def owed(*, asked=30, now, reminders=0, reminded=None):
    """All in days before the day it is due."""
    return is_owed(
        asked_at=DUE - asked * DAY,
        due=DUE,
        before=BEFORE,
        reminders=reminders,
        reminded_at=None if reminded is None else DUE - reminded * DAY,
        at=DUE - now * DAY,
    )


def test_a_reminder_is_owed_from_its_moment_on():
    assert [owed(now=days) for days in (15, 14, 3)] == [False, True, True]
    assert [owed(now=days, reminders=1, reminded=14) for days in (13, 4, 3)] == [False, False, True]
    assert owed(now=1, reminders=2, reminded=3) is False


def test_two_that_were_missed_do_not_go_out_together():
    assert owed(now=1) is True
    assert owed(now=0.9, reminders=1, reminded=1) is False


def test_one_whose_moment_lay_too_close_to_the_letter_that_asked_is_skipped():
    assert [owed(asked=15, now=days) for days in (14, 10, 3)] == [False, False, True]


@given(
    asked=st.integers(0, 60 * 24),
    before=st.lists(st.integers(1, 40), max_size=4, unique=True),
    runs=st.lists(st.integers(0, 60 * 24), max_size=60),
)
def test_however_often_it_is_asked_there_are_at_most_two_and_always_a_rest_between(asked, before, runs):
    asked_at = DUE - timedelta(hours=asked)
    went: list[datetime] = []
    for at in sorted(DUE - timedelta(hours=hours) for hours in runs):
        last = went[-1] if went else None
        facts = {"due": DUE, "before": [days * DAY for days in before], "reminders": len(went), "reminded_at": last}
        if is_owed(asked_at=asked_at, **facts, at=at):
            went.append(at)

    assert len(went) <= MOST_REMINDERS
    assert [
        later - earlier for earlier, later in zip([asked_at, *went], went, strict=False) if later - earlier < REST
    ] == []
