"""Answers as people read them: on the check page, in a dossier, in an export; and how far a form has come."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_countries import countries

from calls.forms.checks import problem
from calls.forms.conditions import asked, is_blank, visible
from calls.forms.definition import Definition, Question, Section

NOT_STARTED, IN_PROGRESS, DONE = "not started", "in progress", "done"


class Ranking(list[str]):
    """Texts of which each stands in its place, the most preferred first."""

    in_order = True


@dataclass(frozen=True, slots=True)
class Row:
    """One question with its answer; `shown` is text or a list of texts, `attachment` the file of a file question."""

    question: Question
    value: Any
    shown: str | list[str]
    attachment: Any = None

    @property
    def is_answered(self) -> bool:
        return not is_blank(self.value) or self.attachment is not None


@dataclass(frozen=True, slots=True)
class SectionRows:
    section: Section
    rows: list[Row]


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """`state` is "not started", "in progress" or "done"; `answered` of `of` questions have an answer."""

    section: Section
    state: str
    answered: int
    of: int


def shown(question: Question, value: Any) -> str | list[str]:
    """The text of an answer; a list of texts where it has several parts. No answer is an empty text."""
    return "" if is_blank(value) else SHOWN.get(question.kind, _text)(question, value)


def lines(shown: str | list[str]) -> list[str]:
    """What `shown` gave as lines of plain text; those of a ranking bear their places."""
    if isinstance(shown, Ranking):
        return [f"{place}. {text}" for place, text in enumerate(shown, start=1)]
    return shown if isinstance(shown, list) else [shown]


def rows(definition: Definition, answers, attachments, *, audiences=None):
    """Per visible section the visible questions that one of these audiences may read; every audience without any."""
    keys = visible(definition, answers, attachments)
    sections = (section for section in definition.sections if section.key in keys)
    found = (SectionRows(section, _rows(section, keys, answers, attachments, audiences)) for section in sections)
    return [section for section in found if section.rows]


def progress(definition: Definition, answers, attachments):
    """How far each visible section is. Required questions and limits decide whether it is done."""
    keys = visible(definition, answers, attachments)
    visible_sections = (section for section in definition.sections if section.key in keys)
    return [_section_progress(section, keys, answers, attachments) for section in visible_sections]


def _rows(section, keys, answers, attachments, audiences):
    return [
        _row(question, answers.get(question.key), attachments)
        for question in _asked(section, keys)
        if audiences is None or question.audience in audiences
    ]


def _row(question, value, attachments):
    attachment = attachments.get(question.key) if question.kind == "file" else None
    return Row(question, value, attachment.name if attachment else shown(question, value), attachment)


def _asked(section, keys):
    return [question for question in section.questions if question.key in keys and question.is_answerable]


def _section_progress(section, keys, answers, attachments):
    questions = _asked(section, keys)
    answered = sum(_is_answered(question, answers, attachments) for question in questions)
    wrong = any(problem(question, answers.get(question.key), question.key in attachments) for question in questions)
    unfinished = IN_PROGRESS if answered else NOT_STARTED
    return SectionProgress(section, unfinished if wrong else DONE, answered, len(questions))


def _is_answered(question, answers, attachments):
    return question.key in attachments if question.kind == "file" else not is_blank(answers.get(question.key))


def _text(question, value):
    return str(value)


def _option(question, value):
    return next((option.label for option in question.options if option.key == value), str(value))


def _options(question, value):
    return [_option(question, key) for key in value]


def _ranking(question, value):
    return Ranking(_options(question, value))


def _date(question, value):
    return _day(value, get_language())


@lru_cache(maxsize=4096)
def _day(value, language):
    # An export writes the same days again and again, and each month's name is looked up in every catalogue.
    return date_format(date.fromisoformat(value), "j F Y")


def _money(question, value):
    return f"{question.currency} {Decimal(value):.2f}".strip()


def _country(question, value):
    return _country_names(get_language()).get(value, value)


@cache
def _country_names(language):
    # Asked for one by one, each name costs a search through all of them and through every catalogue of words.
    return {code: str(name) for code, name in countries}


def _yes_or_no(question, value):
    return _yes_and_no(get_language())[bool(value)]


@cache
def _yes_and_no(language):
    return _("No"), _("Yes")


def _person(question, value):
    return ", ".join(value[part] for part in ("name", "affiliation", "email") if value.get(part))


def _repeat(question, value):
    return [text for item in value if (text := _item(question.fields, item))]


def _item(fields, item):
    told = [(field.label, shown(field, item.get(field.key))) for field in asked(fields, dict(item))]
    told = [(label, ", ".join(lines(text))) for label, text in told if text]
    if len(fields) == 1:
        return told[0][1] if told else ""
    return "; ".join(f"{label}: {text}" for label, text in told)


SHOWN = {
    "choice": _option,
    "multi": _options,
    "ranked": _ranking,
    "date": _date,
    "money": _money,
    "country": _country,
    "yesno": _yes_or_no,
    "consent": _yes_or_no,
    "person": _person,
    "repeat": _repeat,
}
