"""People of the demo: invented names, addresses that lead nowhere, the same for the same seed."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice, product
from random import Random

from anyascii import anyascii

from phd_network.demo import sources
from phd_network.demo.names import FAMILY, GIVEN, OTHER_UNIVERSITIES, RARE_CANDIDATES, RARE_NOMINEES
from phd_network.demo.topics import Topic, topics

STAGES = ("early", "middle", "late", "early_career")
DISCIPLINES = (
    "Anthropology",
    "Demography",
    "Economics",
    "Geography",
    "History",
    "Law",
    "Political science",
    "Psychology",
    "Social policy",
    "Sociology",
)
RARE_EVERY = 9
"""One in so many candidates and nominees has a name out of the ordinary, until those are used up."""

Home = tuple[str, str, str]
"""An institute's short name or nothing, its name, its country."""

SHARES = {
    "juror": slice(0, 300),
    "nominee": slice(300, 3000),
    "scholar": slice(3000, 13000),
    "candidate": slice(13000, None),
}
"""Which part of all possible names each group draws from: nobody is two people."""

DEFENCE_WINDOW_DAYS = 700
"""All invented nominees defended within this many days before the day asked for: inside a window of 24 months."""


@dataclass(frozen=True, slots=True)
class Invented:
    """Someone who does not exist. `institute` is the short name of a listed institute, or empty for one outside."""

    given_name: str
    family_name: str
    email: str
    country: str
    institute: str
    affiliation: str
    stage: str
    discipline: str

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}".strip()

    def as_answer(self) -> dict[str, str]:
        """The person as a form's question of that kind keeps it."""
        return {"name": self.name, "email": self.email, "affiliation": self.affiliation}


@dataclass(frozen=True, slots=True)
class Nominee:
    """Someone with a thesis, and the people around it, none of whom is another one's double."""

    person: Invented
    topic: Topic
    universities: tuple[tuple[str, str], ...]
    """Name and country code of those that gave the degree; one in twelve degrees is a joint one."""
    defended_on: date
    nominator: Invented | None
    """The supervisor who nominates; none where nominees put themselves forward."""
    supervisors: tuple[Invented, ...]
    committee: tuple[Invented, ...]
    referee: Invented
    """A committee member from elsewhere, who writes the letter."""


def candidates(seed: int, n: int) -> list[Invented]:
    """People who apply to schools and the academy; from the fourth on, now and then with a name out of the ordinary."""
    return _people(seed, "candidate", n, RARE_CANDIDATES)


def jurors(seed: int, n: int) -> list[Invented]:
    return _people(seed, "juror", n)


def scholars(seed: int, n: int) -> list[Invented]:
    """Supervisors, committee members, referees and speakers."""
    return _people(seed, "scholar", n)


def nominees(seed: int, n: int, *, until: date) -> list[Nominee]:
    """People whose thesis is put forward, every fourth by a supervisor; all defended within two years of `until`."""
    random = Random(f"{seed}:nominees")
    around = iter(scholars(seed, n * 5))
    everyone = zip(_people(seed, "nominee", n, RARE_NOMINEES), topics(seed, n), strict=True)
    return [
        _nominee(random, person, topic, tuple(islice(around, 5)), number, until)
        for number, (person, topic) in enumerate(everyone)
    ]


def untaken(given_names: Iterable[str], family_names: Sequence[str], taken: Set[str]) -> list[tuple[str, str]]:
    """Every given name with every family name, except those that somebody real bears; `taken` are folded names."""
    pairs = product(given_names, family_names)
    return [(given, family) for given, family in pairs if folded(f"{given} {family}") not in taken]


def folded(name: str) -> str:
    """A name for comparing: Latin letters, lower case, no accents."""
    return anyascii(unicodedata.normalize("NFC", name)).lower().strip()


def _nominee(
    random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...], number: int, until: date
) -> Nominee:
    supervisors = around[:2] if number % 3 else around[:1]
    universities = [(person.affiliation, person.country)]
    if number % 12 == 11:
        universities.append(random.choice([other for other in OTHER_UNIVERSITIES if other != universities[0]]))
    return Nominee(
        person=person,
        topic=topic,
        universities=tuple(universities),
        defended_on=until - timedelta(days=random.randrange(20, DEFENCE_WINDOW_DAYS)),
        nominator=supervisors[0] if number % 4 == 3 else None,
        supervisors=supervisors,
        committee=around[2:],
        referee=around[-1],
    )


def _people(seed: int, group: str, n: int, rare: tuple[tuple[str, str], ...] = ()) -> list[Invented]:
    random = Random(f"{seed}:{group}")
    names = list(_names(seed)[SHARES[group]][:n])
    for place, name in zip(range(3, n, RARE_EVERY), rare, strict=False):
        names[place] = name
    homes = HOMES[group]()
    return [_person(random, group, name, random.choice(homes)) for name in names]


@cache
def _names(seed: int) -> tuple[tuple[str, str], ...]:
    taken = {folded(one.name) for one in sources.laureates()}
    taken |= {folded(author) for winner in sources.winners() for author in winner.authors}
    names = untaken(GIVEN, FAMILY, taken)
    Random(f"{seed}:names").shuffle(names)
    return tuple(names)


def _listed() -> list[Home]:
    return [(one.short_name, one.name, one.country_code) for one in sources.institutes()]


def _outside() -> list[Home]:
    return [("", name, country) for name, country in OTHER_UNIVERSITIES]


def _anywhere() -> list[Home]:
    return _listed() + _outside() * 2


HOMES: dict[str, Callable[[], list[Home]]] = {
    "juror": _listed,
    "scholar": _listed,
    "nominee": _outside,
    "candidate": _anywhere,
}
"""No real institute is said to have given an invented degree, and no referee is from the university that gave it."""


def _person(random: Random, group: str, name: tuple[str, str], home: Home) -> Invented:
    given, family = name
    institute, affiliation, country = home
    return Invented(
        given_name=given,
        family_name=family,
        email=f"{_address(f'{given}.{family}')}@{_address(institute or affiliation)}.example",
        country=country,
        institute=institute,
        affiliation=affiliation,
        stage=random.choices(STAGES, weights=(40, 35, 18, 7))[0] if group == "candidate" else "",
        discipline=random.choice(DISCIPLINES),
    )


def _address(text: str) -> str:
    """Letters, digits and single hyphens or dots: what every mail system accepts."""
    plain = re.sub(r"[^a-z0-9.]+", "-", folded(text))
    return re.sub(r"[-.]*\.[-.]*", ".", plain).strip("-.")[:60].strip("-.")
