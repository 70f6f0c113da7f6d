"""A form as a document: the same lines for a text file and for a word processor, blank or with the answers so far."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from calls.forms.definition import Definition, Question
from calls.forms.offline import wording
from calls.forms.offline.answers import written
from calls.forms.offline.marks import Head, Marks

TITLE, SECTION, QUESTION, GUIDANCE, ANSWER = "title", "section", "question", "guidance", "answer"
SIGNS = {TITLE: "# ", SECTION: "## ", QUESTION: "### ", GUIDANCE: "> "}


@dataclass(frozen=True, slots=True)
class Line:
    style: str
    text: str


def document(
    definition: Definition, answers: Mapping[str, Any], *, head: Head, title: str, notes: Iterable[str] = ()
) -> list[Line]:
    """Every question of the form, with its answer or the place for one; `reading.read` is the inverse.

    `notes` are further sentences at its beginning, on what is asked for beside the form.
    """
    return [*_opening(head, title, notes), *_sections(definition, answers)]


def as_text(lines: list[Line]) -> str:
    """A plain text; a blank line stands before each heading and around each answer."""
    written, before = [], ""
    for line in lines:
        if line.style in {SECTION, QUESTION} or (line.style != before and before):
            written.append("")
        written.append(SIGNS.get(line.style, "") + line.text)
        before = line.style
    return "\n".join(written) + "\n"


def _opening(head: Head, title: str, notes: Iterable[str]) -> Iterator[Line]:
    yield Line(TITLE, title)
    sentences = [
        _("Write each answer under its heading, and save this file as a Word document or as plain text."),
        _("Lines that begin with > are ours. Keep the signs such as [#4f09ac]: they tell the site what stands where."),
        _("Then open your draft on the site, choose “Work offline” and upload this file: you see first what was read."),
        _("Files and consents are given on the site only. Nothing is submitted by uploading this file."),
    ]
    yield from (Line(GUIDANCE, sentence) for sentence in [*sentences, *notes])
    yield Line(ANSWER, str(head))


def _sections(definition: Definition, answers: Mapping[str, Any]) -> Iterator[Line]:
    marks, number = Marks(definition), 0
    for section in definition.sections:
        yield Line(SECTION, f"{section.title} {marks.of_section(section.key)}")
        yield from (Line(GUIDANCE, line) for line in wording.section_guidance(definition, section))
        for question in section.questions:
            number += question.is_answerable
            yield from _question(
                definition, question, answers.get(question.key), number, marks.of_question(question.key)
            )


def _question(definition: Definition, question: Question, value: Any, number: int, mark: str) -> Iterator[Line]:
    label = wording.heading(question, number) if question.is_answerable else question.label
    yield Line(QUESTION, f"{label} {mark}")
    yield from (Line(GUIDANCE, line) for line in wording.guidance(definition, question))
    if question.is_answerable and question.kind not in wording.ON_SITE:
        yield from (Line(ANSWER, line) for line in written(question, value))
