"""The instant a request reached us: deadlines are held against it, not against when its work was done."""

from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.utils import timezone

BELIEVED = timedelta(minutes=10)
"""A proxy that says a request waited for longer has another clock than ours, and is not believed."""
_PER_SECOND = (1, 1_000, 1_000_000)
"""Proxies write seconds, milliseconds or microseconds since 1970."""


def arrival(get_response):
    """Note when each request arrived: at the proxy in front, where `ARRIVAL_HEADER` names its header, else here."""

    def middleware(request):
        now = timezone.now()
        said = request.headers.get(settings.ARRIVAL_HEADER, "") if settings.ARRIVAL_HEADER else ""
        request.arrived_at = earlier(said, now) or now
        return get_response(request)

    return middleware


def earlier(said: str, now: datetime) -> datetime | None:
    """The instant that a header such as `t=1732500000.123` names, if it lies within the last ten minutes."""
    try:
        number = float(said.removeprefix("t="))
    except ValueError:
        return None
    first = (now - BELIEVED).timestamp()
    found = (number / each for each in _PER_SECOND)
    return next((datetime.fromtimestamp(at, UTC) for at in found if first <= at <= now.timestamp()), None)
