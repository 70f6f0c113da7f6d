"""Forgetting a person in the engine: drafts go, what is being judged is withdrawn, what was judged stays as figures."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet
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
from people.erasure import AT_REST, empty_letters, nobody
from people.models import Message, Person

ERASED = "—"
"""Stands where the database insists on words."""


def forget(person: Person, at: datetime) -> None:
    """Every submission of this person without the person. References, scores, decisions and their instants stay."""
    forget_submissions(Submission.objects.by(person), person, at)
    Juror.objects.filter(person=person).update(active=False)
    LateAccess.objects.filter(person=person).update(email=nobody(person), reason=ERASED)


def forget_submissions(rows: QuerySet, person: Person, at: datetime) -> None:
    """These submissions without whom they are about; what somebody else wrote stays that author's, and says so."""
    found = list(rows.select_for_update(of=("self",)))
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
    """Letters to others (referees, jurors) that name the candidate or the submission, once they have left."""
    words = {word for one in found for word in (one.reference, one.candidate_name, one.candidate_email) if word}
    naming = Q(pk__in=[])
    for word in words:
        naming |= Q(text__contains=word) | Q(subject__contains=word)
    empty_letters(Message.objects.filter(naming, state__in=AT_REST))


def _delete_files(rows: QuerySet) -> None:
    for row in rows:
        transaction.on_commit(partial(row.file.storage.delete, row.file.name))
    rows.delete()
