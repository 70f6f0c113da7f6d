"""A first draft of decisions by place, to be looked at and saved by hand: nothing here is stored."""

from collections.abc import Iterable
from itertools import groupby

from calls.queries.board import Board, Row


def proposed(board: Board, first: int, then: int = 0, others: str = "") -> dict[int, str]:
    """Outcomes by dossier: the best for the first places, the second for those after them, the last for the rest.

    Tied dossiers that do not all fit above a line, and dossiers without a place, are left to decide by hand, or get the
    outcome `others` where one is named; what was decided of those without a place stays.
    """
    keys = [outcome.key for outcome in board.outcomes]
    bounds = [(first, keys[0])] if len(keys) < 3 else [(first, keys[0]), (first + then, keys[1])]
    found = {row.pk: row.outcome for row in board.rows}
    above = 0
    for _place, tied in groupby(_ranked(board), key=lambda row: row.place_number):
        group = list(tied)
        found |= dict.fromkeys((row.pk for row in group), _outcome(above, above + len(group), bounds, keys[-1]))
        above += len(group)
    if others:
        found |= {row.pk: others for row in board.rows if not row.sealed and not found[row.pk]}
    return found


def _ranked(board: Board) -> Iterable[Row]:
    return (row for row in board.rows if row.place_number is not None)


def _outcome(start: int, end: int, bounds: list[tuple[int, str]], rest: str) -> str:
    for bound, key in bounds:
        if end <= bound:
            return key
        if start < bound:
            return ""
    return rest
