"""What is to be done next about something one has put forward, or waited for, with the dates that were promised."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from calls.flow import State
from calls.kinds import Ahead, Kind, kind_of
from calls.models import CallPage, Decision, Submission
from calls.queries.call_page import promises
from calls.queries.letters import Tally
from people.erasure import is_nobody

PROMISES = 2
"""How many of the dates that a call promises are told at once."""


def by_kind(submissions: Iterable[Submission]) -> Mapping[Kind, list[Submission]]:
    found = defaultdict(list)
    for submission in submissions:
        found[kind_of(submission.call)].append(submission)
    return found


def told_by_kinds(submissions: Iterable[Submission], at: datetime) -> dict[int, list[Ahead]]:
    """What the kinds of call say, by submission id; a query or two for each kind that takes part."""
    grouped = by_kind(submissions)
    return {pk: said for kind, own in grouped.items() for pk, said in kind.ahead(own, at).items()}


def ahead(
    submission: Submission, *, decision: Decision | None, letters: Tally | None, told: Iterable[Ahead], at: datetime
) -> tuple[Ahead, ...]:
    """What the author does or waits for, the most pressing first; `told` is what the kind of call says of it."""
    return (*_letters(submission, letters, at), *told, *_onwards(submission, decision))


def promised_to(submission: Submission, decision: Decision | None, at: datetime) -> list[Ahead]:
    """The next dates that the call promises to something that is still in the running."""
    goes_on = submission.state == State.SUBMITTED or (decision and decision.advances)
    return promised(submission.call, at) if goes_on else []


def promised(call: CallPage, at: datetime) -> list[Ahead]:
    coming = [step for step in promises(call, at) if step.state != "done"][:PROMISES]
    return [Ahead(_("%(what)s: %(day)s") % {"what": step.title, "day": step.when}) for step in coming]


def _letters(submission: Submission, found: Tally | None, at: datetime) -> list[Ahead]:
    if found is None or found.is_complete or submission.state not in {State.DRAFT, State.SUBMITTED}:
        return []
    due = submission.call.letters_due
    if due is None or due <= at:
        return []
    return [Ahead(found.to_do or _("Reference letters are due"), due)]


def _onwards(submission: Submission, decision: Decision | None) -> list[Ahead]:
    if is_nobody(submission.candidate_email):
        return [Ahead(_("Whoever was put forward asked to be erased: what was written here is gone for good."))]
    if submission.state == State.INELIGIBLE:
        contact = submission.call.contact_email or _("the office")
        return [Ahead(_("If you think that is a mistake, write to %(contact)s.") % {"contact": contact})]
    if decision and decision.advances and submission.state == State.SUBMITTED:
        return [Ahead(_("It goes on to the next round."))]
    return []
