"""The facts panel of an edition: what one wants to know before reading on."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calls.queries.call_page import Fact


def edition_facts(edition) -> list[Fact]:
    """Facts that are not known are left out."""
    ceremony = date_format(edition.ceremony_on, "l j F Y") if edition.ceremony_on else ""
    facts = [Fact(_("Edition"), str(edition.year)), Fact(_("Ceremony"), ceremony or edition.ceremony_place)]
    if ceremony and edition.ceremony_place:
        facts[1] = Fact(_("Ceremony"), ceremony, edition.ceremony_place)
    return [fact for fact in facts if fact.value]
