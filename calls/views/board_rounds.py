"""Opening a round to its jury and closing it for deciding, each asked once more on a page of its own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls import flow, rules
from calls.actions import round as round_actions
from calls.flow import Stage
from calls.models import Round
from calls.queries.progress import tally
from calls.views.board import board_round
from calls.views.doors import person_view


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    round_ = board_round(request, pk)
    if request.method == "POST" and round_.stage == Stage.OPEN:
        # The second of two clicks: it is done.
        return redirect("calls:board", pk)
    rules.check("round.open", request.user, round_)
    flow.check(round_.stage, Stage.OPEN)
    if request.method != "POST":
        again = round_.stage == Stage.CLOSED
        return _confirm(
            request,
            round_,
            title=_("Open this round again") if again else _("Open this round to the jury"),
            text=_("Each juror with dossiers to read is told by mail, and score sheets can be filled in."),
            action=_("Open the round"),
        )
    round_actions.open_round(round_, by=request.user, at=request.arrived_at)
    messages.success(request, _("The round is open. Its jurors are told by mail."))
    return redirect("calls:board", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def close(request: HttpRequest, pk: int) -> HttpResponse:
    round_ = board_round(request, pk)
    if request.method == "POST" and round_.stage == Stage.CLOSED:
        # The second of two clicks: it is done.
        return redirect("calls:board", pk)
    rules.check("round.close", request.user, round_)
    flow.check(round_.stage, Stage.CLOSED)
    if request.method != "POST":
        return _confirm(
            request,
            round_,
            title=_("Close this round for deciding"),
            text=_("Score sheets can no longer be changed, and those not handed in do not count."),
            action=_("Close the round"),
        )
    round_actions.close_round(round_, by=request.user, at=request.arrived_at)
    messages.success(request, _("The round is closed. Decisions can be released."))
    return redirect("calls:board", pk)


def _confirm(request: HttpRequest, round_: Round, **words) -> HttpResponse:
    counts = tally(round_)
    facts = [
        {"label": _("Round"), "value": round_.name},
        {"label": _("Dossiers"), "value": counts.dossiers},
        {
            "label": _("Dossiers with fewer than %(readers)d readers") % {"readers": round_.readers},
            "value": counts.thin,
        },
        {"label": _("Score sheets asked for"), "value": counts.sheets},
        {"label": _("Score sheets handed in"), "value": counts.handed_in},
    ]
    back = reverse("calls:board", args=[round_.pk])
    return render(request, "components/confirm_page.html", words | {"facts": facts, "back": back})
