"""Which desks a person may open, in one query: every page of a signed-in person asks this."""

from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef

from calls.models import Juror
from people.models import Person

ADMIN = {"permissions__codename": "access_admin", "permissions__content_type__app_label": "wagtailadmin"}


def open_to(person: Person) -> set[str]:
    """“desk” for everyone, “jury” for those with a seat, “admin” for those whose group may enter it, “profile”."""
    seat = Exists(Juror.objects.filter(person=OuterRef("pk"), active=True))
    group = Exists(Group.objects.filter(user=OuterRef("pk"), **ADMIN))
    jury, admin = Person.objects.filter(pk=person.pk).values_list(seat, group).get()
    found = {"desk": True, "jury": jury, "admin": admin or person.is_superuser, "profile": True}
    return {name for name, is_open in found.items() if is_open}
