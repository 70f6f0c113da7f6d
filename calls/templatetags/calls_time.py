"""How instants and deadlines are written: in the call's zone first, with weekday; time left in words."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import ngettext

from calls import clock
from calls.clock import zone_name

register = template.Library()


@register.filter
def in_zone(instant: datetime | None, zone: str) -> str:
    """“Sunday 31 January 2027, 23:59 (anywhere on Earth)”."""
    if instant is None:
        return ""
    there = clock.wall(instant, zone)
    return f"{date_format(there, 'l j F Y')}, {date_format(there, 'H:i')} ({zone_name(zone)})"


@register.filter
def to_the_second(instant: datetime, zone: str) -> str:
    """As `in_zone`, with the seconds: for instants that two receipts are compared by."""
    return f"{date_format(clock.wall(instant, zone), 'l j F Y')}, {second_of_day(instant, zone)}"


def second_of_day(instant: datetime, zone: str) -> str:
    """“14:32:07 (anywhere on Earth)”."""
    return f"{date_format(clock.wall(instant, zone), 'H:i:s')} ({zone_name(zone)})"


@register.filter
def time_left(instant: datetime | None, at: datetime | None = None) -> str:
    """“12 days left”, “5 hours left”, “20 minutes left”; empty once the instant has passed."""
    left = (instant - (at or timezone.now())).total_seconds() if instant else 0
    if left <= 0:
        return ""
    if left >= 2 * 86_400:
        return ngettext("%d day left", "%d days left", int(left // 86_400)) % (left // 86_400)
    if left >= 2 * 3_600:
        return ngettext("%d hour left", "%d hours left", int(left // 3_600)) % (left // 3_600)
    minutes = max(1, int(left // 60))
    return ngettext("%d minute left", "%d minutes left", minutes) % minutes


register.filter("zone_name", zone_name)
register.filter("offset", clock.offset)
