"""The door of somebody without an account: a signed link in the address, read anew with every request."""

from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from calls import rules
from calls.errors import Refusal
from calls.queries.referee import errand
from calls.views.doors import in_words, refused
from people.letters import office_address
from people.script import for_script

NOTHING_OPENS = _("This link does not open anything. Copy it whole, with its last signs, from the letter.")


def link_view(view):
    """Wrap a function view: it is called with the request and what the link names; a refusal becomes a page.

    Whoever is signed in as the person it is about is refused.
    """

    @wraps(view)
    @never_kept
    def opened(request: HttpRequest, token: str) -> HttpResponse:
        found = errand(token)
        if found is None:
            return opens_nothing(request)
        try:
            rules.check("letter.write", request.user, found.request)
            return view(request, found)
        except Refusal as refusal:
            return refused(request, refusal)

    return opened


def link_script_view(view):
    """As `link_view`, for what script sends: the view returns what JSON can hold, a refusal is a sentence in JSON."""

    @require_POST
    @never_kept
    @for_script
    @in_words
    @wraps(view)
    def opened(request: HttpRequest, token: str):
        found = errand(token)
        if found is None:
            raise Http404(NOTHING_OPENS)
        rules.check("letter.write", request.user, found.request)
        return view(request, found)

    return opened


def never_kept(view):
    """Wrap a function view: no cache and no search engine keeps the page, whoever finds its address."""

    @wraps(view)
    @never_cache
    def opened(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return opened


def opens_nothing(request: HttpRequest) -> HttpResponse:
    """The answer to a link that was cut short or changed on its way: what to do with it, and whom to ask."""
    context = {"sentence": NOTHING_OPENS, "contact": office_address()}
    return render(request, "calls/unknown_link.html", context, status=404)
