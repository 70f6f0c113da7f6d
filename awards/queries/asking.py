"""What somebody who is asked to agree to a nomination may read: what was sent about them, and by whom."""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress
from django.db.models import Q

from awards.models import Confirmation, Reply, Route
from calls.flow import State
from calls.kinds import Row, kind_of
from calls.models import Submission
from calls.queries.applicant import UNREAD

LIGHT = [f"submission__{column}" for column in UNREAD]


def by_key(key: UUID) -> Confirmation | None:
    """The request that a link names, with its nomination and call, in one query."""
    rows = Confirmation.objects.select_related("submission__call", "submission__applicant", "submission__nomination")
    return rows.defer(*LIGHT).filter(key=key).first()


def others(found: Confirmation) -> list[Submission]:
    """Other nominations of the same nominee to the same call that still stand, in one query.

    Those that this address was asked about, and the one that whoever it belongs to made of their own work.
    """
    submission = found.submission
    asked = Confirmation.objects.filter(email=found.email, submission__subject=submission.subject)
    asked = asked.exclude(state=Reply.DECLINED).values("submission")
    nominee = EmailAddress.objects.filter(email__iexact=found.email, verified=True).values("user")
    own = Q(nomination__route=Route.SELF, applicant__in=nominee)
    rows = Submission.objects.filter(Q(pk__in=asked) | own, call=submission.call_id, state=State.SUBMITTED)
    return list(rows.exclude(pk=submission.pk).select_related("applicant").defer(*UNREAD).order_by("pk"))


def told(found: Confirmation) -> list[Row]:
    """The facts of the nomination as lines to read."""
    return kind_of(found.submission.call).entry_rows(found.submission)


def is_waiting(found: Confirmation, at: datetime) -> bool:
    """Whether a reply is still taken; one query."""
    return Confirmation.objects.replyable(at).filter(pk=found.pk).exists()


def is_running(found: Confirmation) -> bool:
    """Whether there is something to leave: nothing was declined, and no decision is announced."""
    return found.state != Reply.DECLINED and found.submission.state == State.SUBMITTED
