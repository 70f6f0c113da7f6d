"""What letters of calls have in common: the values that many of them name, links, and how an instant is written."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from calls import clock
from calls.models import CallPage
from people.letters import Letter, Placeholder, office_address, words_of

CALL = Placeholder(_("title of the call"), _("Winter school on belonging"))
TITLE = Placeholder(_("title of the submission"), _("Letters from a moving border"))
REFERENCE = Placeholder(_("reference number of the submission"), "WIN27-0042")
ROUND = Placeholder(_("name of the round"), _("First reading"))
REASON = Placeholder(_("the reason that was given"), _("The thesis was defended after the window."), required=True)


def about(call: CallPage, letter: Letter) -> dict[str, object]:
    """What `write` needs for every letter about a call: its contact, its words, its title.

    Whoever writes many letters asks once.
    """
    contact = call.contact_email or office_address()
    return {"contact": contact, "words": words_of(letter, call), "call": call.title}


def link(name: str, *args) -> str:
    """The full address of a view of this site."""
    return settings.SITE_URL + reverse(name, args=args)


def written(instant: datetime, zone: str) -> str:
    """An instant as clocks in the call's zone show it, with weekday and zone."""
    there = clock.wall(instant, zone)
    return f"{date_format(there, 'l j F Y')}, {date_format(there, 'H:i:s')} ({clock.zone_name(zone)})"
