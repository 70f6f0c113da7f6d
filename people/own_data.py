"""What the site holds about a person, for that person to take along.

An app says in its `AppConfig.ready` what it holds: `register` names a section and a function that reads its records.
A record is what its owner may read, no more: what others wrote about somebody in confidence is in no section.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.text import get_valid_filename

from people.models import Person
from people.zips import PIECE, Member

IN_MEMORY = 256 * 1024
"""Bytes of a section's page that are kept in memory; longer ones wait on disk until they are sent."""


class Fact(NamedTuple):
    """One thing that is known: its name, its value in words or as a list of them, and raw where that is more exact."""

    name: str
    shown: str | list[str]
    raw: object = None


@dataclass(frozen=True)
class Part:
    """Some facts under a heading of their own."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class File:
    """A file that belongs to a record: what its owner called it, and how to open it."""

    name: str
    open: Callable[[], IO[bytes]]


@dataclass(frozen=True)
class Record:
    """One thing: a submission, a letter, an affiliation. `folder` is where its files are put."""

    title: str
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    files: tuple[File, ...] = ()
    folder: str = ""


@dataclass(frozen=True)
class Section:
    """`read` gives the records of one person, one after the other; `place` orders the sections."""

    place: int
    name: str
    title: str
    read: Callable[[Person], Iterable[Record]]


SECTIONS: dict[str, Section] = {}


def register(place: int, name: str, title: str, read: Callable[[Person], Iterable[Record]]) -> None:
    """Add a section to what a person can take along. Raises ValueError where another has this name."""
    if name in SECTIONS:
        raise ValueError(f"Another section is called {name!r} already.")
    SECTIONS[name] = Section(place, name, title, read)


def sections() -> list[Section]:
    """What there is, in the order of the ZIP."""
    return sorted(SECTIONS.values(), key=lambda section: section.place)


def facts(*told: tuple[str, object]) -> tuple[Fact, ...]:
    """The facts among these pairs of name and value that say something."""
    return tuple(Fact(str(name), str(value)) for name, value in told if value not in (None, ""))


def members(person: Person, *, at: datetime) -> Iterator[Member]:
    """The files of the ZIP: for each section a page to read, the same as JSON, and the files that belong to it."""
    yield "style.css", [render_to_string("people/own_data/style.css").encode()]
    for section in sections():
        yield from _section(section, person)
    page = {"person": person, "at": at, "sections": sections(), "site_name": settings.SITE_NAME}
    yield "index.html", [render_to_string("people/own_data/index.html", page).encode()]


def _section(section: Section, person: Person) -> Iterator[Member]:
    with _spool() as page, _spool() as data:
        _write(page, render_to_string("people/own_data/head.html", {"section": section}))
        mark = "[\n"
        for record in section.read(person):
            names = []
            for number, file in enumerate(record.files, start=1):
                # Whatever its owner called it, it stays in its folder on every system.
                names.append(f"{record.folder}/{get_valid_filename(f'{number}-{file.name}')}")
                yield names[-1], _content(file)
            _write(page, render_to_string("people/own_data/record.html", {"record": record, "names": names}))
            _write(data, mark + json.dumps(_plain(record, names), ensure_ascii=False, indent=1, default=str))
            mark = ",\n"
        _write(page, render_to_string("people/own_data/foot.html"))
        _write(data, "[]\n" if mark == "[\n" else "\n]\n")
        yield f"{section.name}.html", _from_start(page)
        yield f"{section.name}.json", _from_start(data)


def _plain(record: Record, names: list[str]) -> dict[str, object]:
    plain = {"title": record.title, "facts": _pairs(record.facts)}
    plain |= {"parts": [{"title": part.title, "facts": _pairs(part.facts)} for part in record.parts]}
    return plain | {"files": names}


def _pairs(told: Iterable[Fact]) -> list[dict[str, object]]:
    return [{"name": fact.name, "value": fact.shown if fact.raw is None else fact.raw} for fact in told]


def _content(file: File) -> Iterator[bytes]:
    try:
        with file.open() as opened:
            while piece := opened.read(PIECE):
                yield piece
    except OSError as trouble:
        yield f"This file could not be read: {trouble}\n".encode()


def _spool():
    return SpooledTemporaryFile(max_size=IN_MEMORY)


def _write(spool, text: str) -> None:
    spool.write(text.encode())


def _from_start(spool) -> Iterator[bytes]:
    spool.seek(0)
    while piece := spool.read(PIECE):
        yield piece
