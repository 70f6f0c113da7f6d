"""The board of a round, and the decisions that are prepared on it."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from calls import rules
from calls.actions import decision as decision_actions
from calls.errors import Stale
from calls.flow import Stage
from calls.forms.definition import plain_number
from calls.models import Round
from calls.queries import board as board_queries
from calls.queries.board import Board
from calls.queries.proposal import proposed
from calls.rules import is_organiser
from calls.views.board_forms import DecisionsForm, LookForm, ProposalForm
from calls.views.board_lines import columns, lines, with_end
from calls.views.doors import not_found, person_view

DECIDING = (Stage.OPEN, Stage.CLOSED)


def board_round(request: HttpRequest, pk: int) -> Round:
    """The round for its chair and for organisers.

    Raises NotAllowed for its other jurors, and Http404 for everyone else, as if it were not there.
    """
    round_ = board_queries.reachable(request.user, pk)
    if round_ is None:
        raise not_found()
    rules.check("round.board", request.user, round_)
    return round_


@require_safe
@person_view
def board(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the board; numbers in the address fill the decisions in as a proposal, and store nothing."""
    found = board_queries.board(board_round(request, pk), request.user)
    proposal = ProposalForm.asked(request.GET, found.outcomes)
    if proposal.is_bound and proposal.is_valid():
        numbers = proposal.cleaned_data
        selected = proposed(found, numbers["first"], numbers.get("next") or 0, numbers["others"])
        return _page(request, found, selected, proposal=proposal, is_proposal=True)
    return _page(request, found, {row.pk: row.outcome for row in found.rows}, proposal=proposal)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def decisions(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepares the decisions of the board it was sent from. After a sign-in one comes back here without them."""
    round_ = board_round(request, pk)
    if request.method != "POST":
        return redirect("calls:board", pk)
    found = board_queries.board(round_, request.user)
    form = DecisionsForm(request.POST, found)
    if not form.is_valid():
        return _page(request, found, form.selected, status=422, broken=True)
    try:
        count = decision_actions.prepare(
            round_, form.choices, by=request.user, at=request.arrived_at, based_on=form.cleaned_data["seen"]
        )
    except Stale as stale:
        return _page(request, found, form.selected, status=stale.status, refusal=stale)
    messages.success(request, _said(count))
    return redirect(_address(request, pk))


def _said(count: int) -> str:
    if not count:
        return _("Nothing changed: the decisions stand as before.")
    told = ngettext("%(count)d decision is prepared.", "%(count)d decisions are prepared.", count) % {"count": count}
    return _("%(told)s Nobody is told before they are released.") % {"told": told}


def _address(request: HttpRequest, pk: int) -> str:
    look = request.GET.copy()
    for name in ("first", "next", "others"):
        look.pop(name, None)
    return f"{reverse('calls:board', args=[pk])}?{look.urlencode()}".rstrip("?")


def _page(request: HttpRequest, found: Board, selected, *, status: int = 200, **context) -> HttpResponse:
    look = LookForm.read(request.GET)
    shows_names = not found.round.names_hidden or (is_organiser(request.user) and not look["projected"])
    if not shows_names and look["sort"].removeprefix("-") == "name":
        # The order alone would tell much of names that are not shown.
        look["sort"] = "place"
    may_decide = found.round.stage in DECIDING and not look["projected"]
    table = lines(found, look, _options(found, selected) if may_decide else {})
    if look["sort"] == "place":
        table = with_end(table, *_end(found, context))
    if look["contested"]:
        table = [line for line in table if line.row.is_contested]
    context = {"proposal": ProposalForm(None, found.outcomes)} | context
    context |= {
        "board": found,
        "round": found.round,
        "look": look,
        "lines": table,
        "columns": columns(request.GET, look["sort"]),
        "shows_names": shows_names,
        "may_decide": may_decide,
    }
    return render(request, "calls/board/board.html", context | _words(found, look), status=status)


def _options(found: Board, selected: Mapping[int, str]) -> dict[int, str]:
    """The choices of each dossier's select, written once for each outcome: a board may have a thousand rows."""
    outcomes = [("", _("To decide")), *((outcome.key, outcome.label) for outcome in found.outcomes)]
    written = {
        key: render_to_string("calls/board/options.html", {"outcomes": outcomes, "selected": key})
        for key in {"", *selected.values()}
    }
    return {row.pk: written[selected.get(row.pk, "")] for row in found.rows}


def _words(found: Board, look: dict[str, object]) -> dict[str, object]:
    """What every row of the table repeats: made once, for a table may have a thousand rows."""
    definition = found.round.version.definition
    criteria = definition.criteria if look["criteria"] else ()
    shows_tally = bool(definition.recommendations) and not look["projected"]
    span = 3 if look["projected"] else 5 + len(criteria) + shows_tally
    return {
        "axis": tuple(plain_number(end) for end in found.axis),
        "criteria": criteria,
        "shows_tally": shows_tally,
        "sealed_span": span,
        "full_span": span + (2 if look["projected"] else 3),
        "tallies": found.tallies(),
        "tied_word": _("tied"),
        "contested_word": _("contested"),
        "few_word": _("too few"),
        "decision_word": _("Decision on"),
    }


def _end(found: Board, context) -> tuple[int | None, str]:
    """After how many dossiers the line is drawn, and its words."""
    if context.get("is_proposal"):
        first = context["proposal"].cleaned_data["first"]
        return first, _("The first %(count)d end here") % {"count": first}
    if found.round.shortlists:
        advancing = sum(row.outcome == found.outcomes[0].key for row in found.rows)
        return advancing, _("The shortlist of %(count)d would end here") % {"count": advancing}
    places = found.round.call.places
    return places, _("The %(count)d places end here") % {"count": places or 0}
