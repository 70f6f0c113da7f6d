"""Reading that is not about pages: the institutes of the network, and the address of its office."""

from datetime import date

from django.core.cache import cache
from django.db.models import Exists, OuterRef, QuerySet

from content.models.site_settings import SiteSettings
from people.models import Institute, InstituteMembership


def institutes(*, on: date) -> QuerySet[Institute]:
    """All institutes with their memberships; `is_member` says whether one belonged to the network on that day."""
    running = InstituteMembership.objects.running_on(on).filter(institute=OuterRef("pk"))
    return Institute.objects.annotate(is_member=Exists(running)).prefetch_related("memberships")


OFFICE_KEPT_FOR = 60
"""Seconds for which a process may go on naming an office after an editor changed it."""


def office_email() -> str:
    """Whom the network's letters name where they have no contact of their own; empty until an editor says."""
    settings = SiteSettings.objects.filter(site__is_default_site=True).values_list("office_email", flat=True)
    return cache.get_or_set("content.office_email", lambda: settings.first() or "", OFFICE_KEPT_FOR)
