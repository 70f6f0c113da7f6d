"""Keeping, comparing and showing numbers."""

from decimal import Decimal, localcontext

from hypothesis import given
from hypothesis import strategies as st

from calls.scoring.precision import comparable, kept, rounded

numbers = st.decimals(min_value=-100, max_value=100, places=15)


def test_halves_are_shown_rounded_up():
    assert str(rounded(Decimal("4.125"))) == "4.13"
    assert str(rounded(Decimal("4.5"), places=0)) == "5"


def test_a_whole_number_is_shown_with_its_places():
    assert str(rounded(Decimal(4))) == "4.00"


def test_three_thirds_are_comparable_with_one():
    third = kept(Decimal(1) / Decimal(3))

    assert third * 3 != Decimal(1)
    assert comparable(third * 3) == comparable(Decimal(1))


def test_a_coarse_context_elsewhere_changes_nothing():
    with localcontext() as elsewhere:
        elsewhere.prec = 3

        assert str(kept(Decimal("4.0625"))) == "4.062500000000"
        assert str(rounded(Decimal("14.0625"))) == "14.06"
        assert str(comparable(Decimal("4.0625"))) == "4.062500"


@given(numbers)
def test_keeping_comparing_and_showing_twice_is_the_same_as_once(value):
    for step in (kept, comparable, rounded):
        assert step(step(value)) == step(value)


@given(numbers, numbers)
def test_no_rounding_turns_an_order_around(one, other):
    low, high = sorted((one, other))
    for step in (kept, comparable, rounded):
        assert step(low) <= step(high)


@given(numbers, st.integers(0, 6))
def test_showing_moves_a_number_by_half_a_step_at_most(value, places):
    assert abs(rounded(value, places) - value) <= Decimal("0.5").scaleb(-places)
