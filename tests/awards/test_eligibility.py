"""The rules of a thesis award: what each finds, with the sentence that people read."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.eligibility import Chapter, Window, confirmed, defence, not_repeated, own_article
from calls.eligibility import Verdict

TWO_YEARS = Window(anchor=date(2024, 10, 7), months=24)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "verdict"),
    [
        (date(2022, 10, 6), Verdict.UNMET),
        (date(2022, 10, 7), Verdict.MET),
        (date(2024, 10, 7), Verdict.MET),
        (date(2024, 10, 8), Verdict.UNMET),
        (None, Verdict.OPEN),
    ],
)
def test_both_ends_of_the_window_are_within_it(day, verdict):
    assert defence(day, TWO_YEARS).verdict == verdict


def test_a_refusal_names_the_days():
    finding = defence(date(2021, 1, 5), TWO_YEARS)

    assert (
        finding.sentence == "Defended on 5 January 2021. The call takes defences from 7 October 2022 to 7 October 2024."
    )


def test_a_career_break_moves_the_first_day_and_is_named():
    window = Window(anchor=date(2024, 10, 7), months=24, break_at_most=36)

    finding = defence(date(2021, 10, 7), window, break_months=12)

    assert finding.verdict == Verdict.MET
    assert finding.sentence == (
        "Defended on 7 October 2021; a career break of 12 months moves the first day from 7 October 2022 to "
        "7 October 2021."
    )


def test_a_career_break_counts_up_to_what_the_call_allows():
    window = Window(anchor=date(2024, 10, 7), months=24, break_at_most=6)

    assert defence(date(2022, 4, 7), window, break_months=60).verdict == Verdict.MET
    assert defence(date(2022, 4, 6), window, break_months=60).verdict == Verdict.UNMET


@given(
    day=st.dates(date(2015, 1, 1), date(2030, 1, 1)),
    months=st.integers(1, 60),
    taken=st.integers(0, 60),
    most=st.integers(0, 60),
)
def test_a_break_never_makes_a_defence_ineligible(day, months, taken, most):
    window = Window(date(2024, 10, 7), months, most)
    if defence(day, window).verdict == Verdict.MET:
        assert defence(day, window, taken).verdict == Verdict.MET


@pytest.mark.parametrize(
    ("chapters", "verdict"),
    [
        ([Chapter(is_alone=True, is_substantive=True)], Verdict.MET),
        ([Chapter(is_alone=True, is_substantive=False), Chapter(is_alone=False, is_substantive=True)], Verdict.UNMET),
        ([], Verdict.UNMET),
    ],
)
def test_a_collection_needs_one_article_of_the_nominees_own(chapters, verdict):
    assert own_article(True, chapters).verdict == verdict


def test_a_monograph_needs_no_article():
    assert own_article(False, []).verdict == Verdict.MET


def test_before_the_kind_of_thesis_is_given_the_rule_is_open():
    assert own_article(None, []).verdict == Verdict.OPEN


@pytest.mark.parametrize(
    ("person", "work", "verdict", "sentence"),
    [
        ({2024}, {2024, 2025}, Verdict.UNMET, "This person was put forward with this work in 2024."),
        (
            set(),
            {2025},
            Verdict.OPEN,
            "A work of this title was put forward in 2025 under another name: is it the same?",
        ),
        (
            {2023, 2021},
            set(),
            Verdict.OPEN,
            "Somebody of this name was put forward in 2021, 2023 with another work: is it the same person?",
        ),
        (set(), set(), Verdict.MET, "Neither the person nor the work was put forward in an earlier year."),
    ],
)
def test_only_name_and_work_together_are_certain(person, work, verdict, sentence):
    finding = not_repeated(person, work)
    assert (finding.verdict, finding.sentence) == (verdict, sentence)


@pytest.mark.parametrize(
    ("waiting", "declined", "verdict"),
    [([], [], Verdict.MET), (["Ada"], [], Verdict.OPEN), (["Ada"], ["Bo"], Verdict.UNMET)],
)
def test_everyone_put_forward_has_to_agree(waiting, declined, verdict):
    assert confirmed(waiting, declined).verdict == verdict
