"""Replies to those questions of the demo's forms for which not any sentence will do: dates ahead, needs, people."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random
from typing import Any

from awards import sections
from awards.models import NominationChapter, ThesisType
from phd_network.demo import texts
from phd_network.demo.forms import key
from phd_network.demo.people import Invented
from phd_network.demo.topics import Topic

Reply = Callable[[Random, Invented, Topic, tuple[Invented, ...]], Any]
"""From chance, who writes, about what, and the people around: supervisors first, the last three a thesis committee."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of one page, before it is made: its name, and what it says."""

    name: str
    title: str
    author: str
    paragraphs: tuple[str, ...]


NEEDS = ("", "", "", "", "A room that can be reached without stairs.", "I will travel with an infant of eight months.")
FUNDS = (
    "My contract pays no travel, and the faculty’s fund for this year is used up.",
    "I have no position at present; my university has granted the visa costs but nothing else.",
    "My scholarship ends in spring. I have asked the doctoral school, which decides too late.",
)
MENTORS = (
    "",
    "Somebody who has moved between fieldwork and register data.",
    "A mentor outside my discipline, if possible one who has worked in an office of a city or a state.",
    "Somebody who finished a thesis while raising children.",
)
EVENTS = ("Annual conference", "Summer school", "Workshop of a standing committee", "PhD day")
CITATION = "For showing, with patience and precision, how {concept} is made in {place}."
SHARE = "Design, data and a first draft by the nominee; the revision was shared."


def _expected_end(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> str:
    return f"{random.randrange(2027, 2031)}-{random.randrange(1, 13):02}-01"


def _one_of(sentences: tuple[str, ...]) -> Reply:
    return lambda random, person, topic, around: random.choice(sentences)


def _often(part: float) -> Reply:
    return lambda random, person, topic, around: random.random() < part


def _nothing(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> None:
    return None


def _events(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> list[dict[str, str]]:
    attended = random.sample(EVENTS, random.randrange(3))
    event, year = key("academy", "event"), key("academy", "event-year")
    return [{event: name, year: str(random.randrange(2022, 2027))} for name in attended]


def _keywords(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> list[dict[str, str]]:
    return [{key("thesis", "keyword"): word} for word in topic.keywords]


def _supervisors(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> list[dict[str, Any]]:
    return [{sections.PERSON: one.as_answer()} for one in around[:-3]]


def _committee(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> list[dict[str, Any]]:
    return [{sections.PERSON: one.as_answer()} for one in around[-3:]]


def _kind_of_thesis(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> str:
    return ThesisType.ARTICLES if topic.by_articles else ThesisType.MONOGRAPH


def _chapters(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> list[dict[str, Any]]:
    titles = ("Introduction", f"On {topic.concept}", f"What {topic.group} report", f"Lessons from {topic.place}")
    return [_chapter(random, person, around, number, title) for number, title in enumerate(titles)]


def _chapter(random: Random, person: Invented, around: tuple[Invented, ...], number: int, title: str) -> dict[str, Any]:
    """The introduction and the second chapter are the nominee's alone, so every such thesis may be nominated."""
    alone = number < 2
    statuses = NominationChapter.Status
    status = random.choice([statuses.PUBLISHED, statuses.ACCEPTED, statuses.REVIEW]) if number else statuses.WRITTEN
    told = {sections.TITLE: title, sections.STATUS: status, sections.FRAME: number == 0, sections.ALONE: alone}
    return told if alone else told | {sections.WITH: around[0].name, sections.SHARE: SHARE}


def _citation(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> str:
    return CITATION.format(concept=topic.concept, place=topic.place)


def _summary(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> str:
    """Shorter than the form allows: as long as no sentence has to be said twice."""
    return texts.abstract(random.random(), topic, random.randrange(300, 400))


def _lay(random: Random, person: Invented, topic: Topic, around: tuple[Invented, ...]) -> str:
    return texts.abstract(random.random(), topic, 160)


def _proof(person: Invented, topic: Topic, around: tuple[Invented, ...]) -> Sheet:
    sentence = f"We confirm that {person.name} has defended the thesis “{topic.title}” in public."
    return Sheet("proof.pdf", "Confirmation of the defence", person.affiliation, (sentence,))


SHEETS: Mapping[str, Callable[[Invented, Topic, tuple[Invented, ...]], Sheet]] = {
    key("thesis", "proof"): _proof,
}
"""By the key of a file question: files of one page that are neither a CV nor a chapter."""

REPLIES: Mapping[str, Reply] = {
    key("school", "expected-end"): _expected_end,
    key("school", "needs"): _one_of(NEEDS),
    key("school", "all-days"): _often(0.95),
    key("school", "support-reason"): _one_of(FUNDS),
    key("academy", "expected-end"): _expected_end,
    key("academy", "needs"): _one_of(NEEDS),
    key("academy", "meeting"): _often(0.9),
    key("academy", "mentor"): _one_of(MENTORS),
    key("academy", "events"): _events,
    key("thesis", "keywords"): _keywords,
    key("thesis", "summary"): _summary,
    sections.KIND_OF_THESIS: _kind_of_thesis,
    sections.CHAPTERS: _chapters,
    sections.SUPERVISORS: _supervisors,
    sections.COMMITTEE: _committee,
    key("thesis", "citation"): _citation,
    key("thesis", "lay"): _lay,
    key("thesis", "embargo"): _nothing,
}
"""By the key of the question; the others are filled in by their kind."""
