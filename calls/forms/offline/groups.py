"""The lines of answers that have parts: one line “label: answer” for each part, one heading for each item of a list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from calls.forms.definition import Question
from calls.forms.offline.marks import is_sign, like


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a group; `path` is the end of its HTML name and the way to its value: ("supervisor", "name")."""

    label: str
    path: tuple[str, ...]
    question: Question


def parts(question: Question) -> list[Part]:
    """The parts of a person, or of one item of a repeated group, persons within it taken apart."""
    if question.kind == "person":
        return [Part(part.label, (part.key,), part) for part in _of_person()]
    return [part for field in question.fields for part in _of_field(field)]


def is_line_of(question: Question):
    """A test of whether a line would be taken for one of the group's own."""
    known = {like(part.label) for part in parts(question)} | {like(field.label) for field in question.fields}

    def is_ours(line: str) -> bool:
        labels = (line[: found.start()] for found in re.finditer("[:：]", line))
        return is_sign(line) or is_item(line) or any(like(unbulleted(label)) in known for label in labels)

    return is_ours


def item_heading(number: int) -> str:
    return _("Item %(number)s") % {"number": number}


def is_item(line: str) -> bool:
    """“Item 3”, whatever its number, with a colon or without."""
    pattern = re.escape(like(item_heading(0))).replace("0", r"\d{1,4}")
    return bool(re.fullmatch(rf"{pattern}\s?[.:]?", like(unbulleted(line))))


def labelled(line: str, wanted: list[Part]) -> Iterator[tuple[Part, str]]:
    """Each part that a line could belong to, the longest label first, with what stands after the colon."""
    ends = [found.start() for found in re.finditer("[:：]", line)]
    for end in reversed(ends):
        name = like(unbulleted(line[:end]))
        yield from ((part, line[end + 1 :]) for part in wanted if like(part.label) == name)


def unbulleted(line: str) -> str:
    return re.sub(r"^\s*[-*•·–]\s+", "", line)


def _of_person() -> list[Question]:
    return [
        Question("name", "text", _("Name")),
        Question("email", "email", _("E-mail address")),
        Question("affiliation", "text", _("Affiliation")),
    ]


def _of_field(field: Question) -> list[Part]:
    if field.kind != "person":
        return [Part(field.label, (field.key,), field)]
    words = _("%(person)s, %(part)s")
    return [
        Part(words % {"person": field.label, "part": part.label.lower()}, (field.key, part.key), part)
        for part in _of_person()
    ]
