"""Forgetting a person for good. Each app registers what it forgets; what stays is named nowhere.

The person's row stays, emptied and closed, so that what they did for others (scores, a release) still points somewhere.
"""

from collections.abc import Callable
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from people import account_letters
from people.letters import write
from people.models import Doctorate, Message, Person, Session

Eraser = Callable[[Person, datetime], None]
ERASERS: list[Eraser] = []

_NOWHERE = "@erased.invalid"
AT_REST = [Message.State.SENT, Message.State.HELD, Message.State.FAILED]


def register(eraser: Eraser) -> None:
    """Have `eraser(person, at)` called, in the transaction of the erasure, while the person's facts are still there."""
    ERASERS.append(eraser)


def nobody(person: Person) -> str:
    """An address that is nobody's, in the place of the person's."""
    return f"erased-{person.pk}{_NOWHERE}"


def is_nobody(address: str) -> bool:
    """Whether an address stands in the place of somebody who was erased."""
    return address.endswith(_NOWHERE)


def addresses_of(person: Person) -> set[str]:
    """Every address that was confirmed as theirs, and the account's own."""
    known = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return {person.email, *known}


def why_not(person: Person) -> str:
    """Why this person cannot be erased now; empty where they can."""
    if person.is_superuser:
        return _("You are an administrator. Have another one take this right from you first.")
    return ""


@transaction.atomic
def erase(person: Person, *, at: datetime) -> bool:
    """Forget the person in every app, close the account and say farewell; False where that was done before."""
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.erased_at:
        return False
    address = person.email
    for eraser in ERASERS:
        eraser(person, at)
    _forget_ways_in(person)
    _forget_letters(person)
    _forget_facts(person)
    _empty(person, at)
    write(account_letters.ERASED, address, key=None, link="")
    return True


def forget_farewells(*, at: datetime) -> int:
    """The last letter of an erased person is emptied as well, once it has left."""
    return empty_letters(Message.objects.filter(kind=account_letters.ERASED.kind, state__in=AT_REST).exclude(text=""))


def empty_letters(letters) -> int:
    """Take out of these letters whom they were to and what they said; that one was written stays."""
    return letters.update(to="erased@erased.invalid", person=None, subject=_("Erased"), text="", html="", reply_to="")


def _forget_ways_in(person: Person) -> None:
    Session.objects.filter(person=person).delete()
    UserSession.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    SocialAccount.objects.filter(user=person).delete()


def _forget_letters(person: Person) -> None:
    # One that is being sent at this moment is emptied too: its worker has what it needs.
    theirs = Message.objects.filter(Q(person=person) | Q(to__in=addresses_of(person)))
    waiting = theirs.filter(state=Message.State.WAITING)
    waiting.update(state=Message.State.HELD)
    empty_letters(theirs)


def _forget_facts(person: Person) -> None:
    EmailAddress.objects.filter(user=person).delete()
    Doctorate.objects.filter(person=person).delete()
    person.affiliations.all().delete()
    person.memberships.all().delete()
    person.groups.clear()
    person.user_permissions.clear()
    UserProfile.objects.filter(user=person).delete()
    here = ContentType.objects.get_for_model(Person)
    ModelLogEntry.objects.filter(content_type=here, object_id=str(person.pk)).update(label=_("Erased person"), data={})


def _empty(person: Person, at: datetime) -> None:
    person.email, person.first_name, person.last_name = nobody(person), _("Erased person"), ""
    person.pronouns = person.certificate_name = person.orcid = person.zone = ""
    person.orcid_verified_at = person.last_login = None
    person.is_active = person.is_staff = False
    person.erased_at = at
    # This also ends every session that was opened with the password there was.
    person.set_unusable_password()
    person.save()
