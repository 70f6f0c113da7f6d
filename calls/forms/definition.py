"""What a form asks: frozen values that know nothing of Wagtail, Django or the database, to and from JSON."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

KINDS = (
    "text",
    "area",
    "choice",
    "multi",
    "ranked",
    "date",
    "number",
    "money",
    "country",
    "orcid",
    "email",
    "url",
    "file",
    "person",
    "repeat",
    "consent",
    "heading",
    "yesno",
)
OPERATORS = ("is", "is_not", "includes", "answered")
COMMENT_RULES = ("none", "optional", "required", "extremes")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose; the key is stored, the label may be reworded."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Condition:
    """Shown only when an earlier question was answered so; `value` is an option key, "yes"/"no" or plain text."""

    question: str
    operator: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One question; only the facts that its kind uses are set.

    `limit` counts `unit`s of text, `pages` and `megabytes` bound a file, `fields` are the questions of one item of a
    repeat. A "heading" is a question without an answer: `label` is its title and `help` its text.
    """

    key: str
    kind: str
    label: str
    help: str = ""
    required: bool = False
    audience: str = "jury"
    limit: int | None = None
    unit: str = "words"
    options: tuple[Option, ...] = ()
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    pages: int | None = None
    megabytes: int | None = None
    choose_at_most: int | None = None
    currency: str = ""
    items_at_least: int = 0
    items_at_most: int | None = None
    fields: "tuple[Question, ...]" = ()
    condition: Condition | None = None

    @property
    def is_answerable(self) -> bool:
        return self.kind != "heading"

    def option(self, key: str) -> Option:
        """Raises KeyError where there is none of that key."""
        return _find(self.options, key)


@dataclass(frozen=True, slots=True)
class Section:
    """One step of the form."""

    key: str
    title: str
    guidance: str = ""
    questions: tuple[Question, ...] = ()
    condition: Condition | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """One point of a scale, with the words that anchor it."""

    value: Decimal
    label: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What jurors score; `comment` "extremes" asks for words at the lowest and the highest level."""

    key: str
    label: str
    help: str = ""
    weight: Decimal = Decimal(1)
    levels: tuple[Level, ...] = ()
    may_skip: bool = False
    comment: str = "none"

    @property
    def extremes(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest value of the scale."""
        values = [level.value for level in self.levels]
        return min(values), max(values)


@dataclass(frozen=True, slots=True)
class Definition:
    """A whole form: sections of questions for anyone, criteria and recommendations for jurors."""

    sections: tuple[Section, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    recommendations: tuple[Option, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every top-level question that can be answered, in the order asked."""
        return (question for section in self.sections for question in section.questions if question.is_answerable)

    def question(self, key: str) -> Question:
        """Raises KeyError where there is none of that key."""
        return _find(self.questions(), key)

    def section(self, key: str) -> Section:
        """Raises KeyError where there is none of that key."""
        return _find(self.sections, key)

    def criterion(self, key: str) -> Criterion:
        """Raises KeyError where there is none of that key."""
        return _find(self.criteria, key)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON types, decimals as text.

        Facts at their default are left out, so that a fact added later leaves old digests as they are.
        """
        return _plain(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Definition":
        """The inverse of `to_json`. Raises TypeError for facts that this version does not know."""
        return _build(cls, data)

    def digest(self) -> str:
        """SHA-256, in hexadecimal, of the canonical JSON; equal definitions have equal digests."""
        text = json.dumps(self.to_json(), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()


def plain_number(value: Decimal) -> str:
    """The shortest text of a number without exponent: "5", "0.5", "1000"."""
    text = format(value, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in {"-0", ""} else text


_NESTED: dict[tuple[type, str], type] = {
    (Definition, "sections"): Section,
    (Definition, "criteria"): Criterion,
    (Definition, "recommendations"): Option,
    (Section, "questions"): Question,
    (Section, "condition"): Condition,
    (Question, "options"): Option,
    (Question, "fields"): Question,
    (Question, "condition"): Condition,
    (Criterion, "levels"): Level,
}
_NUMBERS = {(Question, "minimum"), (Question, "maximum"), (Criterion, "weight"), (Level, "value")}


def _find(things: Any, key: str) -> Any:
    for thing in things:
        if thing.key == key:
            return thing
    raise KeyError(key)


@cache
def _defaults(cls: type) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, field.default) for field in fields(cls))


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        facts = ((name, default, getattr(value, name)) for name, default in _defaults(type(value)))
        return {name: _plain(fact) for name, default, fact in facts if default is MISSING or fact != default}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return plain_number(value) if isinstance(value, Decimal) else value


def _build(cls: type[T], data: Mapping[str, Any]) -> T:
    return cls(**{name: _fact(cls, name, value) for name, value in data.items()})


def _fact(cls: type, name: str, value: Any) -> Any:
    if value is None:
        return None
    nested = _NESTED.get((cls, name))
    if nested and isinstance(value, list):
        return tuple(_build(nested, item) for item in value)
    if nested:
        return _build(nested, value)
    return Decimal(value) if (cls, name) in _NUMBERS else value
