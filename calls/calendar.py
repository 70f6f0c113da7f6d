"""The dates of calls as a calendar file (RFC 5545): instants in UTC, promised days as whole days.

An entry keeps its UID for ever and counts its SEQUENCE up, so that a calendar that knows it moves it rather than
showing it twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from calls import clock
from calls.kinds import kind_of
from calls.models import CallPage, Extension

TYPE = "text/calendar; charset=utf-8"
PRODUCT = "-//phd-network//dates of calls//EN"
READ_AGAIN_AFTER = timedelta(hours=12)


@dataclass(frozen=True)
class Entry:
    """One entry: an instant, or whole days from `first` to `last`. `key` tells it from the others of its call."""

    key: str
    what: str
    at: datetime | None = None
    first: date | None = None
    last: date | None = None


def calendar_of(call: CallPage) -> bytes:
    """Every date of one call, in one query for the page of the feature and when it was changed."""
    whole = _with_changes(call.specific_class.objects.all()).get(pk=call.pk)
    return _file(call.title, [(whole, entries(whole))])


def deadlines_of(calls: QuerySet[CallPage]) -> bytes:
    """When calls open and close, in one query."""
    return _file(_("Deadlines"), [(call, window(call)) for call in _with_changes(calls)])


def entries(call: CallPage) -> list[Entry]:
    """Window, letters, promised dates, and the days that the kind of call knows of."""
    return [*window(call), *_letters(call), *_promises(call), *_days(call)]


def window(call: CallPage) -> list[Entry]:
    if not (call.opens_at and call.closes_at):
        return []
    return [
        Entry("opens", _("Opens: %(call)s") % {"call": call.title}, at=call.opens_at),
        Entry("closes", _("Closes: %(call)s") % {"call": call.title}, at=call.closes_at),
    ]


def _with_changes(calls: QuerySet) -> QuerySet:
    """Each knows when its dates were last `changed_at`: by publishing its page, or by an extension."""
    published_at = Coalesce("last_published_at", "opens_at")
    extensions = Extension.objects.filter(call=OuterRef("pk")).order_by("-extended_at")
    # The greatest of something and nothing is nothing on SQLite.
    extended_at = Coalesce(Subquery(extensions.values("extended_at")[:1]), published_at)
    return calls.annotate(changed_at=Greatest(published_at, extended_at))


def _letters(call: CallPage) -> list[Entry]:
    if not (call.letters_asked and call.letters_due_at):
        return []
    return [Entry("letters", _("Letters are due: %(call)s") % {"call": call.title}, at=call.letters_due_at)]


def _promises(call: CallPage) -> Iterator[Entry]:
    for milestone in call.timeline:
        day, what = milestone.value["date"], milestone.value["what"]
        if day:
            yield Entry(milestone.id, f"{what}: {call.title}", first=day, last=day)


def _days(call: CallPage) -> Iterator[Entry]:
    for days in kind_of(call).days(call):
        yield Entry(days.key, days.what, first=days.first, last=days.last)


def _file(name: str, told: Iterable[tuple[CallPage, Iterable[Entry]]]) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", READ_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    for call, found in told:
        for entry in found:
            calendar.add_component(_event(call, entry))
    return calendar.to_ical()


def _event(call: CallPage, entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"call-{call.pk}-{entry.key}@{urlsplit(settings.SITE_URL).hostname}")
    event.add("dtstamp", call.changed_at)
    event.add("last-modified", call.changed_at)
    event.add("sequence", _sequence(call))
    event.add("summary", entry.what)
    event.add("url", (call.live and call.full_url) or settings.SITE_URL)
    # A deadline is no appointment: whoever keeps it in their calendar is not busy then.
    event.add("transp", "TRANSPARENT")
    if entry.at:
        event.add("dtstart", entry.at)
        event.add("description", _in_words(entry.at, call.zone))
    else:
        event.add("dtstart", entry.first)
        event.add("dtend", entry.last + timedelta(days=1))
    return event


def _sequence(call: CallPage) -> int:
    """Seconds from the first publication to the last change: it grows with every change, and is 0 at first."""
    since = call.first_published_at or call.changed_at
    return max(0, int((call.changed_at - since).total_seconds()))


def _in_words(at: datetime, zone: str) -> str:
    there = clock.wall(at, zone)
    return f"{date_format(there, 'l j F Y')}, {date_format(there, 'H:i')} ({clock.zone_name(zone)})"
