"""What of an earlier submission can be copied into a draft, question by question.

The key of a question survives copying a page, so last year's answers find their place in this year's form.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from calls.forms import uploads
from calls.forms.changes import carry
from calls.forms.checks import problem
from calls.forms.definition import Definition, Question

GIVEN_ANEW = frozenset({"consent", "file"})
"""Kinds that are no answer to carry: a declaration holds for what it was given for, and files go another way."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One answer as an answer to the new question; `sentences` say what goes beyond its limits there."""

    question: Question
    value: object
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FileCopy:
    """One stored file as a file of the new question; `refusal` says why it cannot be one."""

    question: Question
    file: Any
    refusal: str


def copies(answers: Mapping[str, object], old: Definition, new: Definition, answered: Collection[str]) -> list[Copy]:
    """The answers that fit questions of the new form, in its order; what is answered there already is left out."""
    carried = carry(answers, old, new)
    wanted = [asked for asked in new.questions() if asked.kind not in GIVEN_ANEW and asked.key not in answered]
    return [_copy(asked, carried[asked.key]) for asked in wanted if asked.key in carried]


def file_copies(files: Mapping[str, Any], new: Definition, attached: Collection[str]) -> list[FileCopy]:
    """The files of questions that the new form asks as well, and has no file for yet."""
    asked = [question for question in new.questions() if question.kind == "file" and question.key not in attached]
    return [_file_copy(question, files[question.key]) for question in asked if question.key in files]


def _copy(question: Question, value: object) -> Copy:
    return Copy(question, value, tuple(dict.fromkeys(problem(question, value).values())))


def _file_copy(question: Question, file) -> FileCopy:
    return FileCopy(question, file, uploads.beyond(file, pages=question.pages, megabytes=question.megabytes))
