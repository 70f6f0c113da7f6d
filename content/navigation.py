"""Finding one's way: the main menu, and the way from the first page to this one."""

from dataclasses import dataclass

from wagtail.models import Page


@dataclass(frozen=True)
class Entry:
    title: str
    url: str
    current: bool = False


def navigation(site_root: Page, *, request=None) -> list[Entry]:
    """The live pages right below the first page that editors put in the menu, in their order. One query."""
    here = request.path if request else ""
    pages = Page.objects.child_of(site_root).live().in_menu()
    return [_entry(page, request, here) for page in pages]


def trail(page: Page, *, request=None) -> list[Entry]:
    """The pages above `page`, from the first page of the site down. One query, or none when its address was walked."""
    above = getattr(page, "known_above", None) or page.get_ancestors().filter(depth__gt=1)
    return [_entry(ancestor, request) for ancestor in above]


def _entry(page, request, here=""):
    url = page.get_url(request) or ""
    return Entry(page.title, url, bool(url) and here.startswith(url))
