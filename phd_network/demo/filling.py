"""Fills in a form as an invented person would: an answer for each kind of question, real files for file questions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from calls.forms import uploads
from calls.forms.conditions import visible
from calls.forms.definition import Definition, Question
from phd_network.demo import people, texts
from phd_network.demo.papers import pdf
from phd_network.demo.people import Invented
from phd_network.demo.replies import REPLIES, SHEETS
from phd_network.demo.topics import Topic


@dataclass(frozen=True)
class Writer:
    """Who fills in, about what, with which luck."""

    person: Invented
    topic: Topic
    seed: int
    around: tuple[Invented, ...]

    @property
    def random(self) -> Random:
        return Random(f"{self.seed}:{self.person.email}")


def answers(definition: Definition, writer: Writer) -> dict[str, object]:
    """An answer for every question that is to be shown to this writer, files left out."""
    random, given = writer.random, {}
    for question in definition.questions():
        if question.kind != "file" and question.key in visible(definition, given):
            given[question.key] = _answer(question, writer, random)
    return {key: value for key, value in given.items() if value not in ("", None, [])}


def files(definition: Definition, writer: Writer, given: Mapping[str, object]) -> dict[str, object]:
    """A checked PDF for every file question that is shown, within its pages."""
    shown = visible(definition, given)
    return {
        question.key: _file(question, writer)
        for question in definition.questions()
        if question.kind == "file" and question.key in shown
    }


def _answer(question: Question, writer: Writer, random: Random) -> object:
    reply = REPLIES.get(question.key)
    if reply:
        return reply(random, writer.person, writer.topic, writer.around)
    return _ANSWERS[question.kind](question, writer, random)


def _file(question: Question, writer: Writer) -> object:
    name, content = _sheet(question, writer) or _paper(question, writer)
    upload = SimpleUploadedFile(name, content, content_type="application/pdf")
    return uploads.check(upload, pages=question.pages, megabytes=question.megabytes)


def _sheet(question: Question, writer: Writer) -> tuple[str, bytes] | None:
    make = SHEETS.get(question.key)
    sheet = make and make(writer.person, writer.topic, writer.around)
    return (sheet.name, pdf(sheet.title, sheet.author, sheet.paragraphs, pages=1)) if sheet else None


def _paper(question: Question, writer: Writer) -> tuple[str, bytes]:
    curriculum = "cv" in question.label.casefold().split()
    pages = min(question.pages or 9, 2 if curriculum else 9)
    person, topic = writer.person, writer.topic
    if curriculum:
        paragraphs = texts.curriculum(writer.seed, person.name, person.affiliation, person.discipline)
    else:
        paragraphs = texts.chapters(writer.seed, topic, 40)
    content = pdf(question.label if curriculum else topic.title, person.name, paragraphs, pages=pages)
    owner = people.folded(person.family_name or person.given_name).replace(" ", "-")
    return f"{owner}-{'cv' if curriculum else 'text'}.pdf", content


def _long_text(question: Question, writer: Writer, random: Random) -> str:
    words = int((question.limit or 300) * (0.6 + 0.35 * random.random())) if question.unit == "words" else 60
    label = question.label.casefold()
    write = texts.motivation if "motivation" in label or "why" in label else texts.project_summary
    if "summary" in label or "abstract" in label:
        write = texts.abstract
    text = write(writer.seed, writer.topic, min(words, 1800))
    return text[: question.limit] if question.unit == "characters" and question.limit else text


def _choose(question: Question, writer: Writer, random: Random) -> str:
    return random.choice(question.options).key


def _several(question: Question, writer: Writer, random: Random) -> list[str]:
    most = min(question.choose_at_most or 3, len(question.options))
    picked = random.sample([option.key for option in question.options], random.randint(1, most))
    return [option.key for option in question.options if option.key in picked]


def _ranked(question: Question, writer: Writer, random: Random) -> list[str]:
    return random.sample([option.key for option in question.options], len(question.options))


def _number(question: Question, writer: Writer, random: Random) -> str:
    low, high = int(question.minimum or 0), int(question.maximum or 500)
    return str(random.randint(low, max(low, high)))


def _repeat(question: Question, writer: Writer, random: Random) -> list[dict[str, object]]:
    count = max(1, question.items_at_least, min(question.items_at_most or 2, random.randint(1, 3)))
    return [
        {field.key: _ANSWERS[field.kind](field, _shifted(writer, number), random) for field in question.fields}
        for number in range(count)
    ]


def _shifted(writer: Writer, number: int) -> Writer:
    around = writer.around[number % len(writer.around) :] + writer.around[: number % len(writer.around)]
    return Writer(writer.person, writer.topic, writer.seed + number, around)


def _text(question: Question, writer: Writer, random: Random) -> str:
    label = question.label.casefold()
    if "keyword" in label:
        return random.choice(writer.topic.keywords)
    if "title" in label:
        return writer.topic.title[: question.limit or 200]
    return (writer.topic.concept if "topic" in label else writer.person.affiliation)[: question.limit or 200]


_ANSWERS: Mapping[str, Callable[[Question, Writer, Random], object]] = {
    "text": _text,
    "area": _long_text,
    "choice": _choose,
    "multi": _several,
    "ranked": _ranked,
    "date": lambda question, writer, random: f"{2024 + random.randint(0, 1)}-{random.randint(1, 12):02}-15",
    "number": _number,
    "money": _number,
    "country": lambda question, writer, random: writer.person.country,
    "orcid": lambda question, writer, random: "",
    "email": lambda question, writer, random: writer.person.email,
    "url": lambda question, writer, random: "https://repository.example/thesis",
    "person": lambda question, writer, random: writer.around[0].as_answer(),
    "repeat": _repeat,
    "consent": lambda question, writer, random: True,
    "yesno": lambda question, writer, random: random.random() < 0.7,
}
