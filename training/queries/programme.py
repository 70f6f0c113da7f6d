"""The programme of a school or an event as a timetable: sessions by day, on the clocks of the place."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.formats import date_format

from calls import clock
from calls.forms.definition import plain_number
from training.models.module import ModulePage, Session


@dataclass(frozen=True)
class Sitting:
    """One line of the timetable; `start` and `end` are what clocks at the place show."""

    start: datetime
    end: datetime
    title: str
    url: str | None
    kind: str
    place: str
    people: str


@dataclass(frozen=True)
class Day:
    title: str
    sessions: tuple[Sitting, ...]


@dataclass(frozen=True)
class Programme:
    """`unscheduled` are modules without a session yet; `hours` is the sum of those that count."""

    days: tuple[Day, ...]
    unscheduled: tuple[ModulePage, ...]
    hours: str


def programme(page, address: Callable[[ModulePage], str]) -> Programme:
    """The published modules below `page`, in three queries. `address` gives a module's URL."""
    modules = list(
        ModulePage.objects.child_of(page).live().public().prefetch_related("sessions", "speakers").order_by("path")
    )
    sittings = sorted(
        (_sitting(session, module, address(module)) for module in modules for session in module.sessions.all()),
        key=lambda sitting: (sitting.start, sitting.end, sitting.title),
    )
    return Programme(
        days=by_day(sittings), unscheduled=tuple(m for m in modules if not m.sessions.all()), hours=_hours(modules)
    )


def sittings_of(module: ModulePage) -> tuple[Day, ...]:
    """The sessions of one module by day."""
    return by_day([_sitting(session, module, None) for session in module.sessions.all()])


def by_day(sittings: list[Sitting]) -> tuple[Day, ...]:
    ordered = sorted(sittings, key=lambda sitting: (sitting.start, sitting.end))
    return tuple(
        Day(date_format(day, "l j F Y"), tuple(group))
        for day, group in groupby(ordered, key=lambda sitting: sitting.start.date())
    )


def _sitting(session: Session, module: ModulePage, url: str | None) -> Sitting:
    kind = " · ".join(filter(None, [module.get_kind_display(), module.track]))
    return Sitting(
        start=clock.wall(session.starts_at, module.zone),
        end=clock.wall(session.ends_at, module.zone),
        title=module.title,
        url=url,
        kind=kind,
        place=session.room,
        people=", ".join(speaker.name for speaker in module.speakers.all()),
    )


def _hours(modules: list[ModulePage]) -> str:
    total = sum(session.hours for module in modules for session in module.sessions.all())
    return plain_number(total) if total else ""
