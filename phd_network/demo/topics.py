"""Subjects of invented doctoral theses: enough of each to title, summarise and discuss one coherently."""

from dataclasses import dataclass
from itertools import product
from random import Random

IDEAS = (
    ("Waiting", "how waiting is organised and endured", "waiting"),
    ("Credentials", "what becomes of qualifications that cross a border", "the recognition of qualifications"),
    ("Kinship at a distance", "how families share duties across borders", "transnational care"),
    ("Housing", "who finds a home, where and through whom", "access to housing"),
    ("Return", "why some people go back and others postpone it", "return"),
    ("Paperwork", "what documents make possible and what they prevent", "documents and bureaucracy"),
    ("Language", "which languages count, and to whom", "multilingual life"),
    ("Savings", "how money is earned, kept and sent", "remittances"),
    ("Neighbours", "how strangers become neighbours", "everyday coexistence"),
    ("Votes", "what political life looks like without a passport", "political participation"),
    ("Seasons", "how a working year is divided between places", "seasonal work"),
    ("Belonging", "how people say that they are at home", "belonging"),
    ("Schools", "how classrooms meet children who arrive midway", "education after arrival"),
    ("Health", "how care is found in an unfamiliar system", "access to health care"),
)
"""A title word, the question behind it, and the concept as it reads inside a sentence."""

GROUPS = (
    "seasonal orchard workers",
    "live-in carers",
    "newly arrived nurses",
    "doctoral students from abroad",
    "unaccompanied minors turning eighteen",
    "retired guest workers",
    "platform couriers",
    "families separated by visa rules",
    "small shop owners of the second generation",
    "seafarers between contracts",
    "displaced teachers",
    "women in domestic service",
    "builders posted from another member state",
    "musicians on tour",
)

PLACES = (
    "Alpine valleys",
    "Baltic port towns",
    "the outskirts of Lisbon",
    "three Andean cities",
    "the Danube delta",
    "rural Andalusia",
    "Gulf labour camps",
    "the Great Lakes region",
    "inland Japan",
    "the Scottish Highlands",
    "suburban Toronto",
    "the Marmara region",
    "the Ruhr",
    "northern Norway",
)

METHODS = (
    ("two years of ethnographic fieldwork", "An Ethnography"),
    ("a panel survey in four waves", "Evidence from a Panel"),
    ("sixty biographical interviews", "A Biographical Study"),
    ("records of municipal offices since 1990", "An Archival Study"),
    ("linked register data", "A Register-Based Study"),
    ("walks, maps and photographs made with participants", "A Visual Ethnography"),
    ("court files and interviews with judges", "A Study of Law in Practice"),
)

PATTERNS = (
    "{word}: {concept} among {group} in {place}",
    "{word} in {place}: {kind} of {group}",
    "{group}, {concept} and the state: {kind} from {place}",
    "Between arrival and permanence: {concept} among {group} in {place}",
    "{word} Reconsidered. {kind} with {group}",
)

LONG_TITLE = (
    "Between the Register and the Kitchen Table: How Families Separated by Visa Rules Account for Time, Money and "
    "Affection across Four Countries, Seven Languages and Two Decades of Changing Law, with a Comparative Study of "
    "Municipal Offices, Consular Practice and the Informal Advice of Neighbours in Portugal"
)
"""A title of exactly 300 characters, the most that a nomination allows; the sixth thesis of any list has it."""
LONG_PLACE = 5


@dataclass(frozen=True, slots=True)
class Topic:
    """What one thesis is about."""

    title: str
    question: str
    concept: str
    group: str
    place: str
    method: str

    @property
    def keywords(self) -> tuple[str, ...]:
        return (self.concept, self.group, self.place.removeprefix("the "), "migration")


def topics(seed: int, n: int) -> list[Topic]:
    """Different topics with different titles, at most 2,700; the sixth has the longest title allowed."""
    random = Random(f"{seed}:topics")
    combinations = list(product(IDEAS, GROUPS, PLACES))
    random.shuffle(combinations)
    found = [_topic(random, number, *parts) for number, parts in enumerate(combinations[:n])]
    return found


def _topic(random: Random, number: int, idea: tuple[str, str, str], group: str, place: str) -> Topic:
    word, question, concept = idea
    method, kind = random.choice(METHODS)
    pattern = PATTERNS[0] if number >= len(PLACES) * len(GROUPS) else random.choice(PATTERNS)
    title = pattern.format(word=word, concept=concept, group=group, place=place, kind=kind)
    title = LONG_TITLE if number == LONG_PLACE else title[0].upper() + title[1:]
    return Topic(title=title, question=question, concept=concept, group=group, place=place, method=method)
