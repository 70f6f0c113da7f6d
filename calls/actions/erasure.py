"""Forgetting a person in the engine: drafts go, what is being judged is withdrawn, what was judged stays as figures."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from calls import audit
from calls.flow import State
from calls.models import (
    Answer,
    Assignment,
    Attachment,
    Decision,
    Evaluation,
    Juror,
    LateAccess,
    Letter,
    LetterRequest,
    Score,
    Submission,
)
from people import mentions
from people.erasure import nobody
from people.models import Person

ERASED = "—"
"""Stands where the database insists on words."""


def forget(person: Person, at: datetime) -> None:
    """Every submission of this person without the person. References, scores, decisions and their instants stay."""
    forget_submissions(Submission.objects.by(person), person, at)
    Juror.objects.filter(person=person).update(active=False)
    LateAccess.objects.filter(person=person).update(email=nobody(person), reason=ERASED)


def forget_submissions(rows: QuerySet, person: Person, at: datetime) -> None:
    """These submissions without whom they are about; what somebody else wrote stays that author's, and says so."""
    found = list(rows.select_related("call").select_for_update(of=("self",)))
    _forget_letters_about(found)
    pks = [submission.pk for submission in found]
    _delete_files(Attachment.objects.filter(submission__in=pks))
    _delete_files(Letter.objects.filter(request__submission__in=pks).exclude(file=""))
    LetterRequest.objects.filter(submission__in=pks).delete()
    Answer.objects.filter(submission__in=pks).delete()
    _forget_words_about(pks)
    for submission in found:
        _forget_one(submission, person, at)


def _forget_one(submission: Submission, person: Person, at: datetime) -> None:
    touched = submission.assignments.exists() or submission.decisions.exists()
    is_own = submission.applicant_id == person.pk
    if submission.state == State.DRAFT and is_own and not touched:
        submission.delete()
        return
    if submission.state in {State.DRAFT, State.SUBMITTED}:
        submission.state, submission.withdrawn_at = State.WITHDRAWN, at
    submission.candidate_name, submission.candidate_email = _("Erased person"), nobody(person)
    submission.title = _("Erased")
    # One live submission for each person and subject: several of one person stay apart.
    submission.subject = f"erased-{submission.pk}"
    if submission.ineligible_because:
        submission.ineligible_because = ERASED
    submission.save()
    audit.record("submission.erase", submission, by=person)


def _forget_words_about(pks: list[int]) -> None:
    """Free words of jurors and chairs may name whom they are about: the figures stay, the words go."""
    Score.objects.filter(evaluation__assignment__submission__in=pks).update(comment="")
    Evaluation.objects.filter(assignment__submission__in=pks).update(remarks={})
    Decision.objects.filter(submission__in=pks).update(reason="", letter="")
    Assignment.objects.filter(submission__in=pks).exclude(conflict_because="").update(conflict_because=ERASED)


def _forget_letters_about(found: list[Submission]) -> None:
    """Letters to others (referees, jurors) that name the candidate or the submission.

    Those that have left are emptied, those that are still to leave about it are withdrawn; from others the name goes.
    """
    requests = LetterRequest.objects.filter(submission__in=found)
    marks = [one.reference for one in found] + [request.token for request in requests]
    mentions.forget_letters(marks, [name for one in found for name in _names(one)])
    for one in found:
        mentions.leave_out(_names(one), beside=one.call.title)


def _names(submission: Submission) -> list[str]:
    return [name for name in (submission.candidate_name, submission.candidate_email) if name]


def _delete_files(rows: QuerySet) -> None:
    for row in rows:
        transaction.on_commit(partial(row.file.storage.delete, row.file.name))
    rows.delete()
