"""The two sides of a call: nobody judges where they take part, and nobody takes part where they judge."""

from collections.abc import Collection, Mapping

from django.db.models import Exists, OuterRef
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
    refuse_judging(CallPage.objects.filter(pk=call.pk).values(**judging(author, candidate_email)).get())


def judging(author: Person, candidate_email: str) -> dict[str, Exists]:
    """To be asked of calls: whether the author, or whoever is put forward, holds a seat on a panel of theirs."""
    seats = Juror.objects.filter(panel__call=OuterRef("pk"), active=True)
    return {
        "author_judges": Exists(seats.filter(person=author)),
        "candidate_judges": Exists(seats.filter(person__email__iexact=candidate_email)),
    }


def refuse_judging(found: Mapping[str, object]) -> None:
    """Raise NotAllowed where one of the questions of `judging` was answered with yes."""
    if found["author_judges"]:
        raise NotAllowed(_("You sit on a jury of this call, so you cannot put anything forward to it."))
    if found["candidate_judges"]:
        raise NotAllowed(_("This person judges in this call and cannot be put forward to it."))
