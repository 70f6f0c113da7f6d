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

BY_ARTICLES = {"a panel survey in four waves", "linked register data"}

TITLES = (
    "{group} in {place}: {question}",
    "{word} in {place}: {kind} of {group}",
    "{group}, {concept} and the state: {kind} from {place}",
    "Between arrival and permanence: {concept} among {group} in {place}",
    "{word} Reconsidered: {kind} with {group} in {place}",
)

"""Each names the idea, the group and the place, so that two theses never share a title."""


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
    def by_articles(self) -> bool:
        """Whether the thesis is a collection of articles, as those that count usually are."""
        return self.method in BY_ARTICLES

    @property
    def keywords(self) -> tuple[str, ...]:
        return (self.concept, self.group, self.place.removeprefix("the "), "migration")


LONG_TITLE = (
    "Between the Register and the Kitchen Table: How Families Separated by Visa Rules Account for Time, Money and "
    "Affection across Three Countries, Eleven Languages and Two Decades of Changing Law, with a Comparative Study of "
    "Town Halls, Consular Practice and the Informal Advice of Neighbours in Portugal"
)
LONG = Topic(
    title=LONG_TITLE,
    question="how separated families account to each other for time, money and affection",
    concept="transnational care",
    group="families separated by visa rules",
    place="Portugal",
    method="sixty biographical interviews",
)
"""A thesis whose title has exactly 300 characters, the most that a nomination allows; the sixth of any list."""
LONG_PLACE = 5


def topics(seed: int, n: int) -> list[Topic]:
    """Different topics with different titles, at most 2,700; the sixth has the longest title allowed."""
    random = Random(f"{seed}:topics")
    combinations = list(product(IDEAS, GROUPS, PLACES))
    random.shuffle(combinations)
    found = [_topic(random, *parts) for parts in combinations[:n]]
    found[LONG_PLACE : LONG_PLACE + 1] = [LONG] if n > LONG_PLACE else []
    return found


def _topic(random: Random, idea: tuple[str, str, str], group: str, place: str) -> Topic:
    word, question, concept = idea
    method, kind = random.choice(METHODS)
    words = {"word": word, "question": question, "concept": concept, "group": group, "place": place, "kind": kind}
    title = random.choice(TITLES).format_map(words)
    return Topic(title[0].upper() + title[1:], question, concept, group, place, method)
