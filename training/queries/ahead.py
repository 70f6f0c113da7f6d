"""What somebody with a place does next, or waits for on the list."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calls.kinds import Ahead
from calls.models import Submission
from training.models import Participant, Place


def ahead(submissions: Iterable[Submission], at: datetime) -> dict[int, list[Ahead]]:
    """By submission id, for those with a place or a number on the waiting list; one query."""
    rows = Participant.objects.filter(submission__in=submissions).exclude(state=Place.DECLINED)
    begins = Coalesce(F("call__schoolpage__starts_on"), F("call__cohortpage__starts_on"))
    contact = F("call__contact_email")
    places = rows.annotate(begins=begins, contact=contact).values_list("submission", "state", "begins", "contact")
    return {pk: [Ahead(sentence) for sentence in _said(*facts)] for pk, *facts in places}


def _said(state: str, begins: date | None, contact: str) -> list[str]:
    return [*_TO_DO[state](contact or _("the organisers")), *_begins(state, begins)]


def _offered(contact: str) -> list[str]:
    return [
        _("The organisers write to you about confirming your place."),
        _("If you cannot come, write to %(contact)s soon: somebody waits for it.") % {"contact": contact},
    ]


def _confirmed(contact: str) -> list[str]:
    return [_("If you cannot come after all, write to %(contact)s.") % {"contact": contact}]


def _waiting(contact: str) -> list[str]:
    return [
        _("When somebody gives up a place, the first on the list has it and is told at once."),
        _("If you no longer wish to wait, write to %(contact)s.") % {"contact": contact},
    ]


_TO_DO = {Place.OFFERED: _offered, Place.CONFIRMED: _confirmed, Place.WAITING: _waiting}


def _begins(state: str, begins: date | None) -> list[str]:
    if begins is None:
        return []
    return [_("It begins on %(day)s.") % {"day": date_format(begins, "l j F Y")}]
