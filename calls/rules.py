"""Who may do what, with the reason when not. A rule knows roles; a view only names a deed.

Roles are facts: the author of a submission, a seat on a panel, the permission that the organisers' group holds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from calls.errors import NotAllowed
from calls.flow import Conflict, Seat, Stage
from calls.models import Assignment, Evaluation, Juror, LetterRequest, Round, Submission
from people.models import Person

RUN_CALLS = "calls.run_calls"


@dataclass(frozen=True)
class Verdict:
    """True when allowed; otherwise `reason` says why not."""

    reason: str = ""

    def __bool__(self) -> bool:
        return not self.reason


YES = Verdict()


def No(reason: str) -> Verdict:
    return Verdict(reason)


def is_organiser(person: Person) -> bool:
    return person.is_authenticated and person.has_perm(RUN_CALLS)


def is_chair(person: Person, round_: Round) -> bool:
    if not (person.is_authenticated and round_.panel_id):
        return False
    return Juror.objects.filter(panel=round_.panel_id, person=person, active=True, role=Seat.CHAIR).exists()


def _author(person: Person, submission: Submission) -> Verdict:
    return YES if submission.applicant_id == person.pk else No(_("Only the person who began this can change it."))


def _reader(person: Person, submission: Submission) -> Verdict:
    if Submission.objects.visible_to(person).filter(pk=submission.pk).exists():
        return YES
    return No(_("You are not assigned to this dossier, or have declared a conflict with it."))


def _organiser(person: Person, thing: object) -> Verdict:
    return YES if is_organiser(person) else No(_("Only organisers of calls can do this."))


def _chair_or_organiser(person: Person, round_: Round) -> Verdict:
    if is_organiser(person) or is_chair(person, round_):
        return YES
    return No(_("Only the chair of this round's panel and organisers can do this."))


def _seat(person: Person, assignment: Assignment) -> Verdict:
    juror = assignment.juror
    if juror.person_id != person.pk or not juror.active:
        return No(_("This dossier is not assigned to you."))
    if assignment.round.stage == Stage.PLANNED:
        return No(_("This round has not opened yet."))
    return YES


def _scorer(person: Person, assignment: Assignment) -> Verdict:
    seat = _seat(person, assignment)
    if not seat:
        return seat
    if assignment.conflict == Conflict.DECLARED:
        return No(_("You declared a conflict with this dossier, so it stays closed to you."))
    if assignment.conflict == Conflict.UNANSWERED:
        return No(_("Say first whether you have a conflict of interest with this dossier."))
    return YES


def _reopener(person: Person, evaluation: Evaluation) -> Verdict:
    closed = Submission.objects.closed_to(person).filter(pk=evaluation.assignment.submission_id).first()
    if closed is None:
        return _chair_or_organiser(person, evaluation.assignment.round)
    if closed.is_by_or_about(person):
        return No(_("This dossier is by you or about you, so somebody else looks after its sheets."))
    return No(_("You declared a conflict with this dossier, so somebody else looks after its sheets."))


def _ruler(person: Person, submission: Submission) -> Verdict:
    allowed = _organiser(person, submission)
    if not allowed:
        return allowed
    if submission.is_by_or_about(person):
        return No(_("This concerns yourself, so somebody else in the office rules on it."))
    if Submission.objects.closed_to(person).filter(pk=submission.pk).exists():
        return No(_("You declared a conflict with this dossier, so somebody else rules on it."))
    return YES


def _referee(person: Person, request: LetterRequest) -> Verdict:
    """Whoever holds the link, with or without an account, but not the person whom the letter is about."""
    if request.submission.is_by_or_about(person):
        return No(_("This link is for your referee: what stands behind it is not for you."))
    return YES


def _nominee(person: Person, confirmation: Any) -> Verdict:
    """Whoever holds the link, with or without an account, but not the person who nominated."""
    if confirmation.submission.applicant_id == person.pk:
        return No(_("This link is for whoever you nominated: they reply, and you are told."))
    return YES


def _letter_office(person: Person, request: LetterRequest) -> Verdict:
    if request.submission.is_by_or_about(person):
        return No(_("This concerns yourself, so somebody else in the office looks after the letters."))
    return _organiser(person, request)


def _letter_reuse(person: Person, submission: Submission) -> Verdict:
    if submission.is_by_or_about(person) or is_organiser(person):
        return YES
    return No(_("Only organisers, the candidate and whoever put the candidate forward can take a letter over."))


DEEDS: dict[str, Callable[[Person, Any], Verdict]] = {
    "submission.read": _reader,
    "submission.edit": _author,
    "submission.copy": _author,
    "submission.submit": _author,
    "submission.withdraw": _author,
    "submission.reopen": _author,
    "submission.rule": _ruler,
    "submission.merge": _ruler,
    "call.rules": _organiser,
    "confirmation.reply": _nominee,
    "letter.ask": _author,
    "letter.remind": _author,
    "letter.replace": _author,
    "letter.write": _referee,
    "letter.resend": _letter_office,
    "letter.accept_late": _letter_office,
    "letter.enter": _letter_office,
    "letter.reuse": _letter_reuse,
    "call.extend": _organiser,
    "call.let_in": _organiser,
    "form.issue": _organiser,
    "panel.manage": _organiser,
    "round.open": _chair_or_organiser,
    "round.close": _chair_or_organiser,
    "round.board": _chair_or_organiser,
    "round.assign": _organiser,
    "round.due": _organiser,
    "round.export": _organiser,
    "conflict.answer": _seat,
    "evaluation.write": _scorer,
    "evaluation.reopen": _reopener,
    "decision.prepare": _chair_or_organiser,
    "decision.release": _chair_or_organiser,
    "decision.read": _author,
}
"""The one table of deeds. Asking for a deed that is not here is a mistake in the program."""


def may(deed: str, person: Person, thing: object) -> Verdict:
    """Whether `person` may do `deed` to `thing`; the reason when not. Raises KeyError for an unknown deed."""
    return DEEDS[deed](person, thing)


def check(deed: str, person: Person, thing: object) -> None:
    """Raise NotAllowed, with the reason, unless `person` may do `deed` to `thing`."""
    verdict = may(deed, person, thing)
    if not verdict:
        raise NotAllowed(verdict.reason)
