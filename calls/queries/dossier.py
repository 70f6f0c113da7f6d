"""A dossier as one reader may see it. What is redacted is decided here alone, for screens and for exports."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from calls.forms.definition import Question
from calls.forms.reading import SectionRows, rows
from calls.kinds import Row, kind_of
from calls.models import Attachment, Submission

JURY = frozenset({"jury"})
"""The audiences of a juror's and of a chair's eyes."""
OFFICE = frozenset({"jury", "organisers"})
"""The audiences of an organiser's eyes."""
IDENTIFYING = frozenset({"person", "email", "orcid"})
"""Kinds of question whose answer names somebody, whatever it was asked for."""


@dataclass(frozen=True, slots=True)
class File:
    """One file of a dossier. `name` is what its owner called it; empty where names are hidden: it often tells them."""

    label: str
    name: str
    attachment: Attachment

    @property
    def pages(self) -> int | None:
        return self.attachment.pages


@dataclass(frozen=True)
class Dossier:
    """`name` and identifying `facts` are left out where names are hidden; `sections` hold answers, without files."""

    reference: str
    title: str
    name: str
    facts: tuple[Row, ...]
    sections: tuple[SectionRows, ...]
    files: tuple[File, ...]


def redacted(submission: Submission, audiences: Collection[str], *, names_hidden: bool) -> Dossier:
    """The dossier for readers of these audiences: three queries and those of the kind, none of them if prefetched."""
    sections = rows(
        submission.version.definition, submission.answer_map, submission.attachment_map, audiences=audiences
    )
    told = [row for section in sections for row in section.rows]
    if names_hidden:
        told = [row for row in told if not _identifies(row.question)]
    facts = kind_of(submission.call).entry_rows(submission)
    return Dossier(
        reference=submission.reference,
        title=submission.title,
        name="" if names_hidden else submission.candidate_name,
        facts=tuple(row for row in facts if not (names_hidden and row.identifying)),
        sections=tuple(_with_answers(sections, told)),
        files=tuple(_file(row, names_hidden) for row in told if row.attachment),
    )


def _identifies(question: Question) -> bool:
    return question.kind in IDENTIFYING or any(_identifies(field) for field in question.fields)


def _with_answers(sections: Iterable[SectionRows], told: list) -> Iterable[SectionRows]:
    keys = {row.question.key for row in told if row.question.kind != "file" and row.is_answered}
    for section in sections:
        kept = [row for row in section.rows if row.question.key in keys]
        if kept:
            yield SectionRows(section.section, kept)


def _file(row, names_hidden: bool) -> File:
    return File(row.question.label, "" if names_hidden else row.attachment.name, row.attachment)
