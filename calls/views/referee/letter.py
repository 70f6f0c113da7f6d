"""What a referee reads behind the link, and the deeds besides writing: beginning, declining, looking at the file."""

from django import forms
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from calls.actions import letter as letter_actions
from calls.errors import Refusal
from calls.flow import Asked
from calls.queries.referee import Errand, requests_in
from calls.views.files import pdf_response
from calls.views.referee.door import link_view, never_kept, opens_nothing
from people.typed import WordsField


class DeclineForm(forms.Form):
    reason = WordsField(
        label=gettext_lazy("Why"),
        required=False,
        max_length=1000,
        help_text=gettext_lazy("Only the office reads it. The candidate is told that you decline, and nothing else."),
        widget=forms.Textarea(attrs={"rows": 4, "class": "textarea"}),
    )
    use_required_attribute = False


@require_http_methods(["GET", "HEAD", "POST"])
@link_view
def letter(request: HttpRequest, found: Errand) -> HttpResponse:
    """Who asks for what until when, or the receipt; a POST says “it is me” and begins. Reading changes nothing."""
    if request.method == "POST":
        letter_actions.open_(found.request, by=request.user, at=request.arrived_at)
        return redirect("calls:letter_write", found.request.token)
    closed = why_closed(request, found)
    context = {"errand": found, "closed": closed}
    if found.request.state == Asked.REPLACED:
        return render(request, "calls/referee/ended.html", context, status=410)
    if found.letter:
        return render(request, "calls/referee/receipt.html", context)
    return render(request, "calls/referee/ended.html" if closed else "calls/referee/letter.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@link_view
def decline(request: HttpRequest, found: Errand) -> HttpResponse:
    """Asks once more, with a word of why for the office; the second of two clicks finds it done."""
    if found.request.state == Asked.DECLINED:
        return redirect("calls:letter", found.request.token)
    form = DeclineForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "calls/referee/decline.html", {"errand": found, "form": form})
    reason = form.cleaned_data["reason"]
    letter_actions.decline(found.request, by=request.user, at=request.arrived_at, reason=reason)
    return redirect("calls:letter", found.request.token)


@require_safe
@link_view
def own_file(request: HttpRequest, found: Errand) -> FileResponse:
    """The PDF as it was received, so that its referee can look whether it is the right one."""
    if not (found.letter and found.letter.file) or found.request.state == Asked.REPLACED:
        raise Http404(_("No file has been sent by this link."))
    return pdf_response(found.letter.file, found.letter.name, inline=True)


@require_safe
@never_kept
def all_(request: HttpRequest, token: str) -> HttpResponse:
    """Every request to one address, each with its own way in."""
    found = requests_in(token, request.user)
    if found is None:
        return opens_nothing(request)
    return render(request, "calls/referee/all.html", {"requests": found})


def why_closed(request: HttpRequest, found: Errand) -> str:
    """Why no letter can be sent by this link now; empty where one can."""
    try:
        letter_actions.check_wanted(found.request, request.arrived_at)
    except Refusal as refusal:
        return refusal.reason
    return ""
