"""Recusal: which cards still count when a juror's conflict comes to light after scoring.

The two policies can name different winners, so a round states its policy before scoring starts.
"""

from collections.abc import Iterable

from calls.scoring.card import Card, Id


def without_juror_for(cards: Iterable[Card], juror: Id, dossier: Id) -> list[Card]:
    """Leave out the juror's card for this dossier only; the juror's other cards count as before."""
    return [card for card in cards if (card.juror, card.dossier) != (juror, dossier)]


def without_juror(cards: Iterable[Card], juror: Id) -> list[Card]:
    """Leave the juror out of the whole comparison, so that every dossier is judged by the same people."""
    return [card for card in cards if card.juror != juror]
