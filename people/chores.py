"""Chores: what the worker does by itself every so often. An app registers its own in `AppConfig.ready`.

All workers share one row a chore. Whoever moves the row on runs the chore; for the others it is no longer due.
A chore runs outside any transaction and takes its own. It must bear being run again after breaking off half-way.
"""

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.management import call_command
from django.utils import timezone

from people.models import ChoreRun

RETRY_AFTER = timedelta(minutes=10)
"""A chore that failed is tried again this soon, or sooner where it runs more often anyway."""
STALLED_AFTER = timedelta(minutes=15)
"""A run that began so long ago and never ended has died with its worker."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Chore:
    """Something to do every so often; `work` is called with `at`, the instant at which the run began."""

    name: str
    every: timedelta
    work: Callable[..., object]


CHORES: dict[str, Chore] = {}


def register(name: str, every: timedelta, work: Callable[..., object]) -> None:
    """Have the workers call `work(at=…)` every so often. Raises ValueError where another chore has this name."""
    if name in CHORES:
        raise ValueError(f"Another chore is called {name!r} already.")
    CHORES[name] = Chore(name, every, work)


def command(name: str) -> Callable[..., object]:
    """The work of a chore that is a management command."""

    def work(*, at: datetime) -> None:
        call_command(name, verbosity=0)

    return work


def run_due(*, clock: Callable[[], datetime] = timezone.now) -> list[str]:
    """Run the chores that are due, and return their names.

    A chore that fails is logged, keeps its trouble on its row and holds up none behind it.
    """
    return [chore.name for chore, row in _due(clock()) if _run(chore, row, clock)]


def _due(at: datetime) -> Iterator[tuple[Chore, ChoreRun]]:
    for name, row in _rows().items():
        if _is_due(CHORES[name], row, at):
            yield CHORES[name], row


def _rows() -> dict[str, ChoreRun]:
    """The row of every chore, in the order of their registration; made where a chore is new."""
    rows = {row.name: row for row in ChoreRun.objects.filter(name__in=CHORES)}
    if new := [ChoreRun(name=name) for name in CHORES if name not in rows]:
        ChoreRun.objects.bulk_create(new, ignore_conflicts=True)
        return _rows()
    return {name: rows[name] for name in CHORES}


def _is_due(chore: Chore, row: ChoreRun, at: datetime) -> bool:
    if row.began_at is None:
        return True
    if row.ended_at is None:
        return row.began_at <= at - STALLED_AFTER
    return row.began_at <= at - (min(chore.every, RETRY_AFTER) if row.trouble else chore.every)


def _run(chore: Chore, row: ChoreRun, clock: Callable[[], datetime]) -> bool:
    """Run the chore unless another worker has taken it since the row was read; True if it was ours."""
    at = clock()
    untouched = ChoreRun.objects.filter(pk=row.pk, began_at=row.began_at, ended_at=row.ended_at)
    if not untouched.update(began_at=at, ended_at=None):
        return False
    trouble = _trouble_working(chore, at)
    ChoreRun.objects.filter(pk=row.pk, began_at=at).update(ended_at=clock(), trouble=trouble)
    return True


def _trouble_working(chore: Chore, at: datetime) -> str:
    try:
        chore.work(at=at)
    except Exception as error:  # Whatever a chore breaks on, letters must go out and the other chores be done.
        logger.exception("The chore %s failed.", chore.name)
        return f"{type(error).__name__}: {error}"[:1000]
    return ""
