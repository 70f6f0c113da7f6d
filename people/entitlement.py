"""Who enjoys the members' terms on a day, with the reason. Facts come in dated; the answer is a sentence."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from people.models import Affiliation, InstituteMembership, Membership, Person
from people.models.period import DAY


@dataclass(frozen=True)
class Entitlement:
    """`yes` and why; `verified` is false while only the person says so."""

    yes: bool
    reason: str
    verified: bool = False

    def __bool__(self) -> bool:
        return self.yes


def entitled_on(person: Person, day: date) -> Entitlement:
    """Whether `person` is an individual member, or works at a member institute, on `day`. At most three queries."""
    return _by_membership(person, day) or _by_affiliation(person, day) or _refusal(person, day)


def entitled_among(people: Collection[int], day: date, *, by_membership: bool = True) -> dict[int, Entitlement]:
    """As `entitled_on`, or without memberships as `affiliated_on`, for many ids of people at once; two queries.

    Those who are not entitled are left out.
    """
    at_members = Affiliation.objects.running_on(day).filter(person__in=people, institute__in=_member_institutes(day))
    # Verified ones last, so that they overwrite the others.
    rows = at_members.select_related("institute").order_by(F("verified_at").desc(nulls_first=True))
    found = {row.person_id: _works_at(row) for row in rows}
    if by_membership:
        memberships = Membership.objects.running_on(day).filter(person__in=people)
        found |= {row.person_id: _is_member(row) for row in memberships}
    return found


def affiliated_on(person: Person, day: date) -> Entitlement:
    """Whether `person` works at a member institute on `day`; a membership of one's own does not count."""
    return _by_affiliation(person, day) or Entitlement(
        False, _("No affiliation with a member institute on %(day)s.") % {"day": date_format(day, DAY)}
    )


def _by_membership(person: Person, day: date) -> Entitlement | None:
    membership = person.memberships.running_on(day).first()
    if membership is None:
        return None
    return _is_member(membership)


def _is_member(membership: Membership) -> Entitlement:
    return Entitlement(True, _("Individual member %(number)s.") % {"number": membership.number}, verified=True)


def _by_affiliation(person: Person, day: date) -> Entitlement | None:
    affiliations = person.affiliations.running_on(day).select_related("institute")
    # A verified one speaks first, so that the answer does not hang on the order of typing.
    best = (
        affiliations.filter(institute__in=_member_institutes(day))
        .order_by(F("verified_at").asc(nulls_last=True))
        .first()
    )
    if best is None:
        return None
    return _works_at(best)


def _works_at(affiliation: Affiliation) -> Entitlement:
    reason = _("%(role)s at %(institute)s, a member institute.") % {
        "role": affiliation.get_role_display(),
        "institute": affiliation.short_place,
    }
    return Entitlement(True, reason, verified=affiliation.verified_at is not None)


def _member_institutes(day: date) -> QuerySet:
    return InstituteMembership.objects.running_on(day).values("institute")


def _refusal(person: Person, day: date) -> Entitlement:
    ends = person.memberships.filter(ends_on__lt=day).order_by("-ends_on").values_list("ends_on", flat=True)
    if ended := ends.first():
        sentence = _("The individual membership ended on %(day)s.")
        return Entitlement(False, sentence % {"day": date_format(ended, DAY)})
    sentence = _("No individual membership and no affiliation with a member institute on %(day)s.")
    return Entitlement(False, sentence % {"day": date_format(day, DAY)})
