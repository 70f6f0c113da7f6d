"""Fees, places and stages of the doctorate as they are written on pages and in lists."""

from collections.abc import Collection
from decimal import Decimal

from django.utils.translation import gettext as _

from people.models import CareerStage


def euros(amount: Decimal | None) -> str:
    """“EUR 400”, “EUR 412.50”, “free of charge”; empty where it is not known."""
    if amount is None:
        return ""
    if amount == 0:
        return _("free of charge")
    return f"EUR {amount.normalize():,f}" if amount == amount.to_integral_value() else f"EUR {amount:,.2f}"


def place(city: str, country) -> str:
    """“Lisbon, Portugal”, or the part that is known."""
    return ", ".join(filter(None, [city, country.name if country else ""]))


def stages(chosen: Collection[str]) -> str:
    """The chosen stages in their order, however they were chosen; empty for none."""
    return "; ".join(str(stage.label) for stage in CareerStage if stage in chosen)
