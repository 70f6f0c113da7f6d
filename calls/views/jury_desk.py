"""A juror's desk: what is theirs, round by round, and one button to go on."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from calls.queries.jury import desk
from calls.views.doors import person_view


@require_safe
@person_view
def jury_desk(request: HttpRequest) -> HttpResponse:
    return render(request, "calls/jury/desk.html", {"desk": desk(request.user)})
