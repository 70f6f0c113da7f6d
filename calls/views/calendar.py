"""Calendar files, for whoever wants to keep a call's dates: no sign-in, nothing personal."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from calls.calendar import TYPE, calendar_of, deadlines_of
from calls.queries.dates import ahead, published
from calls.views.doors import not_found

A_WHILE = 600


@require_safe
@cache_control(public=True, max_age=A_WHILE)
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Every date of one call."""
    call = published(pk)
    if call is None:
        raise not_found()
    return _file(calendar_of(call), call.slug)


@require_safe
@cache_control(public=True, max_age=A_WHILE)
def deadlines(request: HttpRequest) -> HttpResponse:
    """When calls that are open, or open later, open and close."""
    return _file(deadlines_of(ahead(request.arrived_at)), "deadlines")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
