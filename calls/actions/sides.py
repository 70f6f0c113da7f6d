"""The two sides of a call: nobody judges where they take part, and nobody takes part where they judge."""

from collections.abc import Collection

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from calls.errors import NotAllowed
from calls.models import CallPage, Juror, Submission
from people.models import Person


def taking_part(call: int, people: Collection[int]) -> set[int]:
    """Those of `people` who put something forward to this call, or are put forward by somebody else."""
    live = Submission.objects.live().filter(call=call)
    authors = live.filter(applicant__in=people).values_list("applicant", flat=True)
    addresses = Person.objects.filter(pk__in=people).values_list(Lower("email"), "pk")
    put_forward = set(live.values_list(Lower("candidate_email"), flat=True))
    return {*authors, *(person for address, person in addresses if address in put_forward)}


def check_not_judging(call: CallPage, author: Person, candidate_email: str) -> None:
    """Raise NotAllowed where the author, or whoever is put forward, holds a seat on a panel of this call."""
    seats = Juror.objects.filter(panel__call=call, active=True)
    judging = seats.filter(Q(person=author) | Q(person__email__iexact=candidate_email)).values_list("person", flat=True)
    found = set(judging)
    if author.pk in found:
        raise NotAllowed(_("You sit on a jury of this call, so you cannot put anything forward to it."))
    if found:
        raise NotAllowed(_("This person judges in this call and cannot be put forward to it."))
