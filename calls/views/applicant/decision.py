"""The decision as its candidate reads it, once it is released: the letter, the outcome and what followed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from calls.kinds import kind_of
from calls.queries.applicant import released, way
from calls.views.applicant.pages import frame, own_submission
from calls.views.doors import not_found, person_view


@require_safe
@person_view
def decision(request: HttpRequest, reference: str) -> HttpResponse:
    """Before the release there is nothing at this address."""
    submission = own_submission(request, reference)
    decisions = released(submission)
    if not decisions:
        raise not_found()
    kind = kind_of(submission.call)
    context = frame(request, submission) | {
        "decision": decisions[0],
        "earlier": decisions[1:],
        "outcome": kind.outcome(decisions[0].round, decisions[0].outcome),
        "standing": kind.standings([submission]).get(submission.pk, ""),
        "steps": way(submission, decisions, request.arrived_at),
    }
    return render(request, "calls/applicant/decision.html", context)
