"""Releasing the decisions of a round: counts and letters first, then one press that tells everyone at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from calls import flow, rules
from calls.actions import decision as decision_actions
from calls.errors import WrongState
from calls.flow import Stage
from calls.models import Round
from calls.queries import release as release_queries
from calls.views.board import board_round
from calls.views.doors import person_view


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def release(request: HttpRequest, pk: int) -> HttpResponse:
    """A GET shows what would be released, or what was; two people who press at once release once and both see it."""
    round_ = board_round(request, pk)
    if round_.stage == Stage.RELEASED:
        return _released(request, round_)
    rules.check("decision.release", request.user, round_)
    if request.method != "POST":
        flow.check(round_.stage, Stage.RELEASED)
        return _confirm(request, round_)
    try:
        decision_actions.release(round_, by=request.user, at=request.arrived_at)
    except WrongState:
        if board_round(request, pk).stage != Stage.RELEASED:
            raise
    return redirect("calls:release", pk)


def _confirm(request: HttpRequest, round_: Round) -> HttpResponse:
    summary = release_queries.summary(round_, request.user)
    letters = [(outcome, count, decision_actions.letter(outcome, sample)) for outcome, count, sample in summary.samples]
    context = {"round": round_, "summary": summary, "letters": letters}
    return render(request, "calls/board/release.html", context)


def _released(request: HttpRequest, round_: Round) -> HttpResponse:
    context = {"round": round_, "record": release_queries.record(round_, request.user)}
    return render(request, "calls/board/released.html", context)
