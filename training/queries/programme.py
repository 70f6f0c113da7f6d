"""The programme of a school or an event: its published modules, and their sessions as a timetable."""

from collections.abc import Callable
from dataclasses import dataclass

from calls.forms.definition import plain_number
from training.models.module import ModulePage
from training.queries.sittings import Day, by_day, sitting


@dataclass(frozen=True)
class Programme:
    """`unscheduled` are modules without a session yet; `hours` is the sum of those that count, in words."""

    days: tuple[Day, ...]
    unscheduled: tuple[ModulePage, ...]
    zones: tuple[str, ...]
    hours: str


def programme(page, address: Callable[[ModulePage], str]) -> Programme:
    """The published modules below `page`, in four queries for any number of them. `address` gives a module's URL."""
    modules = list(modules_of(page))
    sittings = [sitting(session, module, address(module)) for module in modules for session in module.sessions.all()]
    return Programme(
        days=by_day(sittings),
        unscheduled=tuple(module for module in modules if not module.sessions.all()),
        zones=tuple(sorted({module.zone for module in modules if module.sessions.all()})),
        hours=_hours(modules),
    )


def modules_of(page):
    modules = ModulePage.objects.child_of(page).live().public().defer("body")
    return modules.prefetch_related("sessions", "speakers").order_by("path")


def _hours(modules: list[ModulePage]) -> str:
    total = sum(session.hours for module in modules for session in module.sessions.all())
    return plain_number(total) if total else ""
