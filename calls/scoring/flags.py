"""Flags: what a chair should look at before trusting a result."""

from decimal import Decimal

from calls.scoring.precision import comparable
from calls.scoring.result import Result

CONTESTED_FROM = Decimal("1.5")
"""Jurors this far apart, in points of the scale, talk about the dossier before it is decided."""


def contested(result: Result, threshold: Decimal = CONTESTED_FROM) -> bool:
    """Whether the highest and the lowest mark lie at least the threshold apart; never with fewer than two marks."""
    return result.count > 1 and result.range is not None and comparable(result.range) >= comparable(threshold)


def too_few(result: Result, minimum: int) -> bool:
    """Whether fewer jurors marked the dossier than the round asks for."""
    return result.count < minimum
