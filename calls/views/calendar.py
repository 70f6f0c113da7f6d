"""Calendar files, for whoever wants to keep a call's dates: nothing personal is in them."""

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from calls.calendar import TYPE, calendar_of, deadlines_of
from calls.models import CallPage
from calls.queries.dates import ahead, dated, published, takes_part
from calls.views.doors import not_found

A_WHILE = 600


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """Every date of one call, for whoever may read its page, or something that was put forward to it."""
    if call := published(pk):
        response = _file(calendar_of(call), call.slug)
        patch_cache_control(response, public=True, max_age=A_WHILE)
        return response
    call = dated(pk)
    if call is None or not (_opens_page(request, call) or takes_part(request.user, call)):
        raise not_found()
    response = _file(calendar_of(call), call.slug)
    patch_cache_control(response, private=True, max_age=A_WHILE)
    return response


@require_safe
@cache_control(public=True, max_age=A_WHILE)
def deadlines(request: HttpRequest) -> HttpResponse:
    """When calls that are open, or open later, open and close."""
    return _file(deadlines_of(ahead(request.arrived_at)), "deadlines")


def _opens_page(request: HttpRequest, call: CallPage) -> bool:
    """Whether Wagtail lets this reader open the page: signed in, in a group, or with its password."""
    return call.live and all(restriction.accept_request(request) for restriction in call.get_view_restrictions())


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'inline; filename="{name}.ics"'
    return response
