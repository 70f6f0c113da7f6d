"""Complete answers to the demo's forms, as stored, and the files that go with them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from phd_network.demo import papers, texts
from phd_network.demo.forms import key, paper, school, thesis
from phd_network.demo.forms.academy import TOPICS
from phd_network.demo.people import Invented, Nominee
from phd_network.demo.programme import TRACKS
from phd_network.demo.sources import committees
from phd_network.demo.topics import Topic


@dataclass(frozen=True, slots=True)
class Paper:
    """A file to be uploaded: the name its owner gave it, and its bytes."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers and files by the key of their question, drawn by name; every required question of the form is among them."""

    form: str
    values: dict[str, Any] = field(default_factory=dict)
    files: dict[str, Paper] = field(default_factory=dict)

    def say(self, **values: Any) -> None:
        self.values.update({self._key(name): value for name, value in values.items()})

    def choose(self, **labels: str) -> None:
        self.values.update({self._key(name): self.option(name, label) for name, label in labels.items()})

    def choose_all(self, name: str, labels: list[str]) -> None:
        self.values[self._key(name)] = [self.option(name, label) for label in labels]

    def repeat(self, name: str, items: list[dict[str, Any]]) -> None:
        self.values[self._key(name)] = [{self._key(part): value for part, value in item.items()} for item in items]

    def attach(self, name: str, file_name: str, content: bytes) -> None:
        self.files[self._key(name)] = Paper(file_name, content)

    def option(self, name: str, label: str) -> str:
        return key(self.form, _dashed(name), label)

    def _key(self, name: str) -> str:
        return key(self.form, _dashed(name))


def for_school(person: Invented, topic: Topic, seed: int) -> Answers:
    """An application to the school; one in three asks for support, one in two adds a sample of writing."""
    random = Random(f"{seed}:{person.email}:school")
    told = Answers("school")
    told.say(
        expected_end=str(date(random.randrange(2027, 2031), random.randrange(1, 13), 1)),
        from_country=person.country,
        why=texts.motivation(random.random(), topic, 240),
        relevance=texts.abstract(random.random(), topic, random.randrange(90, 240)),
        summary=texts.project_summary(random.random(), topic, 420),
        all_days=random.random() < 0.95,
        credits=random.random() < 0.4,
    )
    told.choose(english=random.choice(school.ENGLISH))
    told.choose_all("tracks", random.sample(TRACKS, len(TRACKS)))
    told.choose_all("committees", _committees(random, 3))
    _declare(told)
    _support(told, random)
    _curriculum(told, person, seed)
    if random.random() < 0.5:
        text = texts.chapters(random.random(), topic, 12)
        told.attach("sample", "chapter.pdf", papers.pdf(topic.title, person.name, text, pages=random.randrange(3, 7)))
    return told


def for_academy(person: Invented, topic: Topic, seed: int) -> Answers:
    """An application to a cohort of the academy."""
    random = Random(f"{seed}:{person.email}:academy")
    told = Answers("academy")
    told.say(
        expected_end=str(date(random.randrange(2027, 2031), random.randrange(1, 13), 1)),
        abstract=texts.abstract(random.random(), topic, 290),
        seek=texts.motivation(random.random(), topic, 200),
        give=texts.motivation(random.random(), topic, 110),
        meeting=random.random() < 0.9,
        endorsed=True,
    )
    told.choose_all("topics", random.sample(TOPICS, random.randrange(1, 4)))
    told.choose_all("committees", _committees(random, 2))
    if random.random() < 0.4:
        told.repeat("events", [{"event": "Annual conference", "event_year": str(random.randrange(2023, 2027))}])
    _declare(told)
    _curriculum(told, person, seed)
    return told


def for_thesis(nominee: Nominee, seed: int) -> Answers:
    """A nomination for the thesis award with the thesis itself, CV, proof and letter."""
    random = Random(f"{seed}:{nominee.person.email}:thesis")
    topic = nominee.topic
    told = Answers("thesis")
    told.say(
        earlier=False,
        summary=texts.abstract(random.random(), topic, random.randrange(420, 900)),
        referee=nominee.referee.as_answer(),
        referee_examined=True,
        referee_free=True,
        referee_elsewhere=True,
        lay=texts.abstract(random.random(), topic, 150),
    )
    told.choose(
        language=random.choices(thesis.LANGUAGES, weights=(70, 6, 6, 5, 5, 5, 3))[0],
        publicity=random.choice(thesis.PUBLICITY),
    )
    told.choose_all("disciplines", [nominee.person.discipline])
    told.repeat("keywords", [{"keyword": word} for word in topic.keywords])
    told.repeat("supervisors", [{"supervisor": one.as_answer()} for one in nominee.supervisors])
    told.repeat("examiners", [{"examiner": one.as_answer()} for one in nominee.committee])
    _declare(told)
    _thesis_files(told, nominee, random, seed)
    return told


def for_paper(authors: list[Invented], topic: Topic, seed: int) -> Answers:
    """A nomination for the best-paper award; the file names nobody."""
    random = Random(f"{seed}:{authors[0].email}:paper")
    told = Answers("paper")
    part = "Design, fieldwork and writing were shared; this author led one of them."
    told.say(
        reason=texts.nomination_reason(random.random(), topic, 260), unpublished=True, accepted=True, independent=True
    )
    told.choose(session=random.choice(paper.SESSIONS), journal=random.choice(paper.JOURNAL))
    told.repeat(
        "authors",
        [
            {"author": one.as_answer(), "author_phd": str(random.randrange(2016, 2026)), "author_part": part}
            for one in authors
        ],
    )
    _declare(told)
    text = texts.chapters(random.random(), topic, 20)
    told.attach("paper_file", "paper.pdf", papers.pdf(topic.title, "", text, pages=random.randrange(8, 14)))
    return told


def _declare(told: Answers) -> None:
    told.say(privacy=True, truth=True)


def _support(told: Answers, random: Random) -> None:
    asked = school.NO_SUPPORT if random.random() < 2 / 3 else random.choice(school.SUPPORT[1:])
    told.choose(support=asked)
    if asked != school.NO_SUPPORT:
        told.say(
            support_reason="My contract pays no travel, and the faculty's fund for this year is used up.",
            support_amount=str(random.randrange(2, 12) * 100),
            come_without=random.random() < 0.5,
        )


def _committees(random: Random, most: int) -> list[str]:
    return [one.name for one in random.sample(committees(), random.randrange(1, most + 1))]


def _curriculum(told: Answers, person: Invented, seed: int) -> None:
    lines = texts.curriculum(seed, person.name, person.affiliation, person.discipline)
    told.attach("cv", "cv.pdf", papers.pdf("Curriculum vitae", person.name, lines, pages=1))


def _thesis_files(told: Answers, nominee: Nominee, random: Random, seed: int) -> None:
    person, topic = nominee.person, nominee.topic
    text = texts.chapters(random.random(), topic, 32)
    letter = texts.letter(seed, person.name, topic).split("\n\n")
    proof = [f"The thesis of {person.name} was defended in public on {nominee.defended_on:%d %B %Y}."]
    sheets: dict[str, tuple[str, Callable[[], bytes]]] = {
        "thesis_file": (
            "thesis.pdf",
            lambda: papers.pdf(topic.title, person.name, text, pages=random.randrange(8, 15)),
        ),
        "letter_file": (
            "letter.pdf",
            lambda: papers.pdf("Letter of recommendation", nominee.referee.name, letter, pages=1),
        ),
        "proof": ("proof.pdf", lambda: papers.pdf("Confirmation", person.affiliation, proof, pages=1)),
    }
    for name, (file_name, made) in sheets.items():
        told.attach(name, file_name, made())
    _curriculum(told, person, seed)


def _dashed(name: str) -> str:
    return name.replace("_", "-")
