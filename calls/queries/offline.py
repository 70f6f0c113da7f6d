"""The form as a document: what is written into it, and what a document that comes back would change."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from calls import clock
from calls.forms.definition import Question
from calls.forms.offline import report as findings
from calls.forms.offline.document import Line, document
from calls.forms.offline.marks import Head, read_head
from calls.forms.offline.reading import Stranger, read
from calls.forms.offline.report import Finding, Report
from calls.forms.reading import shown
from calls.models import APPLICATION, CallPage, FormVersion, Submission
from calls.queries.public import asked, letters_asked

_STATES = {
    findings.TAKEN: (lambda: _("Taken"), "good"),
    findings.TOO_LONG: (lambda: _("Taken, too long"), "warn"),
    findings.BEYOND: (lambda: _("Taken, needs a change"), "warn"),
    findings.EMPTIED: (lambda: _("Left empty"), "warn"),
    findings.UNREADABLE: (lambda: _("Cannot be read"), "bad"),
    findings.ELSEWHERE: (lambda: _("On the site only"), "closed"),
    findings.UNCHANGED: (lambda: _("Unchanged"), "closed"),
}


@dataclass(frozen=True)
class Found:
    """One question of the report in words; `read` and `stored` are texts or lists of texts."""

    key: str
    section: str
    section_key: str
    label: str
    word: str
    tone: str
    sentences: list[str]
    read: object
    stored: object
    can_be_taken: bool
    is_offered: bool


@dataclass(frozen=True)
class Reported:
    """What one document would change in one draft; `notes` are about the document as a whole."""

    report: Report
    notes: list[str]

    @cached_property
    def lines(self) -> list[Found]:
        """Every question where the document differs from the draft."""
        return [_found(one) for one in self.report.findings if one.state != findings.UNCHANGED]

    @property
    def left(self) -> list[Found]:
        """What no tick can take, and needs a hand."""
        return [line for line in self.lines if not line.can_be_taken]

    @property
    def strangers(self) -> list[Stranger]:
        return self.report.strangers

    @property
    def unchanged(self) -> list[str]:
        same = (one for one in self.report.findings if one.state == findings.UNCHANGED)
        return [one.question.label for one in same if one.stored is not None]

    @property
    def missing(self) -> list[str]:
        return [question.label for question in self.report.missing]

    @property
    def offered(self) -> int:
        return sum(line.is_offered for line in self.lines)

    @property
    def can_take_any(self) -> bool:
        return any(line.can_be_taken for line in self.lines)


def blank(call: CallPage) -> list[Line]:
    """The form in use, or as it stands on the page where none was issued yet."""
    number = FormVersion.objects.filter(call=call.pk, purpose=APPLICATION).count()
    head = Head(call.pk, number, get_language())
    title = _("%(call)s: the form") % {"call": call.title}
    return document(asked(call), {}, head=head, title=title, notes=_letters(call))


def filled(submission: Submission) -> list[Line]:
    """The form of a draft with the answers so far."""
    version = submission.version
    head = Head(submission.call_id, version.number, get_language(), submission.reference, submission.revision)
    title = f"{submission.call.title}: {submission.title}"
    return document(version.definition, submission.answer_map, head=head, title=title, notes=_letters(submission.call))


def stranger_to(submission: Submission, text: str) -> str:
    """Why a document does not belong to this draft; empty where it does, or does not say."""
    head = read_head(text)
    if head and head.call != submission.call_id:
        return _("This is the form of another call. Download the form of this one, and copy your answers into it.")
    if head and head.reference not in ("", submission.reference):
        facts = {"other": head.reference, "own": submission.reference}
        return _("This file was made from %(other)s, and this is %(own)s. Upload it there.") % facts
    return ""


def reported(submission: Submission, text: str) -> Reported:
    """Compares a document with what is stored now; two queries."""
    version = submission.version
    reading = read(text, version.definition, version=version.number)
    revisions = dict(submission.answers.values_list("question", "revision"))
    found = findings.report(version.definition, reading, stored=submission.answer_map, revisions=revisions)
    return Reported(found, list(_notes(reading.head, version)))


def _letters(call: CallPage) -> list[str]:
    """What the form does not ask, since its answer is somebody else's."""
    letters = letters_asked(call)
    if letters is None or letters.due is None:
        return []
    due = date_format(clock.wall(letters.due, letters.zone), "l j F Y, H:i")
    facts = {"count": letters.count, "when": f"{due} ({clock.zone_name(letters.zone)})"}
    return [_("%(count)s, due %(when)s: their writers are named on the site.") % facts]


def _notes(head: Head | None, version: FormVersion) -> Iterable[str]:
    if head is None:
        yield _("The file no longer says which draft it was made from, so every answer on the site counts as newer.")
    elif head.version != version.number:
        facts = {"old": head.version, "new": version.number}
        yield _("The file was made from version %(old)s of the form; version %(new)s is in use now.") % facts


def _found(finding: Finding) -> Found:
    question = finding.question
    word, tone = _STATES[finding.state]
    newer = [_("The answer on the site was changed after this file was made.")] if finding.is_newer else []
    return Found(
        key=question.key,
        section=finding.section.title,
        section_key=finding.section.key,
        label=question.label,
        word=_("Newer on the site") if finding.is_newer else word(),
        tone="warn" if finding.is_newer else tone,
        sentences=[*newer, *finding.sentences],
        read=_read(question, finding),
        stored=shown(question, finding.stored),
        can_be_taken=finding.can_be_taken,
        is_offered=finding.is_offered,
    )


def _read(question: Question, finding: Finding) -> object:
    return shown(question, finding.value) if finding.can_be_taken else finding.text
