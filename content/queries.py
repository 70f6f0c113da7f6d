"""Reading that is not about pages: the institutes of the network."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from people.models import Institute, InstituteMembership


def institutes(*, on: date) -> QuerySet[Institute]:
    """All institutes with their memberships; `is_member` says whether one belonged to the network on that day."""
    running = InstituteMembership.objects.running_on(on).filter(institute=OuterRef("pk"))
    return Institute.objects.annotate(is_member=Exists(running)).prefetch_related("memberships")
