"""A thousand dossiers are computed while a page is being asked for."""

import time
from decimal import Decimal

from calls.scoring.card import Card
from calls.scoring.place import places
from calls.scoring.result import results
from tests.calls.scoring.cards import AWARD_WEIGHTS, CRITERIA


def test_a_thousand_dossiers_with_three_cards_take_well_under_three_tenths_of_a_second():
    cards = [
        Card(juror, dossier, {key: Decimal(1 + (dossier * juror + n) % 5) for n, key in enumerate(CRITERIA)})
        for dossier in range(1000)
        for juror in range(3)
    ]
    start = time.process_time()

    board = places(results(cards, AWARD_WEIGHTS))

    assert len(board) == 1000
    assert time.process_time() - start < 0.3
