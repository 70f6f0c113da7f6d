"""What every template may know without asking."""

from functools import partial

from django.conf import settings
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from calls.queries.doors import open_to

DESKS = (
    ("desk", _("My desk"), "calls:desk"),
    ("jury", _("Jury desk"), "calls:jury_desk"),
    ("admin", _("Admin"), "wagtailadmin_home"),
    ("profile", _("Profile"), "people:profile"),
)


def house(request):
    return {"site_name": settings.SITE_NAME, "demo": settings.DEMO}


def desks(request):
    """`desks`: what a signed-in person may open. Read only when a template prints it; not in the admin."""
    if request.path.startswith("/admin/") or not hasattr(request, "user"):
        return {}
    return {"desks": SimpleLazyObject(partial(_desks, request))}


def _desks(request):
    if not request.user.is_authenticated:
        return []
    allowed = open_to(request.user)
    return [
        {"title": title, "url": reverse(name), "current": request.path == reverse(name)}
        for key, title, name in DESKS
        if key in allowed
    ]
