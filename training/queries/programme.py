"""The programme of a school or an event: its published modules, and their sessions as a timetable."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, QuerySet

from calls.forms.definition import plain_number
from calls.queries.unrestricted import unrestricted
from training.models.module import ModulePage
from training.queries.sittings import Day, by_day, sitting


@dataclass(frozen=True)
class Programme:
    """`unscheduled` are modules without a session yet; `hours` are those that count for one participant, in words."""

    days: tuple[Day, ...]
    unscheduled: tuple[ModulePage, ...]
    zones: tuple[str, ...]
    hours: str


def programme(page, address: Callable[[ModulePage], str]) -> Programme:
    """The published modules below `page`, in two queries for any number of them. `address` gives a module's URL."""
    rows = list(sessions_below(page))
    held = [row for row in rows if row.starts_at]
    hours = hours_for_one(held)
    return Programme(
        days=by_day([sitting(row, row, address(row)) for row in held]),
        unscheduled=tuple(row for row in rows if not row.starts_at),
        zones=tuple(sorted({row.zone for row in held})),
        hours=plain_number(hours) if hours else "",
    )


READ = ("title", "url_path", "introduction", "kind", "track", "zone")
"""What a timetable shows of a module; thirty sessions bring their module thirty times."""


def hours_for_one(held: list[ModulePage]) -> Decimal:
    """The hours that one participant can collect: all that is common, and the longest of the parallel tracks."""
    tracks = {"": Decimal(0)}
    for row in held:
        tracks[row.track] = tracks.get(row.track, Decimal(0)) + row.hours
    return tracks.pop("") + max(tracks.values(), default=Decimal(0))


def sessions_below(page) -> QuerySet[ModulePage]:
    """Each module once for each of its sessions, with that session's facts, or once with none."""
    facts = ("starts_at", "ends_at", "room", "link", "hours")
    modules = unrestricted(ModulePage.objects.child_of(page).live()).only(*READ)
    return (
        modules.annotate(**{fact: F(f"sessions__{fact}") for fact in facts})
        .prefetch_related("speakers")
        .order_by("path", "starts_at")
    )
