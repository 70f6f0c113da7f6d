"""A woven pattern for whatever has no picture: always the same for the same title."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

COLUMNS, ROWS = 6, 4
CELL = 40
STRANDS = (14, 20, 26)
"""Radii of the threads; two bundles from opposite corners of a cell never cross, as 26 + 26 < the diagonal of 40."""
VARIANTS = 4
DOTS = 2


@dataclass(frozen=True, slots=True)
class Pattern:
    """`variant` chooses the colours, `threads` is one SVG path, `dots` are centres in the units of `box`."""

    variant: int
    threads: str
    dots: tuple[tuple[int, int], ...]
    box: str = f"0 0 {COLUMNS * CELL} {ROWS * CELL}"
    dot_radius: int = 6


def pattern(title: str) -> Pattern:
    """The pattern of `title`: in each cell the threads turn around one pair of corners or the other."""
    digest = sha256(title.strip().casefold().encode()).digest()
    return Pattern(
        variant=digest[0] % VARIANTS + 1,
        threads="".join(_threads(int.from_bytes(digest[1:4], "big"))),
        dots=tuple(_dots(digest[4:])),
    )


def _threads(turns: int) -> Iterator[str]:
    for cell in range(COLUMNS * ROWS):
        row, column = divmod(cell, COLUMNS)
        corners = _falling if turns >> cell & 1 else _rising
        for radius in STRANDS:
            yield corners(column * CELL, row * CELL, radius)


def _falling(left: int, top: int, radius: int) -> str:
    """Arcs around the top left and the bottom right corner of a cell."""
    right, bottom = left + CELL, top + CELL
    return (
        f"M{left + radius} {top}a{radius} {radius} 0 0 1-{radius} {radius}"
        f"M{right - radius} {bottom}a{radius} {radius} 0 0 1 {radius}-{radius}"
    )


def _rising(left: int, top: int, radius: int) -> str:
    """Arcs around the top right and the bottom left corner of a cell."""
    right, bottom = left + CELL, top + CELL
    return (
        f"M{right - radius} {top}a{radius} {radius} 0 0 0 {radius} {radius}"
        f"M{left + radius} {bottom}a{radius} {radius} 0 0 0-{radius}-{radius}"
    )


def _dots(digest: bytes) -> Iterator[tuple[int, int]]:
    """Inner corners of the grid, where no thread ever passes."""
    for first, second in zip(digest[0 : 2 * DOTS : 2], digest[1 : 2 * DOTS : 2], strict=True):
        yield (first % (COLUMNS - 1) + 1) * CELL, (second % (ROWS - 1) + 1) * CELL
