"""A page that outlived its session: what was typed stays on the screen until it can be saved again."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from people.script import is_for_script, out_of_date

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "revision", "seen", "now", "then"})
SHORTEST_SHOWN = 20
"""Shorter values are keys and ticks for the most part; they are kept all the same."""


def signed_out(request: HttpRequest) -> HttpResponse:
    """Answers a POST of somebody who is signed out with a page that holds everything posted, to be saved again."""
    return _kept(request, _("You are signed out. Nothing you typed is lost."))


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answers a POST whose token is out of date, as after signing in again in another tab.

    Nothing is repeated of a POST that came from another site, or whose origin the browser does not say.
    """
    if is_for_script(request):
        return out_of_date(request)
    if _is_from_here(request) and _is_of_the_engine(request):
        return _kept(request, _("This page was opened before you last signed in. Nothing you typed is lost."))
    return render(request, "calls/out_of_date.html", status=403)


def _kept(request: HttpRequest, sentence: str) -> HttpResponse:
    posted = [(name, value) for name, values in request.POST.lists() for value in values]
    fields = [(name, value) for name, value in posted if name != "csrfmiddlewaretoken"]
    context = {
        "sentence": sentence,
        "fields": fields,
        "texts": [value for name, value in fields if name not in NOT_TYPED and len(value) >= SHORTEST_SHOWN],
        "has_files": bool(request.FILES),
        "needs_account": request.user.is_anonymous and not _is_by_link(request),
        "here": quote(request.get_full_path()),
    }
    return render(request, "calls/kept.html", context, status=403)


def _is_by_link(request: HttpRequest) -> bool:
    """Whether the page is opened by a signed link, so that nobody has to sign in for it."""
    return "token" in request.resolver_match.kwargs


def _is_from_here(request: HttpRequest) -> bool:
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _is_of_the_engine(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.app_name == "calls"
