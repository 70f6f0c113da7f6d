"""Deeds of the office on eligibility: rule a submission not eligible, take that back, change the rules of a call."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, flow, mail, rules
from calls.actions import locks
from calls.actions.pages import write_through
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.flow import State
from calls.models import CallPage, Submission
from people.models import Person


def rule_ineligible(submission: Submission, *, reason: str, by: Person, at: datetime, rule: str = "") -> Submission:
    """Keep a submission out of the judging; the applicant is told the reason. Raises Incomplete without one.

    `rule` is the key of the rule of eligibility that is not met, where it is one of those.
    """
    with transaction.atomic():
        submission = locks.submission(submission.pk)
        rules.check("submission.rule", by, submission)
        if not reason.strip():
            raise Incomplete(_("Say why it is not eligible: the applicant will read it."))
        flow.check(submission.state, State.INELIGIBLE)
        submission.state, submission.ineligible_because = State.INELIGIBLE, reason.strip()
        submission.ineligible_rule = rule
        submission.revision += 1
        submission.save(update_fields=["state", "ineligible_because", "ineligible_rule", "revision"])
        audit.record("submission.ineligible", submission, by=by, reason=reason.strip(), rule=rule)
        mail.ruled_ineligible(submission)
    return submission


def change_rules(call: CallPage, rules_: Mapping[str, object], *, by: Person, at: datetime, flips: int) -> CallPage:
    """Give a call other rules of eligibility, on its page and its drafts; `flips` is how many standings that changes.

    Rulings that were made stay as they are. Raises NotAllowed for a column that is no rule, WrongState once the jury
    reads.
    """
    with transaction.atomic():
        call = locks.call(call.pk)
        rules.check("call.rules", by, call)
        if unknown := set(rules_) - set(call.specific_class.rule_fields):
            raise NotAllowed(_("These are no rules of this call: %(names)s.") % {"names": ", ".join(sorted(unknown))})
        if call.rounds.begun().exists():
            raise WrongState(_("The jury of this call has begun to read: its rules cannot change any more."))
        write_through(call, **rules_)
        audit.record("call.rules", call, by=by, rules={name: str(value) for name, value in rules_.items()}, flips=flips)
    return call


def rule_eligible(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Take a ruling back: the submission is judged after all. Raises WrongState where none was made."""
    with transaction.atomic():
        submission = locks.submission(submission.pk)
        rules.check("submission.rule", by, submission)
        if submission.state != State.INELIGIBLE:
            raise WrongState(_("This was not ruled ineligible, so there is nothing to take back."))
        submission.state, submission.ineligible_because = State.SUBMITTED, ""
        submission.ineligible_rule = ""
        submission.save(update_fields=["state", "ineligible_because", "ineligible_rule"])
        audit.record("submission.eligible", submission, by=by)
    return submission
