"""The chore that reminds authors of drafts before their call closes: once for each deadline, never afterwards."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from calls import audit, mail
from calls.actions import locks
from calls.flow import State
from calls.models import CallPage, Extension, Submission

UNREAD = ("application_form", "rounds_plan", "body", "letter_statements")


def remind_due(*, at: datetime) -> int:
    """Remind whoever is to be reminded at this instant, each in a transaction of its own; returns how many.

    A deadline that moved is another one: its own reminder goes out, unless the letter about the extension came later
    than the reminder would have. Late access is for one person and short, and brings no reminder.
    """
    owed = [
        pk
        for call, moment in _closing(at)
        for pk in _unreminded(call, moment).order_by("pk").values_list("pk", flat=True)
    ]
    return sum(_remind(pk, at) for pk in owed)


def _closing(at: datetime) -> list[tuple[CallPage, datetime]]:
    """Open calls whose moment to remind has come, each with that moment."""
    open_calls = CallPage.objects.live().defer(*UNREAD).filter(opens_at__lte=at, closes_at__gt=at, reminder_days__gt=0)
    found = [
        (call, call.closes_at - timedelta(days=call.reminder_days))
        for call in open_calls.order_by("closes_at", "pk")
        if call.closes_at
    ]
    return [(call, moment) for call, moment in found if moment <= at]


def _unreminded(call: CallPage, moment: datetime) -> QuerySet[Submission]:
    """Drafts begun before the moment; whoever began, or heard of an extension, after it knows the deadline anyway."""
    told_since = Extension.objects.filter(call=OuterRef("call"), extended_at__gt=moment)
    not_yet = Q(reminded_of=None) | ~Q(reminded_of=call.closes_at)
    return Submission.objects.filter(not_yet, ~Exists(told_since), call=call, state=State.DRAFT, started_at__lte=moment)


def _remind(pk: int, at: datetime) -> bool:
    with transaction.atomic():
        submission = locks.submission(pk)
        closes_at = submission.call.closes_at
        if submission.state != State.DRAFT or submission.reminded_of == closes_at:
            return False
        if closes_at is None or closes_at <= at:
            return False
        submission.reminded_of = closes_at
        submission.save(update_fields=["reminded_of"])
        audit.record("submission.remind", submission, by=None, closes_at=closes_at.isoformat())
        mail.draft_reminder(submission)
    return True
