"""Late access: the code that one person was sent opens a closed call to them. Reading the link opens nothing."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from calls.actions import window as window_actions
from calls.errors import Refusal
from calls.models import CallPage
from calls.views.applicant.pages import call_frame, readable_calls
from calls.views.doors import not_found, person_view


class CodeForm(forms.Form):
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Ten signs, as in K3Q7X-M2PDW, from the letter that the office sent you."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": _("Enter the code from the letter.")},
    )
    use_required_attribute = False


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def late(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for the code, filled in where the letter's link brought it; a POST opens the call and leads to its start."""
    call = readable_calls(request).filter(pk=pk).first()
    if call is None:
        raise not_found()
    if request.method != "POST":
        return _page(request, call, CodeForm(initial={"code": request.GET.get("code", "")}))
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _page(request, call, form, status=422)
    try:
        window_actions.redeem(call, code=form.cleaned_data["code"], by=request.user, at=request.arrived_at)
    except Refusal as refusal:
        form.add_error("code", refusal.reason)
        return _page(request, call, form, status=refusal.status)
    return redirect("calls:start", call.pk)


def _page(request: HttpRequest, call: CallPage, form: CodeForm, *, status: int = 200) -> HttpResponse:
    return render(request, "calls/applicant/late.html", call_frame(request, call) | {"form": form}, status=status)
