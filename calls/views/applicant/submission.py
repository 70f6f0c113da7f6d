"""The page of one submission: a draft is a list of tasks, anything later is a status with what happens next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from calls.flow import State, can_move
from calls.kinds import Ahead, kind_of
from calls.models import Submission
from calls.queries.ahead import ahead
from calls.queries.applicant import fingerprint, released, way
from calls.queries.desk import state_in_words
from calls.queries.earlier import sources
from calls.queries.eligibility import findings
from calls.queries.letters import tally
from calls.queries.tasks import tasks
from calls.views.applicant.pages import frame, own_submission
from calls.views.doors import person_view


@require_safe
@person_view
def submission(request: HttpRequest, reference: str) -> HttpResponse:
    found = own_submission(request, reference)
    return _draft(request, found) if found.is_draft else _status(request, found)


def _draft(request: HttpRequest, found: Submission) -> HttpResponse:
    context = frame(request, found) | {
        "findings": findings(found),
        "tasks": tasks(found),
        "fingerprint": fingerprint(found),
        # Offered once, at the start; afterwards the link below the list leads there.
        "sources": sources(found) if not found.revision else [],
    }
    return render(request, "calls/applicant/tasks.html", context)


def _told(found: Submission, at) -> list[Ahead]:
    return kind_of(found.call).ahead([found], at).get(found.pk, [])


def _status(request: HttpRequest, found: Submission) -> HttpResponse:
    decisions, letters = released(found), tally(found)
    decision, at = decisions[0] if decisions else None, request.arrived_at
    shared = frame(request, found)
    context = shared | {
        "decision": decision,
        "state": state_in_words(found, decision, is_open=shared["is_open"], letters=letters, at=at),
        "letters": letters,
        "ahead": ahead(found, decision=decision, letters=letters, told=_told(found, at), at=at),
        "standing": kind_of(found.call).standings([found]).get(found.pk, ""),
        "steps": way(found, decisions, at),
        "fingerprint": fingerprint(found),
        "can_withdraw": can_move(found.state, State.WITHDRAWN),
    }
    if context["can_change"]:
        context["tasks"] = tasks(found)
    return render(request, "calls/applicant/status.html", context)
