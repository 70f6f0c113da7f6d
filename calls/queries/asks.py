"""What others ask of a person, by the addresses that are confirmed as theirs: letters, and what kinds of call add."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.urls import reverse
from django.utils.translation import gettext as _

from calls.kinds import Ahead, Ask, all_kinds
from calls.models import LetterRequest
from calls.queries.letters import TONES
from calls.queries.referee import OVER, UNREAD
from people.models import Person


def asks(person: Person, at: datetime) -> list[Ask]:
    """One query for letters, and one for each kind of call that asks anything of people."""
    return [*(ask for kind in all_kinds() for ask in kind.asks(person, at)), *_letters(person, at)]


def addresses(person: Person):
    """Their confirmed addresses, for a query to look in."""
    return EmailAddress.objects.filter(user=person, verified=True).values("email")


def is_theirs(person: Person, email: str) -> bool:
    """Whether this is one of their confirmed addresses, however it is written."""
    return addresses(person).filter(email__iexact=email.strip()).exists()


def _letters(person: Person, at: datetime) -> list[Ask]:
    rows = LetterRequest.objects.waiting().filter(email__in=addresses(person))
    rows = rows.exclude(submission__state__in=OVER).select_related("submission__call").defer(*UNREAD)
    requests = [request for request in rows.order_by("asked_at", "pk") if not request.submission.is_by_or_about(person)]
    return [_letter(request) for request in requests if request.due and request.due > at]


def _letter(request: LetterRequest) -> Ask:
    return Ask(
        call=request.submission.call,
        title=_("Reference letter for %(name)s") % {"name": request.submission.candidate_name},
        word=request.get_state_display(),
        tone=TONES[request.state],
        ahead=(Ahead(_("Write the letter, or decline"), request.due),),
        url=reverse("calls:letter", args=[request.token]),
    )
