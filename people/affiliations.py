"""Deeds on affiliations."""

from django.db.models import Q

from people.models import Affiliation


def end(affiliation, *, on):
    """Makes `on` the last day of an affiliation that still runs; one that begins later ends on its first day."""
    running = Q(ends_on__isnull=True) | Q(ends_on__gt=on)
    Affiliation.objects.filter(running, pk=affiliation.pk).update(ends_on=max(on, affiliation.starts_on))


def remove(affiliation):
    """Takes back an affiliation; one that the institute has confirmed stays. Returns whether it is gone."""
    return bool(Affiliation.objects.filter(pk=affiliation.pk, verified_at__isnull=True).delete()[0])
