"""Sessions as lines of a timetable, by day, on the clocks of the place."""

from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils.formats import date_format

from content import zones


@dataclass(frozen=True)
class Sitting:
    """One line of the timetable; `start` and `end` are what clocks at the place show."""

    start: datetime
    end: datetime
    title: str
    url: str | None
    kind: str
    place: str
    link: str
    people: str


@dataclass(frozen=True)
class Day:
    title: str
    sessions: tuple[Sitting, ...]


def sittings_of(module) -> tuple[Day, ...]:
    """The sessions of one module by day."""
    return by_day([sitting(session, module) for session in module.sessions.all()])


def by_day(sittings: list[Sitting]) -> tuple[Day, ...]:
    ordered = sorted(sittings, key=lambda sitting: (sitting.start, sitting.end))
    return tuple(
        Day(date_format(day, "l j F Y"), tuple(group))
        for day, group in groupby(ordered, key=lambda sitting: sitting.start.date())
    )


def sitting(session, module, url: str | None = None) -> Sitting:
    """One session of `module`; `url` only where the line leads to a page of its own."""
    kind = " · ".join(filter(None, [_kind(module), module.track]))
    return Sitting(
        start=zones.wall(session.starts_at, module.zone),
        end=zones.wall(session.ends_at, module.zone),
        title=module.title,
        url=url,
        kind=kind,
        place=session.room,
        link=session.link,
        people=", ".join(speaker.name for speaker in module.speakers.all()),
    )


def _kind(module) -> str:
    # Django's own get_kind_display translates every kind in order to find one: thirty lines would cost 240 look-ups.
    return str(dict(module._meta.get_field("kind").flatchoices)[module.kind])
