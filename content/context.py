"""What every page's frame shows: the main menu. Read only when a template prints it."""

from functools import partial

from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from content.navigation import navigation as read_navigation


def navigation(request):
    """`navigation`: the entries of the main menu; nothing in the admin, which has a menu of its own."""
    if request.path.startswith("/admin/"):
        return {}
    return {"navigation": SimpleLazyObject(partial(_entries, request))}


def _entries(request):
    site = Site.find_for_request(request)
    return read_navigation(site.root_page, request=request) if site else []
