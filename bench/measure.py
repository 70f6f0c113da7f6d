"""How a screen is measured: first alone, for its time and its work, then by several clients at once, for its rate."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from math import ceil
from statistics import median
from time import monotonic

from bench.browser import Browser, Visit
from bench.database import InProcess, Postgres
from bench.server import House, Server

WARMING = 3
"""Turns on each worker before anything counts: templates are read, plans are made."""

Turn = Callable[[Browser], Sequence[Visit]]
"""Does the thing once; returns its visits."""
Visitor = Callable[[int | None], Browser]
"""A browser connected to the worker of this process id, signed in where that is needed."""


@dataclass(frozen=True)
class Task:
    """What to measure. `turns` are made alone, then `clients` make `crowd` turns each.

    `last_post` names a second row, of the request with which each turn hands in what its others prepared.
    """

    name: str
    turn: Turn
    visitor: Visitor
    last_post: str = ""
    turns: int = 30
    clients: int = 2
    crowd: int = 30


@dataclass(frozen=True)
class Row:
    """What one turn takes: times and processor times in milliseconds, memory in megabytes.

    `statements` is the most that any turn sent; `cpu` is the median of the turns, `database` their mean, and none where
    the database works in the application. `rate` is turns a second of all `clients` together.
    """

    name: str
    requests: int
    p50: float
    p95: float
    statements: int
    cpu: float
    database: float | None = None
    rate: float | None = None
    clients: int = 0
    peak: float | None = None


class Bench:
    """Measures one task after the other on a server that does nothing else."""

    def __init__(self, house: House, server: Server, database: InProcess | Postgres):
        self.house, self.server, self.database = house, server, database

    def measure(self, task: Task) -> list[Row]:
        self.server.forget_peaks()
        for worker in self.server.workers:
            self._alone(task, WARMING, worker)
        before = self.database.spent()
        turns = self._alone(task, task.turns, self.server.workers[0])
        spent = None if before is None else (self.database.spent() - before) / len(turns)
        rate = self._together(task)
        whole = self._row(task.name, turns)
        facts = {"database": spent, "rate": rate, "clients": task.clients, "peak": self.server.peak()}
        parts = [self._row(task.last_post, [last_post(turn) for turn in turns])] if task.last_post else []
        return [Row(**vars(whole) | facts), *parts]

    def _alone(self, task: Task, count: int, worker: int) -> list[Sequence[Visit]]:
        browser = task.visitor(worker)
        turns = [task.turn(browser) for _turn in range(count)]
        browser.close()
        return turns

    def _together(self, task: Task) -> float | None:
        if not task.clients:
            return None
        workers = self.server.workers
        browsers = [task.visitor(workers[number % len(workers)]) for number in range(task.clients)]
        with ThreadPoolExecutor(task.clients) as pool:
            began = monotonic()
            list(pool.map(lambda browser: [task.turn(browser) for _turn in range(task.crowd)], browsers))
            taken = monotonic() - began
        for browser in browsers:
            browser.close()
        return task.clients * task.crowd / taken

    def _row(self, name: str, turns: Sequence[Sequence[Visit]]) -> Row:
        notes = self.house.notes()
        times = [sum(visit.ms for visit in turn) for turn in turns]
        return Row(
            name=name,
            requests=len(turns[0]),
            p50=median(times),
            p95=percentile(times, 95),
            statements=max(sum(int(notes[visit.name]["statements"]) for visit in turn) for turn in turns),
            cpu=median(sum(notes[visit.name]["cpu"] for visit in turn) for turn in turns),
        )


def last_post(turn: Sequence[Visit]) -> Sequence[Visit]:
    return [visit for visit in turn if visit.method == "POST"][-1:]


def percentile(values: Sequence[float], share: int) -> float:
    """The smallest value that is at least as large as `share` per cent of all."""
    return next(islice(sorted(values), ceil(len(values) * share / 100) - 1, None))
