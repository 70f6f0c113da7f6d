"""Going to an account elsewhere and coming back: signing in, connecting, disconnecting."""

import logging

from allauth.account.decorators import reauthentication_required
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.openid_connect import views as openid
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from requests import RequestException

from people import staying
from people.elsewhere import disconnect, name_of, why_not_disconnect

log = logging.getLogger(__name__)

BROKEN = (RequestException, KeyError, ValueError)
"""A service that cannot be reached, or says something other than what the standard asks of it."""


@never_cache
@require_http_methods(["GET", "POST"])
def leave(request, provider_id):
    """On to the service: a GET asks first, a POST goes.

    The last step is a page and no redirect: browsers hold a redirect after a form against `form-action`, and where a
    federation sends people on to is not known beforehand.
    """
    if not request.user.is_authenticated and request.method == "POST":
        staying.choose(request)
    try:
        answer = openid.login(request, provider_id)
    except BROKEN:
        log.warning("%s cannot be reached.", provider_id, exc_info=True)
        messages.error(request, _("%(service)s cannot be reached at the moment.") % {"service": name_of(provider_id)})
        return redirect("people:signing_in" if request.user.is_authenticated else "account_login")
    if answer.status_code == 302:
        return render(request, "socialaccount/leave.html", {"address": answer.url, "service": name_of(provider_id)})
    return answer


@never_cache
@require_GET
def come_back(request, provider_id):
    """Back from the service, with a code that allauth trades for who somebody is."""
    try:
        return openid.callback(request, provider_id)
    except BROKEN:
        log.warning("%s did not say who came from there.", provider_id, exc_info=True)
        return render(request, "socialaccount/authentication_error.html", status=502)


@login_required
@reauthentication_required(app="allauth.socialaccount", allow_get=True)
def disconnect_account(request, pk):
    """Asks, and forgets one of the reader's accounts elsewhere."""
    account = get_object_or_404(SocialAccount, pk=pk, user=request.user)
    if request.method == "POST":
        facts = {"service": name_of(account.provider)}
        if disconnect(account):
            messages.success(request, _("%(service)s is disconnected.") % facts)
        else:
            messages.error(request, why_not_disconnect(account))
        return redirect("people:signing_in")
    page = {"service": name_of(account.provider), "refusal": why_not_disconnect(account)}
    return render(request, "people/disconnect.html", page)
