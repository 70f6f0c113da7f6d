"""What of an earlier submission can be copied into a draft, question by question.

The key of a question survives copying a page, so last year's answers find their place in this year's form.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from calls.forms.changes import carry
from calls.forms.checks import problem
from calls.forms.definition import Definition, Question

GIVEN_ANEW = frozenset({"consent", "file"})
"""Kinds that are never copied: a declaration holds for what it was given for, and a file is checked when it comes."""


@dataclass(frozen=True, slots=True)
class Copy:
    """One answer as an answer to the new question; `sentences` say what goes beyond its limits there."""

    question: Question
    value: object
    sentences: tuple[str, ...]


def copies(answers: Mapping[str, object], old: Definition, new: Definition, answered: Collection[str]) -> list[Copy]:
    """The answers that fit questions of the new form, in its order; what is answered there already is left out."""
    carried = carry(answers, old, new)
    wanted = [asked for asked in new.questions() if asked.kind not in GIVEN_ANEW and asked.key not in answered]
    return [_copy(asked, carried[asked.key]) for asked in wanted if asked.key in carried]


def to_upload_again(files: Collection[str], new: Definition, attached: Collection[str]) -> list[Question]:
    """The questions of the new form that had a file in the old one, and have none yet."""
    asked = [question for question in new.questions() if question.kind == "file"]
    return [question for question in asked if question.key in files and question.key not in attached]


def _copy(question: Question, value: object) -> Copy:
    return Copy(question, value, tuple(dict.fromkeys(problem(question, value).values())))
