"""Whoever judges or runs calls needs a passkey or an authenticator app, where REQUIRE_SECOND_FACTOR asks for it."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import MiddlewareNotUsed
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from calls.queries.doors import open_to

SECOND = [Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP]
WITHOUT = ("/accounts/", "/profile/signing-in/", "/static/", "/media/")
"""Where one may go without: signing in and out, and adding what is missing."""


def second_factor(get_response):
    """Leads to the page where a passkey is added, and nowhere else until there is one.

    One query, two where it is missing. Whoever has one was asked for it when they signed in: allauth sees to that.
    """
    if not settings.REQUIRE_SECOND_FACTOR:
        raise MiddlewareNotUsed

    def middleware(request):
        if request.path.startswith(WITHOUT) or not request.user.is_authenticated or not _is_missing(request.user):
            return get_response(request)
        messages.warning(request, _("Add a passkey or an authenticator app first: who judges or runs calls needs one."))
        return redirect("people:signing_in")

    return middleware


def _is_missing(person):
    if Authenticator.objects.filter(user=person, type__in=SECOND).exists():
        return False
    return bool(open_to(person) & {"jury", "admin"})
