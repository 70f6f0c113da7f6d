"""A dossier as one reader may see it. What is redacted is decided here alone, for screens and for exports."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from calls.forms.definition import Question
from calls.forms.reading import SectionRows, rows
from calls.forms.statements import Answered, read
from calls.kinds import Row, kind_of
from calls.models import Attachment, Letter, Submission
from people.models import Person

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
class Reference:
    """One reference letter as its readers see it; `statements` with what does not fit the rule of the call."""

    letter: Letter

    @property
    def referee(self) -> str:
        request = self.letter.request
        return f"{request.name} ({request.affiliation})" if request.affiliation else request.name

    @property
    def statements(self) -> list[Answered]:
        return read(self.letter.statements)

    @property
    def mismatches(self) -> list[Answered]:
        return [statement for statement in self.statements if statement.mismatch]


@dataclass(frozen=True)
class Dossier:
    """`name` and identifying `facts` are left out where names are hidden, and so are the `letters`, which name the
    candidate throughout; `sections` hold answers, without files."""

    reference: str
    title: str
    name: str
    facts: tuple[Row, ...]
    sections: tuple[SectionRows, ...]
    files: tuple[File, ...]
    letters: tuple[Reference, ...] = ()


def redacted(
    submission: Submission, audiences: Collection[str], *, names_hidden: bool, letters: tuple[Reference, ...] = ()
) -> Dossier:
    """The dossier for readers of these audiences: three queries and those of the kind, none of them if prefetched.

    `letters` are those that this reader may read; see `references`.
    """
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
        letters=() if names_hidden else letters,
    )


def references(submission: Submission, reader: Person) -> tuple[Reference, ...]:
    """The letters on one submission that this reader may read, in one query where its call asks for any."""
    return references_by([submission], reader).get(submission.pk, ())


def references_by(submissions: Iterable[Submission], reader: Person) -> dict[int, tuple[Reference, ...]]:
    """By submission id, the letters that this reader may read; one query for all of them."""
    ids = [submission.pk for submission in submissions if submission.call.letters_asked]
    if not ids:
        return {}
    letters = Letter.objects.visible_to(reader).filter(request__submission__in=ids)
    found: dict[int, tuple[Reference, ...]] = {}
    for letter in letters.select_related("request", "uploaded_by").order_by("request__asked_at", "pk"):
        found[letter.request.submission_id] = (*found.get(letter.request.submission_id, ()), Reference(letter))
    return found


def readable_letter(person: Person, key) -> Letter | None:
    """The letter whose file has this key, if the person may read it."""
    letters = Letter.objects.visible_to(person).exclude(file="").select_related("request__submission")
    return letters.filter(key=key).first()


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
