"""The page on which a referee writes: whatever was typed stays, on the page and, before it is sent, in the house."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls.actions import letter as letter_actions
from calls.actions.letter_content import Content
from calls.errors import Refusal, Stale
from calls.flow import Asked
from calls.forms.compiler import compile_form
from calls.forms.referee import FILE, MEGABYTES, TEXT, nothing_said
from calls.forms.uploads import MEGABYTE
from calls.models import LetterDraft
from calls.queries.referee import Errand, errand, paper
from calls.views.applicant.pages import based_on
from calls.views.receiving import receiving
from calls.views.referee.door import link_view
from calls.views.referee.letter import why_closed

KEEP, SEND = "keep", "send"


class PressForm(forms.Form):
    """Which button was pressed; a page that does not say wants to keep."""

    press = forms.ChoiceField(choices=[(KEEP, KEEP), (SEND, SEND)])


@require_http_methods(["GET", "HEAD", "POST"])
@receiving(lambda request, token: {FILE: MEGABYTES * MEGABYTE})
@link_view
def write(request: HttpRequest, found: Errand) -> HttpResponse:
    """Shows what is stored; a POST keeps it for later, or sends it. Whoever has not begun does so first."""
    if request.method != "POST":
        if found.request.state == Asked.ASKED or why_closed(request, found):
            return redirect("calls:letter", found.request.token)
        return _page(request, found, letter_form(found))
    press = PressForm(request.POST)
    sends = press.is_valid() and press.cleaned_data["press"] == SEND
    return _send(request, found) if sends else _keep(request, found)


def _keep(request: HttpRequest, found: Errand) -> HttpResponse:
    form = letter_form(found, request.POST, request.FILES)
    form.is_valid()
    try:
        store(request, found, form)
    except Refusal as refusal:
        return _refused(request, found, form, refusal)
    if form.errors:
        return _page(request, _newest(found), form, status=422, rest_is_kept=True)
    messages.success(request, _("What you wrote is kept. It is yours alone until you send it."))
    return redirect("calls:letter_write", found.request.token)


def _send(request: HttpRequest, found: Errand) -> HttpResponse:
    form = letter_form(found, request.POST, request.FILES, strict=True)
    if form.is_valid():
        for sentence in nothing_said(form.answers, form.merged_attachments()):
            form.add_error(TEXT, sentence)
    if form.errors:
        return _not_sent(request, found, form)
    content = Content(form.answers, form.uploads.get(FILE), drops_file=FILE in form.removals - form.uploads.keys())
    facts = {"by": request.user, "at": request.arrived_at, "based_on": based_on(request)}
    try:
        letter_actions.receive(found.request, content, **facts)
    except Refusal as refusal:
        return _refused(request, found, form, refusal)
    return redirect("calls:letter", found.request.token)


def _not_sent(request: HttpRequest, found: Errand, form) -> HttpResponse:
    """Something is missing. What is there is kept all the same, where nothing was sent before."""
    if found.letter is None:
        try:
            store(request, found, form)
        except Refusal as refusal:
            return _refused(request, found, form, refusal)
    return _page(request, _newest(found), form, status=422, rest_is_kept=found.letter is None)


def store(request: HttpRequest, found: Errand, form) -> LetterDraft:
    """Keep what could be read; an answer that could not keeps the one that is stored."""
    unread = {key: found.answers[key] for key in form.errors.keys() & found.answers.keys() if key not in form.answers}
    facts = {"by": request.user, "at": request.arrived_at, "based_on": based_on(request)}
    return letter_actions.keep(found.request, unread | form.answers, **facts)


def _refused(request: HttpRequest, found: Errand, form, refusal: Refusal) -> HttpResponse:
    """What was typed stays. After a stale save the page stands on the newest revision: saving again is on purpose."""
    newest = _newest(found)
    stored = newest.answers.get(TEXT, "") if isinstance(refusal, Stale) else ""
    return _page(request, newest, form, status=refusal.status, refusal=refusal, stored=stored)


def _newest(found: Errand) -> Errand:
    return errand(found.request.token)


def letter_form(found: Errand, data=None, files=None, *, strict: bool = False):
    form_class = compile_form(found.definition, strict=strict)
    url = reverse("calls:letter_own_file", args=[found.request.token])
    return form_class(data, files, answers=found.answers, attachments=paper(found, url))


def _page(request: HttpRequest, found: Errand, form, *, status: int = 200, **context) -> HttpResponse:
    context |= {"errand": found, "form": form, "revision": found.revision, "has_files": bool(request.FILES)}
    return render(request, "calls/referee/write.html", context, status=status)
