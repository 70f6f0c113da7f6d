"""What every page's frame shows: the main menu and the words of the site. Read only when a template prints them."""

from functools import partial

from django.core.cache import cache
from django.utils.functional import SimpleLazyObject
from wagtail.models import Site

from content.models import SiteSettings
from content.navigation import navigation as read_navigation


def navigation(request):
    """`navigation`: the entries of the main menu; nothing in the admin, which has a menu of its own."""
    if request.path.startswith("/admin/"):
        return {}
    return {"navigation": SimpleLazyObject(partial(_entries, request))}


WORDS_KEPT_FOR = 60
"""Seconds for which a process may go on showing the words of the site after an editor changed them."""


def site_words(request):
    """`site_words`: the settings of this site, a row that does not exist yet being an empty one."""
    return {"site_words": SimpleLazyObject(partial(_words, request))}


def _words(request) -> SiteSettings:
    site = Site.find_for_request(request)
    read = SiteSettings.objects.filter(site=site).first
    return cache.get_or_set(
        f"content.site_words.{site.pk if site else 0}", lambda: read() or SiteSettings(), WORDS_KEPT_FOR
    )


def _entries(request):
    site = Site.find_for_request(request)
    return read_navigation(site.root_page, request=request) if site else []
