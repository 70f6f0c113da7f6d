"""What the engine does around Wagtail's own page screens: on publishing, before deleting and after copying."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.widgets.button import Button
from wagtail.models import Page

from calls.actions import copying as copying_actions
from calls.actions import form as form_actions
from calls.errors import Refusal
from calls.models import CallPage
from calls.queries.office import is_kept
from calls.queries.office_rounds import next_version
from calls.rules import is_organiser
from people.models import Person

REWORD = "people.change_lettertext"


def after_publishing(request: HttpRequest, page: Page) -> None:
    """Prepare a call that has become public, and say so where the form in use is another one.

    Where it waits for its date to be published, the worker does that: see `prepare_calls`.
    """
    call = page.specific
    if not isinstance(call, CallPage):
        return
    try:
        live = form_actions.prepare(call, by=request.user, at=request.arrived_at)
    except Refusal as refusal:
        messages.warning(request, refusal.reason)
    else:
        _tell_of_next_version(request, live)


def before_deleting(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse where data hangs on this page or on one below it: deleting would be a server error half-way."""
    if not is_kept([page]):
        return None
    return _refused(request, page)


def before_bulk_action(request: HttpRequest, action_type: str, pages: list, action) -> HttpResponse | None:
    """The same for several pages ticked in a list."""
    if action_type != "delete" or not pages or not isinstance(pages[0], Page):
        return None
    kept = next((page for page in pages if is_kept([page])), None)
    return _refused(request, kept) if kept else None


def after_bulk_action(request: HttpRequest, action_type: str, pages: list, action) -> None:
    """Several pages published from a list are published like one."""
    if action_type == "publish" and pages and isinstance(pages[0], Page):
        for page in pages:
            after_publishing(request, page)


def after_copying(request: HttpRequest, page: Page, copied: Page) -> None:
    """A copied call is next year's edition: its dates move a year on, and its letters keep their words."""
    call = copied.specific
    if not isinstance(call, CallPage) or call.alias_of_id:
        return
    copying_actions.move_on(call, by=request.user)
    copying_actions.take_words_along(page, call, by=request.user)
    messages.info(request, _("All dates of the copy moved one year on. Check them, and give it a code of its own."))


def header_buttons(page: Page, user: Person, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    """From a call's page to the words of its letters."""
    if page.specific_class and issubclass(page.specific_class, CallPage) and user.has_perm(REWORD):
        url = f"{reverse('letters:index')}?page={page.pk}"
        yield Button(_("Words of its letters"), url=url, icon_name="mail", priority=45)


def _tell_of_next_version(request: HttpRequest, call: CallPage) -> None:
    current = form_actions.current(call)
    following = next_version(call)
    if current is None or not following.is_new:
        return
    facts = {"current": current.number, "next": following.number}
    sentence = _("Version %(current)d is in use; your change takes effect when you issue version %(next)d.") % facts
    buttons = []
    if is_organiser(request.user):
        label = _("Issue version %(next)d") % facts
        buttons = [messages.button(reverse("office_forms:issue", args=[call.pk]), label)]
    messages.warning(request, sentence, buttons=buttons)


def _refused(request: HttpRequest, page: Page) -> HttpResponse:
    sentence = _(
        "“%(title)s” cannot be deleted: it, or a page below it, holds submissions, issued forms, rounds or laureates. "
        "Unpublish it instead; nothing is lost then."
    )
    messages.error(request, sentence % {"title": page.title})
    parent = page.get_parent()
    return redirect("wagtailadmin_explore", parent.pk if parent else page.pk)
