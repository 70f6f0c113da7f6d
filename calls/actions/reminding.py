"""When to remind somebody who was asked for something and has not answered: a referee, a nominee."""

from collections.abc import Iterable
from datetime import datetime, timedelta

MOST_REMINDERS = 2
REST = timedelta(days=2)
"""Whoever is asked is left in peace for so long after each letter we write."""


def is_owed(
    *,
    asked_at: datetime,
    due: datetime,
    before: Iterable[timedelta],
    reminders: int,
    reminded_at: datetime | None,
    at: datetime,
) -> bool:
    """Whether one more reminder is owed at the instant `at`, of those that go out so long `before` the day it is due.

    One whose moment lay within the REST after the letter that asked is skipped: it would come too soon.
    """
    moments = [due - ahead for ahead in before]
    owed = sum(asked_at + REST <= moment <= at for moment in moments)
    rested = (reminded_at or asked_at) + REST <= at
    return reminders < min(owed, MOST_REMINDERS) and rested
