"""What a chair should look at before trusting a result."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calls.scoring.flags import contested, too_few
from calls.scoring.result import result
from tests.calls.scoring.cards import TOTAL, card_piles, totals, weightings


def test_a_distance_of_one_and_a_half_is_contested():
    assert contested(result(1, totals(1, "4.50", "3.00"), TOTAL)) is True


def test_a_little_less_is_not():
    assert contested(result(1, totals(1, "4.49", "3.00"), TOTAL)) is False


def test_a_distance_lost_in_the_last_kept_digit_is_still_contested():
    assert contested(result(1, totals(1, "4.833333333333", "3.333333333334"), TOTAL)) is True


def test_the_threshold_is_the_rounds_own():
    found = result(1, totals(1, "4.5", "3.5"), TOTAL)

    assert (contested(found, Decimal(1)), contested(found, Decimal(2))) == (True, False)


def test_one_mark_or_none_is_never_contested_even_with_a_threshold_of_zero():
    assert contested(result(1, totals(1, "4"), TOTAL), Decimal(0)) is False
    assert contested(result(1, [], TOTAL), Decimal(0)) is False


def test_two_marks_are_too_few_where_three_are_asked_for():
    found = result(1, totals(1, "4", None, "5"), TOTAL)

    assert (too_few(found, 3), too_few(found, 2)) == (True, False)


@given(card_piles(dossiers=1), weightings, st.decimals(0, 10, places=2), st.decimals(0, 10, places=2))
def test_what_a_strict_threshold_flags_a_lower_one_flags_too(cards, weights, one, other):
    found = result(1, cards, weights)
    low, high = sorted((one, other))

    assert not contested(found, high) or contested(found, low)


@given(card_piles(dossiers=1), weightings, st.integers(0, 6))
def test_too_few_turns_exactly_at_the_number_of_marks(cards, weights, minimum):
    found = result(1, cards, weights)

    assert too_few(found, minimum) is (len(found.marks) < minimum)
