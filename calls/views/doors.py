"""The one door of every screen: signed-in people only, and every refusal answered with its reason and status."""

from functools import wraps
from http import HTTPStatus

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from calls.errors import Refusal
from calls.views.kept import signed_out
from people import script


def person_view(view):
    """Wrap a function view: asks to sign in, keeps answers out of caches, turns a Refusal into a page with its status.

    What is not there gets a page that says what to look at, and never whether it exists.

    Somebody whose session ended while they were typing gets back all they posted, to be saved again.
    """
    signed_in = login_required(_refusing(view))

    @wraps(view)
    @never_cache
    def opened(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST" and request.user.is_anonymous:
            return signed_out(request)
        return signed_in(request, *args, **kwargs)

    return opened


def script_view(view):
    """As `person_view`, for what script sends: the view returns what JSON can hold, a refusal is a sentence in JSON."""

    answering = in_words(view)

    @require_POST
    @script.for_script
    @wraps(view)
    def opened(request: HttpRequest, *args, **kwargs):
        return script.signed_out() if request.user.is_anonymous else answering(request, *args, **kwargs)

    return opened


def in_words(view):
    """Wrap a view for script: whatever it raises for people becomes a sentence in JSON."""

    @wraps(view)
    def answering(*args, **kwargs):
        try:
            return view(*args, **kwargs)
        except Refusal as refusal:
            return script.told(refusal.status, refusal.reason)
        except Http404 as missing:
            return script.told(404, str(missing))

    return answering


def _refusing(view):
    @wraps(view)
    def asked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refusal as refusal:
            return refused(request, refusal)
        except NotHere as missing:
            return render(request, "404.html", {"reason": str(missing)}, status=404)

    return asked


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    # What is refused to a reader stays refused; what a button asked for may be possible on another day.
    closed = request.method == "GET" and refusal.status == HTTPStatus.FORBIDDEN
    title = _("This page is not open to you") if closed else _("This cannot be done now")
    return render(request, "calls/refusal.html", {"refusal": refusal, "title": title}, status=refusal.status)


class NotHere(Http404):
    """What `not_found` makes: its words are written for people, those of other Http404 are not."""


def not_found() -> NotHere:
    """For what is not there and for what is not this person's: the two look the same from outside."""
    return NotHere(
        _("There is nothing here for you at this address. Check that you are signed in with the right account.")
    )
