"""What somebody who is asked to agree to a nomination may read: what was sent about them, and by whom."""

from datetime import datetime
from uuid import UUID

from awards.models import Confirmation, Reply
from calls.flow import Stage, State
from calls.kinds import Row, kind_of
from calls.queries.applicant import UNREAD

LIGHT = [f"submission__{column}" for column in UNREAD]


def by_key(key: UUID) -> Confirmation | None:
    """The request that a link names, with its nomination and call, in one query."""
    rows = Confirmation.objects.select_related("submission__call", "submission__applicant", "submission__nomination")
    return rows.defer(*LIGHT).filter(key=key).first()


def others(found: Confirmation) -> list[Confirmation]:
    """Other nominations of the same nominee to the same call that this address was asked about and that still stand."""
    submission = found.submission
    rows = Confirmation.objects.filter(
        email=found.email,
        submission__call=submission.call_id,
        submission__subject=submission.subject,
        submission__state=State.SUBMITTED,
    ).exclude(pk=found.pk)
    return list(rows.exclude(state=Reply.DECLINED).select_related("submission__applicant").order_by("pk"))


def told(found: Confirmation) -> list[Row]:
    """The facts of the nomination as lines to read."""
    return kind_of(found.submission.call).entry_rows(found.submission)


def is_waiting(found: Confirmation, at: datetime) -> bool:
    """Whether a reply is still taken."""
    submission = found.submission
    if found.state != Reply.ASKED or submission.state != State.SUBMITTED or found.until <= at:
        return False
    return not submission.call.rounds.exclude(stage=Stage.PLANNED).exists()
