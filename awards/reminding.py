"""The chore that reminds nominees and authors who have not replied: a week and two days before their time is over."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet

from awards import mail
from awards.models import Confirmation
from calls import audit
from calls.actions import locks
from calls.actions.reminding import MOST_REMINDERS, REST, is_owed

BEFORE = (timedelta(days=7), timedelta(days=2))
"""How long before the time to reply is over its reminders go out."""


def remind_due(*, at: datetime) -> int:
    """Remind whoever is to be reminded at this instant, each in a transaction of its own; returns how many."""
    return sum(_remind(*pair, at) for pair in _waiting(at).order_by("pk").values_list("submission", "pk"))


def _waiting(at: datetime) -> QuerySet[Confirmation]:
    """Those whose reply would still be taken, and who had their rest."""
    return Confirmation.objects.replyable(at).filter(reminders__lt=MOST_REMINDERS, asked_at__lte=at - REST)


def _remind(submission: int, pk: int, at: datetime) -> bool:
    with transaction.atomic():
        # The submission first: withdrawing it and replying take their rows in the same order.
        nomination = locks.submission(submission)
        confirmation = _waiting(at).select_for_update(of=("self",)).filter(pk=pk).first()
        if confirmation is None or not _is_owed(confirmation, at):
            return False
        confirmation.submission = nomination
        confirmation.reminders += 1
        confirmation.reminded_at = at
        confirmation.save(update_fields=["reminders", "reminded_at"])
        facts = {"confirmation": confirmation.pk, "number": confirmation.reminders}
        audit.record("confirmation.remind", nomination, by=None, **facts)
        mail.reminded(confirmation)
    return True


def _is_owed(confirmation: Confirmation, at: datetime) -> bool:
    facts = {"reminders": confirmation.reminders, "reminded_at": confirmation.reminded_at}
    return is_owed(asked_at=confirmation.asked_at, due=confirmation.until, before=BEFORE, **facts, at=at)
