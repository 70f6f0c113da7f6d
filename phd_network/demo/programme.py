"""The programme of the demo's summer school: five days, four tracks, thirty contact hours in each track."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import cycle
from zoneinfo import ZoneInfo

TRACKS = ("Photography", "Film", "Cartography", "Collaborative methods")


@dataclass(frozen=True, slots=True)
class SessionPlan:
    """One meeting; `hours` are those that count for attendance, breaks left out."""

    title: str
    starts: datetime
    ends: datetime
    room: str
    speaker: str
    hours: Decimal


@dataclass(frozen=True, slots=True)
class ModulePlan:
    """Sessions that belong together; a module without a track is for all participants."""

    title: str
    kind: str
    track: str
    summary: str
    sessions: tuple[SessionPlan, ...]

    @property
    def hours(self) -> Decimal:
        return sum((session.hours for session in self.sessions), Decimal(0))

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks in any of the sessions, each once, in order of appearance."""
        return tuple(dict.fromkeys(session.speaker for session in self.sessions))


@dataclass(frozen=True, slots=True)
class Slot:
    """A piece of the week: day from 0, when, and how many hours count."""

    day: int
    starts: time
    ends: time
    hours: Decimal


def _slot(day: int, starts: str, ends: str) -> Slot:
    first, last = time.fromisoformat(starts), time.fromisoformat(ends)
    minutes = (last.hour - first.hour) * 60 + last.minute - first.minute
    return Slot(day, first, last, Decimal(minutes) / 60)


COMMON: tuple[tuple[str, str, str, str, tuple[tuple[Slot, str], ...]], ...] = (
    (
        "Opening lectures: sensing migration",
        "keynote",
        "Aula",
        "What eyes, ears and feet know that questionnaires do not: two lectures that set the questions of the week.",
        (
            (_slot(0, "09:30", "11:00"), "Senses as evidence"),
            (_slot(2, "09:30", "11:00"), "Whose picture is it? Ethics of showing"),
        ),
    ),
    (
        "Reading seminar",
        "seminar",
        "Library",
        "A close reading of four short texts that all participants bring, with one question each.",
        ((_slot(0, "11:30", "13:00"), "Four texts, four ways of looking"),),
    ),
    (
        "Walk through the old port",
        "visit",
        "Meeting point: ferry pier",
        "An afternoon on foot with people who work at the port, in pairs across the tracks.",
        ((_slot(1, "14:30", "17:30"), "Walking as method"),),
    ),
    (
        "Participants present",
        "presentation",
        "Seminar room 2",
        "Each project in ten minutes, with a discussant from another track.",
        (
            (_slot(2, "11:30", "13:00"), "Projects, first half"),
            (_slot(3, "16:00", "17:30"), "Projects, second half"),
        ),
    ),
    (
        "Mentor hours",
        "mentoring",
        "Courtyard",
        "Conversations with a mentor of one's choice; half an hour each, three in a row.",
        ((_slot(3, "14:30", "16:00"), "One to one"),),
    ),
    (
        "Closing show",
        "presentation",
        "Aula",
        "The four tracks show what they made, open to the people who took part in the fieldwork.",
        ((_slot(4, "14:30", "17:30"), "Works and conversation"),),
    ),
)
"""Modules for all: title, kind, room, summary, and their slots with a title each."""

WORKSHOP = (
    _slot(0, "14:30", "17:30"),
    _slot(1, "09:30", "12:30"),
    _slot(2, "14:30", "17:30"),
    _slot(3, "09:30", "12:30"),
    _slot(4, "09:30", "12:30"),
)
"""The five half-days of every track, held side by side."""

WORKSHOPS: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "Photography": (
        "Darkroom",
        "From the contact sheet to the photo essay: to make, choose and order pictures together with those in them.",
        ("Looking twice", "Portraits by agreement", "Picture and caption", "In the field", "Sequence and wall"),
    ),
    "Film": (
        "Screening room",
        "A film of three minutes in five half-days, with telephones and a rule for what is not shown.",
        ("One shot", "Sound first", "A conversation on camera", "In the field", "The cut"),
    ),
    "Cartography": (
        "Map room",
        "Maps that say who drew them: sketch maps, routes and registers on the same sheet.",
        ("Memory maps", "Routes and rhythms", "Data that may be mapped", "In the field", "Legend and print"),
    ),
    "Collaborative methods": (
        "Workshop hall",
        "Research designed with participants, from the first question to the question of authorship.",
        ("Who asks?", "Agreements on paper", "Making things together", "In the field", "Giving back"),
    ),
}
"""By track: its room, what it is about, and the title of each half-day."""


def summer_school(first_day: date, speakers: Sequence[str], zone: str = "Europe/Lisbon") -> list[ModulePlan]:
    """All modules of the week that starts on this day, in local time of the zone, speakers taken in turn.

    Each track keeps one speaker, so five speakers are the least: nobody is in two rooms at once. Raises ValueError
    for fewer.
    """
    if len(speakers) <= len(TRACKS):
        raise ValueError(f"A week with {len(TRACKS)} tracks needs at least {len(TRACKS) + 1} speakers.")
    place = ZoneInfo(zone)
    workshops = [_workshop(track, first_day, place, speaker) for track, speaker in zip(TRACKS, speakers, strict=False)]
    return [*_common(first_day, place, speakers[len(TRACKS) :]), *workshops]


def _common(first_day: date, zone: ZoneInfo, speakers: Sequence[str]) -> list[ModulePlan]:
    turns = cycle(speakers)
    return [
        ModulePlan(
            title=title,
            kind=kind,
            track="",
            summary=summary,
            sessions=tuple(_session(slot, name, first_day, zone, room, next(turns)) for slot, name in slots),
        )
        for title, kind, room, summary, slots in COMMON
    ]


def _workshop(track: str, first_day: date, zone: ZoneInfo, speaker: str) -> ModulePlan:
    room, summary, names = WORKSHOPS[track]
    sessions = tuple(
        _session(slot, name, first_day, zone, room, speaker) for slot, name in zip(WORKSHOP, names, strict=True)
    )
    return ModulePlan(title=f"Track: {track}", kind="methods", track=track, summary=summary, sessions=sessions)


def _session(slot: Slot, title: str, first_day: date, zone: ZoneInfo, room: str, speaker: str) -> SessionPlan:
    day = first_day + timedelta(days=slot.day)
    starts, ends = (datetime.combine(day, moment, tzinfo=zone) for moment in (slot.starts, slot.ends))
    return SessionPlan(title=title, starts=starts, ends=ends, room=room, speaker=speaker, hours=slot.hours)
