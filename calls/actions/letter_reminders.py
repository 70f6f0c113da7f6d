"""The chore that reminds referees who have not answered: 14 days and 3 days before their letter is due, never more."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from calls.actions import locks
from calls.actions.letter import check_wanted, remind_now
from calls.actions.reminding import MOST_REMINDERS, REST, is_owed
from calls.errors import Refusal
from calls.flow import State
from calls.models import LateAccess, LetterRequest, letters_until

BEFORE = (timedelta(days=14), timedelta(days=3))
"""How long before a letter is due its reminders go out."""


def remind_due(*, at: datetime) -> int:
    """Remind whoever is to be reminded at this instant, each in a transaction of its own; returns how many."""
    author = {"call": OuterRef("submission__call"), "person": OuterRef("submission__applicant")}
    due = Coalesce("submission__call__letters_due_at", "submission__call__closes_at")
    waiting = (
        LetterRequest.objects.waiting()
        .annotate(call_due=due)
        .filter(
            Q(call_due__gt=at) | Q(may_come_until__gt=at) | Exists(LateAccess.objects.running(at).filter(**author)),
            reminders__lt=MOST_REMINDERS,
            asked_at__lte=at - REST,
            submission__state__in=[State.DRAFT, State.SUBMITTED],
        )
    )
    return sum(_remind(pk, at) for pk in waiting.order_by("pk").values_list("pk", flat=True))


def _remind(pk: int, at: datetime) -> bool:
    with transaction.atomic():
        request = locks.letter_request(pk)
        if not _is_due(request, at):
            return False
        remind_now(request, by=None, at=at)
    return True


def _is_due(request: LetterRequest, at: datetime) -> bool:
    try:
        check_wanted(request, at)
    except Refusal:
        return False
    due = letters_until(request.submission, at, own=request.may_come_until)
    if due is None or not request.is_waiting:
        return False
    return is_owed(
        asked_at=request.asked_at,
        due=due,
        before=BEFORE,
        reminders=request.reminders,
        reminded_at=request.reminded_at,
        at=at,
    )
