"""Days counted in calendar months, and what several findings amount to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls.eligibility import Finding, Verdict, months_before, overall

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 12, 31))
MONTHS = st.integers(min_value=0, max_value=240)


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2024, 10, 7), 24, date(2022, 10, 7)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 1, 15), 1, date(2023, 12, 15)),
        (date(2024, 1, 15), 0, date(2024, 1, 15)),
    ],
)
def test_months_are_counted_on_the_calendar(day, months, earlier):
    assert months_before(day, months) == earlier


@given(DAYS, MONTHS)
def test_the_month_is_as_many_months_earlier_whatever_the_day(day, months):
    found = months_before(day, months)
    assert (day.year * 12 + day.month) - (found.year * 12 + found.month) == months


@given(DAYS, MONTHS)
def test_the_day_is_the_same_or_the_last_of_a_shorter_month(day, months):
    found = months_before(day, months)
    assert found.day == day.day or (found.day < day.day and (date.fromordinal(found.toordinal() + 1).day == 1))


@given(DAYS, MONTHS, MONTHS)
def test_more_months_are_never_later(day, months, more):
    assert months_before(day, months + more) <= months_before(day, months)


def finding(verdict):
    return Finding("rule", "Rule", verdict, "")


@pytest.mark.parametrize(
    ("verdicts", "whole"),
    [
        ([], Verdict.MET),
        ([Verdict.MET, Verdict.MET], Verdict.MET),
        ([Verdict.MET, Verdict.OPEN], Verdict.OPEN),
        ([Verdict.OPEN, Verdict.UNMET, Verdict.MET], Verdict.UNMET),
    ],
)
def test_one_rule_that_is_not_met_is_enough(verdicts, whole):
    assert overall(map(finding, verdicts)) == whole
