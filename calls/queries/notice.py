"""Where a call stands, in words: on its own page and as a line of any list."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db.models import Case, F, QuerySet, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calls import clock
from calls.models import CallPage, Status

SOON = timedelta(days=14)
TONES = {Status.OPEN: "open", Status.UPCOMING: "soon", Status.CLOSED: "closed"}


LONG_TEXTS = ("body", "who_may_apply", "how_we_select", "timeline", "application_form", "rounds_plan")
"""What no list of calls reads; deferring it keeps a page of forty calls light."""


@dataclass(frozen=True)
class Notice:
    """`closes_at` is None for a call without a window; `offset` is that of its zone then, in minutes east of UTC."""

    status: Status
    word: str
    tone: str
    closes_at: datetime | None
    zone: str
    is_soon: bool
    offset: int


def notice(call: CallPage, at: datetime) -> Notice:
    status = call.status(at)
    return Notice(
        status=status,
        word=opens(call, at) if status == Status.UPCOMING else status.label,
        tone=TONES[status],
        closes_at=call.closes_at,
        zone=call.zone,
        is_soon=status == Status.OPEN and call.closes_at - at < SOON,
        offset=_offset(call),
    )


def with_late_access(found: Notice, until: datetime, at: datetime) -> Notice:
    """The notice of a closed call as whoever may still write to it, until an instant of their own, reads it."""
    return replace(
        found,
        status=Status.OPEN,
        word=_("Open for you"),
        tone=TONES[Status.OPEN],
        closes_at=until,
        is_soon=until - at < SOON,
    )


def opens(call: CallPage, at: datetime) -> str:
    """“Opens 7 October”, on the calendar of the call's zone; with the year where it is another one."""
    day, today = clock.wall(call.opens_at, call.zone), clock.wall(at, call.zone)
    return _("Opens %(day)s") % {"day": date_format(day, "j F" if day.year == today.year else "j F Y")}


def in_turn(calls: QuerySet, at: datetime) -> QuerySet:
    """Open calls by deadline, then those that open later, then closed ones from the newest edition back."""
    running = {"closes_at__gt": at}
    return calls.annotate(
        turn=Case(When(opens_at__gt=at, then=Value(1)), When(**running, then=Value(0)), default=Value(2)),
        next_deadline=Case(When(**running, then=F("closes_at"))),
    ).order_by("turn", "next_deadline", "-year", "title", "pk")


def _offset(call: CallPage) -> int:
    return clock.offset(call.closes_at, call.zone) if call.closes_at else 0
