"""The table that a run prints, with what each row was to keep to, and by how much it does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields

from bench.measure import Row


@dataclass(frozen=True)
class Budget:
    """The most a row may take, and for `rate` the least; each as in Row. What is none is not limited."""

    statements: int | None = None
    p50: int | None = None
    cpu: int | None = None
    rate: float | None = None
    peak: int | None = 250


@dataclass(frozen=True)
class Verdict:
    """Whether a row kept to its budget; `broken` are its limits that did not hold."""

    budget: Budget
    broken: tuple[str, ...]


HEADINGS = ("", "requests", "p50 ms", "p95 ms", "per s", "SQL", "CPU ms", "DB CPU ms", "peak MB", "budget", "")
_WORDS = {"statements": "SQL ≤ {}", "p50": "p50 ≤ {} ms", "cpu": "CPU ≤ {} ms", "rate": "≥ {} per s"}


def verdict(row: Row, budget: Budget) -> Verdict:
    limits = {field.name: getattr(budget, field.name) for field in fields(budget)}
    broken = [name for name, limit in limits.items() if limit is not None and _breaks(row, name, limit)]
    return Verdict(budget, tuple(broken))


def table(rows: Sequence[Row], budgets: Mapping[str, Budget]) -> str:
    """Rows in Markdown, numbers at the right."""
    lines = [HEADINGS, *(_line(row, verdict(row, budgets.get(row.name, Budget()))) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    rule = ["-" * width if column in _WORDED else "-" * (width - 1) + ":" for column, width in enumerate(widths)]
    head, *body = [_padded(line, widths) for line in lines]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (head, rule, *body))


def as_json(rows: Sequence[Row], budgets: Mapping[str, Budget], machine: Mapping[str, object]) -> str:
    told = [
        asdict(row)
        | {"broken": verdict(row, budgets.get(row.name, Budget())).broken, "budget": asdict(budgets[row.name])}
        if row.name in budgets
        else asdict(row)
        for row in rows
    ]
    return json.dumps({"machine": machine, "rows": told}, indent=1)


_WORDED = {0, 9, 10}
"""Columns of words, set from the left."""


def _breaks(row: Row, name: str, limit: float) -> bool:
    value = getattr(row, name)
    if value is None:
        return False
    return value < limit if name == "rate" else value > limit


def _line(row: Row, found: Verdict) -> tuple[str, ...]:
    rate = "" if row.rate is None else f"{_short(row.rate)} ({row.clients})"
    numbers = [str(row.requests), _short(row.p50), _short(row.p95), rate, str(row.statements), _short(row.cpu)]
    numbers += [_database(row), _whole(row.peak)]
    return row.name, *numbers, _limits(found.budget), _said(row, found)


def _database(row: Row) -> str:
    if row.database is not None:
        return _short(row.database)
    # A row about a part of each turn has no clock of its own; where the whole has none either, there is no server.
    return "in process" if row.clients else ""


def _limits(budget: Budget) -> str:
    limits = ((words, getattr(budget, name)) for name, words in _WORDS.items())
    return ", ".join(words.format(limit) for words, limit in limits if limit is not None)


def _said(row: Row, found: Verdict) -> str:
    if not found.broken:
        return "under" if _limits(found.budget) else ""
    return "over: " + ", ".join("memory" if name == "peak" else _WORDS[name].split()[0] for name in found.broken)


def _short(number: float) -> str:
    return f"{number:.1f}" if number < 100 else f"{number:.0f}"


def _whole(number: float | None) -> str:
    return "" if number is None else f"{number:.0f}"


def _padded(line: Sequence[str], widths: Sequence[int]) -> list[str]:
    pairs = zip(line, widths, strict=True)
    return [cell.ljust(width) if at in _WORDED else cell.rjust(width) for at, (cell, width) in enumerate(pairs)]
