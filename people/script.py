"""Addresses that script asks: every answer is JSON, and a refusal is a sentence there, never a page or a redirect."""

from functools import wraps

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

SIGNED_OUT, OUT_OF_DATE = "signed-out", "out-of-date"
"""Why something was refused, for the script: both pass once the person is signed in here again."""


def for_script(view):
    """Wrap a view that returns what JSON can hold; people see no page of it, whatever goes wrong."""

    @never_cache
    @wraps(view)
    def asked(request: HttpRequest, *args, **kwargs) -> JsonResponse:
        answer = view(request, *args, **kwargs)
        return answer if isinstance(answer, JsonResponse) else JsonResponse(answer)

    asked.is_for_script = True
    return asked


def is_for_script(request: HttpRequest) -> bool:
    """Whether the address that was asked answers script; also before its view was reached."""
    return request.resolver_match is not None and getattr(request.resolver_match.func, "is_for_script", False)


def told(status: int, sentence: str, **facts) -> JsonResponse:
    """A refusal: the sentence that people read, and facts for the script."""
    return JsonResponse({"sentence": str(sentence)} | facts, status=status)


def signed_out() -> JsonResponse:
    return told(401, _("You are signed out."), why=SIGNED_OUT)


def out_of_date(request: HttpRequest) -> JsonResponse:
    """For a token that was given out before the last sign-in, or to nobody."""
    if request.user.is_anonymous:
        return signed_out()
    return told(403, _("This page was opened before you last signed in."), why=OUT_OF_DATE)
