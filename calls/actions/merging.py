"""Two submissions of the same thing become one, by somebody's choice and never by the software's."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, mail, rules
from calls.actions import locks
from calls.actions.submission import take_out
from calls.errors import NotAllowed, WrongState
from calls.flow import State
from calls.models import Submission
from people.models import Person


def merge(kept: Submission, dropped: Submission, *, by: Person, at: datetime) -> Submission:
    """As `join`, by an organiser."""
    with transaction.atomic():
        for submission in (kept, dropped):
            rules.check("submission.merge", by, submission)
        return join(kept, dropped, by=by, at=at)


def join(kept: Submission, dropped: Submission, *, by: Person | None, at: datetime) -> Submission:
    """Withdraw `dropped` in favour of `kept` and tell its author. `by` is None where a nominee chose, by a link.

    Whoever calls has checked who may. Done twice, it is done once. Must run inside a transaction. Raises NotAllowed for
    two calls or one submission, WrongState where one of the two is not submitted or the jury reads.
    """
    # In one order, so that two merges the other way round do not wait for each other.
    first, second = sorted([kept.pk, dropped.pk])
    rows = {pk: locks.submission(pk) for pk in (first, second)}
    kept, dropped = rows[kept.pk], rows[dropped.pk]
    if dropped.merged_into_id == kept.pk:
        return kept
    if kept.pk == dropped.pk or kept.call_id != dropped.call_id:
        raise NotAllowed(_("Choose two submissions to the same call."))
    if kept.state != State.SUBMITTED or dropped.state != State.SUBMITTED:
        raise WrongState(_("Both have to be submitted to be merged."))
    if kept.call.rounds.begun().exists():
        raise WrongState(_("The jury of this call has begun to read: nothing can be merged any more."))
    take_out(dropped, at=at, merged_into=kept)
    audit.record("submission.merge", kept, by=by, dropped=dropped.reference)
    mail.merged(dropped, kept)
    return kept
