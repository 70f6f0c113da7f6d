"""The decision on one dossier, with its reason: prepared beside the dossier and its sheets."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls.actions import decision as decision_actions
from calls.errors import NotAllowed, Refusal
from calls.kinds import kind_of
from calls.queries.sheets import sheets
from calls.views.board_forms import DecisionForm
from calls.views.board_sheets import dossier_page, led
from calls.views.doors import person_view


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def board_decision(request: HttpRequest, pk: int, submission: int) -> HttpResponse:
    """Prepares the decision on one dossier. After a sign-in one comes back to the dossier without it."""
    round_, found = led(request, pk, submission)
    if request.method != "POST":
        return redirect("calls:board_dossier", pk, submission)
    if sealed := sheets(round_, found, request.user).sealed:
        raise NotAllowed(sealed)
    form = DecisionForm(request.POST, outcomes=kind_of(round_.call).outcomes(round_))
    if not form.is_valid():
        return dossier_page(request, round_, found, form=form, status=422)
    try:
        changed = decision_actions.decide(
            round_, found, form.choice, by=request.user, at=request.arrived_at, based_on=form.cleaned_data["seen"]
        )
    except Refusal as refusal:
        return dossier_page(request, round_, found, form=form, refusal=refusal, status=refusal.status)
    messages.success(request, _prepared() if changed else _("Nothing changed: the decision stands as before."))
    return redirect("calls:board_dossier", pk, submission)


def _prepared() -> str:
    return _("The decision is prepared. Nobody is told before all of the round are released.")
