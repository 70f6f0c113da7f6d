"""The admin's door: strangers go to the one sign-in, and whoever is signed in and may not enter is told so."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

ENTER = "wagtailadmin.access_admin"


def admin_door(request: HttpRequest) -> HttpResponse:
    """Where Wagtail sends everyone it does not let in.

    Sending a signed-in person on to the sign-in would send them straight back, for ever.
    """
    if not request.user.is_authenticated:
        return redirect_to_login(request.GET.get("next", "/admin/"))
    if request.user.has_perm(ENTER):
        return redirect("wagtailadmin_home")
    raise PermissionDenied(_("The admin is for organisers. Sign out and sign in again with an organiser's account."))
