"""Calls whose dates anybody may keep in a calendar."""

from datetime import datetime

from django.db.models import QuerySet

from calls.models import CallPage, Status
from calls.queries.notice import LONG_TEXTS
from calls.queries.unrestricted import unrestricted


def published(pk: int) -> CallPage | None:
    """A call that everybody may read and that has a window."""
    return _dated().only("title", "slug", "content_type").filter(pk=pk).first()


def ahead(at: datetime) -> QuerySet[CallPage]:
    """Those that are open or open later, the nearest deadline first."""
    coming = _dated().with_status(Status.OPEN, at) | _dated().with_status(Status.UPCOMING, at)
    return coming.defer(*LONG_TEXTS).by_deadline()


def _dated() -> QuerySet[CallPage]:
    return unrestricted(CallPage.objects.live().exclude(closes_at=None))
