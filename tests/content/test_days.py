"""Stretches of days, said as shortly as possible."""

from datetime import date, datetime

import pytest

from content.days import days


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2027, 7, 5), date(2027, 7, 16), "5 to 16 July 2027"),
        (date(2027, 6, 28), date(2027, 7, 3), "28 June to 3 July 2027"),
        (date(2026, 12, 28), date(2027, 1, 2), "28 December 2026 to 2 January 2027"),
        (date(2027, 7, 5), date(2027, 7, 5), "5 July 2027"),
        (date(2027, 7, 5), None, "5 July 2027"),
        (None, None, ""),
        (datetime(2027, 7, 5, 9), datetime(2027, 7, 5, 17), "5 July 2027"),
    ],
)
def test_days_are_written_once_for_both_ends(first, last, words):
    assert days(first, last) == words
