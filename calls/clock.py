"""The clock of a call: zones and instants as on every page, and “anywhere on Earth” for deadlines."""

from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from content.zones import AOE, choices, instants, offset, wall, zone, zone_name

__all__ = ["AOE", "instants", "offset", "wall", "zone", "zone_choices", "zone_name"]


@cache
def zone_choices() -> list[tuple[str, str | Promise]]:
    """The zones of a deadline: AoE first, then those of places."""
    return [(AOE, _("Anywhere on Earth (AoE)")), *choices()]
