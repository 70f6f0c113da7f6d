"""What a document would change in a draft, question by question, before anything is stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from calls.forms import checks
from calls.forms.compiler import compile_form
from calls.forms.conditions import is_blank
from calls.forms.definition import Definition, Question, Section
from calls.forms.offline.marks import unescaped
from calls.forms.offline.reading import Reading, Stranger
from calls.forms.offline.typed import typed
from calls.forms.offline.typed_groups import typed_group
from calls.forms.offline.wording import ON_SITE

TAKEN, TOO_LONG, BEYOND, EMPTIED, UNCHANGED, UNREADABLE, ELSEWHERE = (
    "taken",
    "too long",
    "beyond",
    "emptied",
    "unchanged",
    "unreadable",
    "elsewhere",
)
CAN_BE_TAKEN = frozenset({TAKEN, TOO_LONG, BEYOND, EMPTIED})


@dataclass(frozen=True, slots=True)
class Finding:
    """One question of the document.

    `value` is what was read, ready to be stored; `text` is what was written; `sentences` say what is wrong with either.
    `is_newer` tells that the draft was changed there after the document was made from it.
    """

    question: Question
    section: Section
    state: str
    value: Any = None
    stored: Any = None
    text: str = ""
    sentences: list[str] = field(default_factory=list)
    is_newer: bool = False

    @property
    def can_be_taken(self) -> bool:
        return self.state in CAN_BE_TAKEN

    @property
    def is_offered(self) -> bool:
        """Whether it is taken unless the person says otherwise: never where that would undo something."""
        return self.can_be_taken and self.state != EMPTIED and not self.is_newer


@dataclass(frozen=True, slots=True)
class Report:
    """`findings` in the order of the form; `missing` are the questions that are not in the document."""

    findings: list[Finding]
    missing: list[Question]
    strangers: list[Stranger]

    def answers(self, keys) -> dict[str, Any]:
        """The values of those of the keys that can be taken; an emptied question has none."""
        wanted = [finding for finding in self.findings if finding.can_be_taken and finding.question.key in keys]
        return {finding.question.key: finding.value for finding in wanted}


def report(
    definition: Definition, reading: Reading, *, stored: Mapping[str, Any], revisions: Mapping[str, int]
) -> Report:
    """`stored` are the answers of the draft now, and `revisions` when each was last written."""
    judged = _judged(definition, reading)
    base = reading.head.revision if reading.head else 0
    findings, missing = [], []
    for section in definition.sections:
        for question in section.questions:
            if question.key in judged:
                state, facts = _compared(question, judged[question.key], stored.get(question.key))
                is_newer = state in CAN_BE_TAKEN and revisions.get(question.key, 0) > base
                findings.append(Finding(question, section, state, is_newer=is_newer, **facts))
            elif question.is_answerable and question.kind not in ON_SITE:
                missing.append(question)
    return Report(findings, missing, reading.strangers)


@dataclass(frozen=True, slots=True)
class _Judged:
    value: Any = None
    sentences: list[str] = field(default_factory=list)
    text: str = ""


def _judged(definition: Definition, reading: Reading) -> dict[str, _Judged]:
    """What the form on the site makes of each question that is in the document, and the text it was made from."""
    data: MultiValueDict = MultiValueDict()
    refused: dict[str, list[str]] = {}
    for question in definition.questions():
        try:
            ends = _typed(question, reading.answers.get(question.key, []))
        except ValidationError as error:
            refused[question.key] = error.messages
        else:
            for end, value in ends.items():
                data.setlist(f"{question.key}{end}", value if isinstance(value, list) else [value])
    form = compile_form(Definition(definition.sections))(data)
    form.full_clean()
    return {
        key: _Judged(form.answers.get(key), refused.get(key) or list(form.errors.get(key, ())), _text(copies))
        for key, copies in reading.answers.items()
        if copies or definition.question(key).kind not in ON_SITE
    }


def _typed(question: Question, copies: list[list[str]]) -> Mapping[str, Any]:
    different = {"\n".join(lines) for lines in copies}
    if len(different) > 1:
        raise ValidationError(_("This question is answered twice in the document, in different words. Keep one."))
    if not copies or question.kind in ON_SITE:
        return {}
    if question.kind in {"person", "repeat"}:
        return typed_group(question, copies[0])
    return typed(question, [unescaped(line) for line in copies[0]])


def _text(copies: list[list[str]]) -> str:
    return "\n\n".join("\n".join(map(unescaped, lines)) for lines in copies)


def _compared(question: Question, judged: _Judged, stored: Any) -> tuple[str, dict[str, Any]]:
    facts = {"value": judged.value, "stored": stored, "text": judged.text, "sentences": judged.sentences}
    if question.kind in ON_SITE:
        return ELSEWHERE, facts
    if judged.sentences:
        return UNREADABLE, facts
    if judged.value == stored:
        return UNCHANGED, facts
    if is_blank(judged.value):
        return EMPTIED, facts
    found = checks.problem(question, judged.value)
    sentences = [f"{checks.place(question, end)}: {words}" if end else words for end, words in found.items()]
    beyond = TOO_LONG if question.kind in {"text", "area"} else BEYOND
    return beyond if sentences else TAKEN, facts | {"sentences": sentences}
