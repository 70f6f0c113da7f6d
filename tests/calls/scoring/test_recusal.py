"""Two ways to leave out a juror whose conflict came to light late."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls.scoring.place import places
from calls.scoring.recusal import without_juror, without_juror_for
from calls.scoring.result import results
from tests.calls.scoring.cards import TOTAL, card_piles, totals


@pytest.fixture
def panel():
    """Five jurors, two nominees; juror 2 turns out to have supervised N3."""
    marks = {"N1": ("4.25", "3.00", "4.30", "4.00", "4.00"), "N3": ("4.00", "5.00", "4.25", "4.00", "4.00")}
    return [card for dossier, given_marks in marks.items() for card in totals(dossier, *given_marks)]


def standing(cards):
    found = results(cards, TOTAL)
    return {dossier: one.mean for dossier, one in found.items()}, places(found)[0].dossier


def test_as_first_computed_the_supervised_nominee_leads(panel):
    assert standing(panel) == ({"N1": Decimal("3.91"), "N3": Decimal("4.25")}, "N3")


def test_leaving_the_juror_out_for_that_nominee_keeps_the_leader(panel):
    left = without_juror_for(panel, juror=2, dossier="N3")

    assert standing(left) == ({"N1": Decimal("3.91"), "N3": Decimal("4.0625")}, "N3")


def test_leaving_the_juror_out_of_the_whole_comparison_turns_the_order(panel):
    left = without_juror(panel, juror=2)

    assert standing(left) == ({"N1": Decimal("4.1375"), "N3": Decimal("4.0625")}, "N1")


@given(card_piles(), st.integers(1, 5), st.integers(1, 6))
def test_for_one_dossier_only_that_card_goes_and_the_order_stays(cards, juror, dossier):
    left = without_juror_for(cards, juror, dossier)

    assert left == [card for card in cards if not (card.juror == juror and card.dossier == dossier)]
    assert len(cards) - len(left) <= 1


@given(card_piles(), st.integers(1, 5))
def test_without_a_juror_is_without_that_juror_for_every_dossier(cards, juror):
    left = cards
    for dossier in range(1, 7):
        left = without_juror_for(left, juror, dossier)

    assert without_juror(cards, juror) == left


@given(card_piles(), st.integers(1, 5))
def test_leaving_out_twice_is_leaving_out_once(cards, juror):
    once = without_juror(cards, juror)

    assert without_juror(once, juror) == once


@given(card_piles())
def test_a_juror_without_cards_changes_nothing(cards):
    assert without_juror(cards, 99) == cards
