"""A person's desk: drafts, submissions, decisions and places on one page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from calls.models import CallPage
from calls.queries.desk import desk as read_desk
from calls.views.applicant.pages import readable_calls
from calls.views.doors import person_view

WANTED = "wanted_call"
"""The session's note of the call that a visitor wished to apply to before signing up."""


@person_view
def desk(request: HttpRequest) -> HttpResponse:
    """Everything of this person's; after a sign-up also the call they came for."""
    context = {"desk": read_desk(request.user, request.arrived_at), "wanted": _wanted(request)}
    return render(request, "calls/applicant/desk.html", context)


def _wanted(request: HttpRequest) -> CallPage | None:
    pk = request.session.get(WANTED)
    call = readable_calls(request).filter(pk=pk).first() if pk else None
    return call if call and call.is_open(request.arrived_at) else None
