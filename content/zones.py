"""Clock times of an event: written in the zone of its place, kept as instants."""

from datetime import UTC, datetime
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _


@cache
def choices() -> list[tuple[str, str]]:
    """UTC and every zone that is named after a place."""
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


def word(name: str) -> str:
    """The zone for a reader, after its place: “(Lisbon time)”."""
    return _("(%s time)") % name.rpartition("/")[2].replace("_", " ")


def wall(instant: datetime, name: str) -> datetime:
    """What clocks in zone `name` show at `instant`, without a zone."""
    return instant.astimezone(ZoneInfo(name)).replace(tzinfo=None)


def instant(wall_time: datetime, name: str) -> datetime | None:
    """The instant at which clocks in zone `name` show `wall_time`: the first of two in autumn, None in a spring gap."""
    found = wall_time.replace(tzinfo=ZoneInfo(name)).astimezone(UTC)
    return found if wall(found, name) == wall_time else None
