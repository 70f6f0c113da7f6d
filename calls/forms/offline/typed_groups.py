"""What a person wrote in the lines of a group: parts by their labels, items by their headings, in whatever order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from calls.forms.bound import MOST_ROWS
from calls.forms.definition import Question
from calls.forms.offline.groups import Part, is_item, is_line_of, labelled, parts
from calls.forms.offline.marks import unescaped
from calls.forms.offline.typed import Typed, typed

MAIL = re.compile(r"[^\s<>(),;:]+@[^\s<>(),;]+")


@dataclass
class Item:
    """The lines of each part that was named, and those before any part was."""

    named: dict[Part, list[str]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        return not any(line.strip() for lines in [*self.named.values(), self.loose] for line in lines)


def typed_group(question: Question, lines: list[str]) -> Typed:
    """As `typed`, for a person or a repeated group. Raises ValidationError with the place that makes no sense."""
    items = [item for item in _items(question, lines) if not item.is_blank]
    if question.kind == "person":
        return _one(question, items)
    if len(items) > MOST_ROWS:
        facts = {"limit": MOST_ROWS, "count": len(items)}
        raise ValidationError(_("Keep at most %(limit)s items: there are %(count)s.") % facts)
    found: dict[str, Any] = {}
    for number, item in enumerate(items):
        found |= {f"-{number}{end}": value for end, value in _parts(question, item).items()}
    return found


def person_in(text: str) -> dict[str, str]:
    """Somebody named in one line, such as “Ada Byron <ada@university.example>, University of Lisbon”."""
    mail = MAIL.search(text)
    before, after = (text[: mail.start()], text[mail.end() :]) if mail else text.partition(",")[::2]
    name, affiliation = (part.strip(" \t<>(),;") for part in (before, after))
    if mail and not affiliation:
        name, affiliation = (part.strip() for part in name.partition(",")[::2])
    return {"-name": name, "-email": mail[0] if mail else "", "-affiliation": affiliation}


def _one(question: Question, items: list[Item]) -> Typed:
    if len(items) > 1:
        raise ValidationError(_("Name one person only: there are %(count)s.") % {"count": len(items)})
    return _parts(question, items[0]) if items else {}


def _parts(question: Question, item: Item) -> Typed:
    found: dict[str, Any] = {}
    if any(line.strip() for line in item.loose):
        found |= _unnamed(question, item.loose)
    for part, lines in item.named.items():
        start = "".join(f"-{step}" for step in part.path)
        found |= {f"{start}{end}": value for end, value in _part(part, lines).items()}
    return found


def _part(part: Part, lines: list[str]) -> Mapping[str, Any]:
    try:
        return person_in(" ".join(lines)) if part.question.kind == "person" else typed(part.question, lines)
    except ValidationError as error:
        raise ValidationError([f"{part.label}: {message}" for message in error.messages]) from error


def _unnamed(question: Question, lines: list[str]) -> Mapping[str, Any]:
    """Lines without a label can only be meant for the one thing that is asked."""
    words = " ".join(line.strip() for line in lines if line.strip())
    if question.kind == "person":
        return person_in(words)
    if len(question.fields) > 1:
        raise ValidationError(_("Begin this line with the label it belongs to: “%(words)s”.") % {"words": words})
    only = question.fields[0]
    return {f"-{only.key}{end}": value for end, value in _part(Part(only.label, (only.key,), only), lines).items()}


def _items(question: Question, lines: list[str]) -> list[Item]:
    wanted, is_ours = _wanted(question), is_line_of(question)
    items, current = [Item()], None
    for line in lines:
        named = list(labelled(line, wanted))
        if named:
            free = [(part, words) for part, words in named if part not in items[-1].named]
            items += [] if free else [Item()]
            current, words = (free or named)[0]
            items[-1].named[current] = [words.lstrip()]
        elif is_item(line):
            items.append(Item())
            current = None
        else:
            rest = items[-1].named[current] if current else items[-1].loose
            rest.append(unescaped(line, is_ours))
    return items


def _wanted(question: Question) -> list[Part]:
    """The parts as they are written, and a person as a whole in one line."""
    whole = [Part(asked.label, (asked.key,), asked) for asked in question.fields if asked.kind == "person"]
    return [*parts(question), *whole]
