"""Deleting in the admin what other rows hold on to: refused with a sentence, where Wagtail would fail half-way."""

from collections.abc import Iterable

from django.contrib import messages
from django.contrib.admin.utils import quote
from django.db.models import Model, ProtectedError, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import DeleteView
from wagtail.users.views.users import DeleteView as UserDeleteView

from people.models import Person

PERSON = gettext_lazy("Make it inactive instead. Whoever it belongs to can have it erased from their profile.")
INSTITUTE = gettext_lazy("End its membership instead.")


def is_held(things: Iterable[Model]) -> bool:
    """Whether other rows forbid that these be deleted."""
    things = list(things)
    try:
        Collector(using=things[0]._state.db, origin=things[0]).collect(things)
    except (ProtectedError, RestrictedError):
        return True
    return False


class HeldDeletion:
    """Mix into a DeleteView: what is held stays, and `held` says what to do instead."""

    held = ""

    def form_valid(self, form) -> HttpResponse:
        if not is_held([self.object]):
            return super().form_valid(form)
        messages.error(self.request, f"{_('Other things hang on this, so it stays.')} {self.held}")
        return redirect(reverse(self.edit_url_name, args=[quote(self.object.pk)]))


class PersonDeleteView(HeldDeletion, UserDeleteView):
    held = PERSON


class InstituteDeleteView(HeldDeletion, DeleteView):
    held = INSTITUTE


def before_bulk_action(request: HttpRequest, action_type: str, people: list, action) -> HttpResponse | None:
    """The same for several people ticked in the list."""
    if request.method != "POST" or action_type != "delete" or not people or not isinstance(people[0], Person):
        return None
    if not is_held(people):
        return None
    messages.error(request, f"{_('Something hangs on one of these accounts, so all of them stay.')} {PERSON}")
    return redirect("wagtailusers_users:index")
