"""How wide words are in the Times that every PDF reader has: enough to break lines, not to justify them."""

import unicodedata
from functools import lru_cache

TIMES = dict(
    zip(
        map(chr, range(32, 127)),
        [
            *(250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278),
            *(500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444),
            *(921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722),
            *(556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500),
            *(333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500),
            *(500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541),
        ],
        strict=True,
    )
)
"""Advance widths of Times-Roman in thousandths of the type size, as in Adobe's metrics of the 14 standard fonts."""

WIDEST = 1000
"""For letters not listed: a dash or a ligature may be as wide as the type is high."""

BOLD = 1.08
"""Times-Bold is at most so much wider; one factor for all keeps lines inside the column."""


def width(text: str, size: float) -> float:
    """The width in points of the text at this size, accents aside, never less than it is."""
    return _thousandths(text) * size * BOLD / 1000


@lru_cache(maxsize=4096)
def _thousandths(text: str) -> int:
    return sum(TIMES.get(letter, WIDEST) for letter in _plain(text))


def _plain(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
