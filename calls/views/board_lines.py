"""From a board to the lines of its table: sorted, written out, and placed on the common axis."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls.queries.board import ANSWER_FIRST, CONCERNED, CONFLICTED, Board, Row
from calls.scoring.precision import rounded

DOT, OWN_DOT = "dots__mark", "dots__mark dots__mark--own"
COLUMNS = (
    ("place", gettext_lazy("Place"), False),
    ("title", gettext_lazy("Dossier"), False),
    ("mean", gettext_lazy("Mean"), True),
    ("median", gettext_lazy("Median"), True),
    ("spread", gettext_lazy("Spread"), True),
    ("count", gettext_lazy("Marks"), True),
    ("outcome", gettext_lazy("Decision"), False),
)
_VALUES = {
    "place": lambda row: row.place_number,
    "reference": lambda row: row.reference,
    "title": lambda row: row.title.casefold(),
    "name": lambda row: row.name.casefold(),
    "mean": lambda row: row.mean,
    "median": lambda row: row.median,
    "spread": lambda row: row.spread,
    "count": lambda row: row.count,
    "outcome": lambda row: row.outcome or None,
}


@dataclass(frozen=True, slots=True)
class Column:
    """`direction` is ascending or descending where the table is sorted by this column; `url` sorts by it."""

    key: str
    title: str
    is_number: bool
    direction: str
    url: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark as per cent of the axis; the reader's own looks different."""

    at: str
    css: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table, written out. `mean_at`, `low` and `high` are per cent of the axis."""

    row: Row
    url: str
    place: str
    tied: bool
    contested: bool
    mean: str
    median: str
    spread: str
    count: str
    label: str
    dots: tuple[Dot, ...]
    mean_at: str
    low: str
    high: str
    criteria: tuple[str, ...]
    options: str
    outcome: str
    ends: str = ""


def columns(query: QueryDict, sort: str) -> dict[str, Column]:
    """The headings by key, each with the link that sorts by it; a second click turns the order round."""
    return {key: _column(key, title, is_number, query, sort) for key, title, is_number in COLUMNS}


def lines(board: Board, look: Mapping[str, object], options: Mapping[int, str]) -> list[Line]:
    """The rows in the order asked for, each written out. `options` are the choices of each dossier's select.

    Ties are marked where tied rows stand together, and the reader's own marks where only the reader looks.
    """
    criteria = board.round.version.definition.criteria if look["criteria"] else ()
    keys = tuple(criterion.key for criterion in criteria)
    labels = {outcome.key: str(outcome.label) for outcome in board.outcomes}
    # One address is made for all: making a thousand takes longer than reading the round.
    place = reverse("calls:board_dossier", args=[board.round.pk, 0]).removesuffix("0/")
    found = [_line(row, board, keys, labels, place, options) for row in in_order(board.rows, look["sort"])]
    if look["contested"] or look["sort"].removeprefix("-") != "place":
        found = [replace(line, tied=False) for line in found]
    return [replace(line, dots=_alike(line.dots)) for line in found] if look["projected"] else found


def _alike(dots: Sequence[Dot]) -> tuple[Dot, ...]:
    return tuple(replace(dot, css=DOT) for dot in dots)


def in_order(rows: Sequence[Row], sort: str) -> list[Row]:
    """Sorted by a column; what has no value there comes last in either direction, and equals stay in board order."""
    value = _VALUES[sort.removeprefix("-")]
    with_value = [row for row in rows if value(row) is not None]
    without = [row for row in rows if value(row) is None]
    return [*sorted(with_value, key=value, reverse=sort.startswith("-")), *without]


def with_end(found: Sequence[Line], places: int | None, words: str) -> list[Line]:
    """The lines with `words` under the last of the first `places`; said where that falls between tied dossiers."""
    ranked = [line for line in found if line.row.place_number is not None]
    if not places or len(ranked) <= places:
        return list(found)
    last, after = ranked[places - 1], ranked[places]
    if last.row.place_number == after.row.place_number:
        words = _("%(words)s, between dossiers that are tied") % {"words": words}
    return [replace(line, ends=words) if line is last else line for line in found]


def _column(key: str, title: str, is_number: bool, query: QueryDict, sort: str) -> Column:
    current = sort.removeprefix("-") == key
    turned = f"-{key}" if current and not sort.startswith("-") else key
    fresh = f"-{key}" if key in {"mean", "median", "spread", "count"} else key
    address = query.copy()
    address["sort"] = turned if current else fresh
    direction = ("descending" if sort.startswith("-") else "ascending") if current else ""
    return Column(key, title, is_number, direction, f"?{address.urlencode()}")


def _line(row: Row, board: Board, criteria: Sequence[str], labels, place: str, options: Mapping[int, str]) -> Line:
    result = row.result
    marks = tuple(zip(result.jurors, result.marks, strict=True)) if result else ()
    mean, spread = row.mean, row.spread or Decimal(0)
    return Line(
        row=row,
        url="" if row.sealed in (CONFLICTED, CONCERNED, ANSWER_FIRST) else f"{place}{row.pk}/",
        place=str(row.place_number or "–"),
        tied=bool(row.place and row.place.tied),
        contested=row.is_contested,
        mean=written(mean),
        median=written(row.median),
        spread=written(row.spread),
        count=_("%(count)d of %(expected)d") % {"count": result.count, "expected": row.expected} if result else "–",
        label=_said(row),
        dots=tuple(Dot(_at(mark, board.axis), OWN_DOT if juror == row.own_juror else DOT) for juror, mark in marks),
        mean_at=_at(mean, board.axis),
        low=_at(None if mean is None else mean - spread, board.axis),
        high=_at(None if mean is None else mean + spread, board.axis),
        criteria=tuple(written(result.criteria.get(key)) if result else "–" for key in criteria),
        options=options.get(row.pk, ""),
        outcome=labels.get(row.outcome, ""),
    )


def written(number: Decimal | None) -> str:
    """Two decimal places; a dash where there is no number."""
    return "–" if number is None else str(rounded(number))


def _said(row: Row) -> str:
    if not row.result or not row.result.marks:
        return _("No marks yet")
    marks = ", ".join(str(rounded(mark)) for mark in row.result.marks)
    return _("Marks %(marks)s; mean %(mean)s") % {"marks": marks, "mean": written(row.mean)}


def _at(number: Decimal | None, axis: tuple[Decimal, Decimal]) -> str:
    """Where a mark lies between the ends of the axis, in per cent, never beyond them."""
    low, high = axis
    if number is None or high == low:
        return "0"
    return str(rounded((min(max(number, low), high) - low) / (high - low) * 100))
