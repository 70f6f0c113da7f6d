"""Zones and instants: an instant is kept in UTC, and a zone beside it says how people write it."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext as _

AOE = "AoE"
"""Anywhere on Earth: a day is over when it is over in the last zone, UTC−12."""


@cache
def choices() -> list[tuple[str, str]]:
    """UTC and every zone named after a place; read from the system once, as it takes fifty milliseconds."""
    places = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in places)]


def zone(name: str) -> tzinfo:
    """The zone called `name`: AoE or an IANA name. Raises ZoneInfoNotFoundError for anything else."""
    return timezone(timedelta(hours=-12), AOE) if name == AOE else ZoneInfo(name)


def zone_name(name: str) -> str:
    """What people call a zone: “anywhere on Earth”, “Lisbon time”."""
    return _("anywhere on Earth") if name == AOE else _("%s time") % name.rpartition("/")[2].replace("_", " ")


def instants(wall: datetime, name: str) -> list[datetime]:
    """The instants, in UTC, at which clocks in zone `name` show the naive time `wall`: none, one or two.

    None where clocks skip it in spring, two where they repeat it in autumn (PEP 495).
    """
    found = []
    for fold in (0, 1):
        local = wall.replace(tzinfo=zone(name), fold=fold)
        instant = local.astimezone(UTC)
        if instant.astimezone(zone(name)).replace(tzinfo=None) == wall and instant not in found:
            found.append(instant)
    return found


def wall(instant: datetime, name: str) -> datetime:
    """What clocks in zone `name` show at `instant`, without a zone; `fold` is 1 for the second of two."""
    return instant.astimezone(zone(name)).replace(tzinfo=None)


def offset(instant: datetime, name: str) -> int:
    """How many minutes east of UTC clocks in zone `name` are set at `instant`."""
    return int(instant.astimezone(zone(name)).utcoffset().total_seconds() // 60)
