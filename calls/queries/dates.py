"""Calls whose dates somebody may keep in a calendar."""

from datetime import datetime

from django.db.models import QuerySet

from calls.models import CallPage, Status, Submission
from calls.queries.notice import LONG_TEXTS
from calls.queries.unrestricted import unrestricted
from people.models import Person


def published(pk: int) -> CallPage | None:
    """A call that everybody may read and that has a window."""
    return _public().only("title", "slug", "content_type").filter(pk=pk).first()


def dated(pk: int) -> CallPage | None:
    """A call that has a window, whoever may read it."""
    return _dated().defer(*LONG_TEXTS).filter(pk=pk).first()


def takes_part(person: Person, call: CallPage) -> bool:
    """Whether something was put forward to this call that the person may read, their own above all."""
    return Submission.objects.visible_to(person).filter(call=call).exists()


def ahead(at: datetime) -> QuerySet[CallPage]:
    """Those that are open or open later, the nearest deadline first."""
    coming = _public().with_status(Status.OPEN, at) | _public().with_status(Status.UPCOMING, at)
    return coming.defer(*LONG_TEXTS).by_deadline()


def _dated() -> QuerySet[CallPage]:
    return CallPage.objects.exclude(closes_at=None)


def _public() -> QuerySet[CallPage]:
    return unrestricted(_dated().live())
