"""The public facts of the demo: institutes, laureates, past schools and committees, read from data/."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.utils.formats import date_format

DATA = Path(__file__).parent / "data"

COUNTRY_CODES = {
    "Austria": "AT",
    "Belgium": "BE",
    "Canada": "CA",
    "Czech Republic": "CZ",
    "Denmark": "DK",
    "France": "FR",
    "Germany": "DE",
    "Italy": "IT",
    "Luxembourg": "LU",
    "Netherlands": "NL",
    "Norway": "NO",
    "Poland": "PL",
    "Portugal": "PT",
    "Spain": "ES",
    "Sweden": "SE",
    "Türkiye": "TR",
    "United Kingdom": "GB",
}


@dataclass(frozen=True, slots=True)
class Institute:
    """An institute as the source lists it; `status` says since when or why it is listed."""

    short_name: str
    name: str
    city: str
    country: str
    status: str

    @property
    def country_code(self) -> str:
        """ISO 3166 alpha-2."""
        return COUNTRY_CODES[self.country]

    @property
    def is_member(self) -> bool:
        """Whether the source lists it as a member today; a founder need not be one."""
        return self.status == "member"


@dataclass(frozen=True, slots=True)
class Laureate:
    """A dissertation laureate; what the source does not say is empty, and `defended` is as precise as it is there."""

    year: int
    name: str
    thesis: str
    universities: tuple[str, ...]
    defended: str

    @property
    def defended_in_words(self) -> str:
        """“8 December 2017”, “September 2023” or “2010”: as precise as the source, and no more."""
        form = {10: "j F Y", 7: "F Y"}.get(len(self.defended))
        return date_format(date.fromisoformat(f"{self.defended}-01"[:10]), form) if form else self.defended


@dataclass(frozen=True, slots=True)
class Winner:
    """A best-paper award; the paper's title and the conference are empty where the source does not say."""

    year: int
    authors: tuple[str, ...]
    paper: str
    conference: str


@dataclass(frozen=True, slots=True)
class PastSchool:
    """A school of an earlier year; `host` is an institute's short name, which need not be among the institutes."""

    year: int
    host: str
    city: str
    theme: str
    starts: date | None
    ends: date | None
    places: int | None


@dataclass(frozen=True, slots=True)
class Committee:
    """A standing committee; some have no short name."""

    short_name: str
    name: str


def institutes() -> list[Institute]:
    return [Institute(**row) for row in _rows("institutes")]


def laureates() -> list[Laureate]:
    return [
        Laureate(
            year=int(row["year"]),
            name=row["laureate"],
            thesis=row["thesis"],
            universities=_split(row["university"].removesuffix("(joint degree)")),
            defended=row["defended"],
        )
        for row in _rows("baganha_laureates")
    ]


def winners() -> list[Winner]:
    return [
        Winner(int(row["year"]), _split(row["authors"]), row["paper"], row["conference"])
        for row in _rows("penninx_winners")
    ]


def past_schools() -> list[PastSchool]:
    return [
        PastSchool(
            year=int(row["year"]),
            host=row["host"],
            city=row["city"],
            theme=row["theme"],
            starts=_day(row["starts"]),
            ends=_day(row["ends"]),
            places=int(row["places"]) if row["places"] else None,
        )
        for row in _rows("schools")
    ]


def committees() -> list[Committee]:
    return [Committee(**row) for row in _rows("standing_committees")]


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
