"""Deeds of the office on a submission: rule it not eligible with a reason, and take that back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, flow, mail, rules
from calls.actions import locks
from calls.errors import Incomplete, WrongState
from calls.flow import State
from calls.models import Submission
from people.models import Person


def rule_ineligible(submission: Submission, *, reason: str, by: Person, at: datetime) -> Submission:
    """Keep a submission out of the judging; the applicant is told the reason. Raises Incomplete without one."""
    with transaction.atomic():
        submission = locks.submission(submission.pk)
        rules.check("submission.rule", by, submission)
        if not reason.strip():
            raise Incomplete(_("Say why it is not eligible: the applicant will read it."))
        flow.check(submission.state, State.INELIGIBLE)
        submission.state, submission.ineligible_because = State.INELIGIBLE, reason.strip()
        submission.revision += 1
        submission.save(update_fields=["state", "ineligible_because", "revision"])
        audit.record("submission.ineligible", submission, by=by, reason=reason.strip())
        mail.ruled_ineligible(submission)
    return submission


def rule_eligible(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Take a ruling back: the submission is judged after all. Raises WrongState where none was made."""
    with transaction.atomic():
        submission = locks.submission(submission.pk)
        rules.check("submission.rule", by, submission)
        if submission.state != State.INELIGIBLE:
            raise WrongState(_("This was not ruled ineligible, so there is nothing to take back."))
        submission.state, submission.ineligible_because = State.SUBMITTED, ""
        submission.save(update_fields=["state", "ineligible_because"])
        audit.record("submission.eligible", submission, by=by)
    return submission
