"""From an address to its page with its picture in two queries; Wagtail's walk down takes two for each level."""

from wagtail.models import Page, PageViewRestriction


def page_at(start: Page, slugs: list[str]) -> Page | None:
    """The page, with its own type's fields, that lies below `start` at this path of slugs; None where there is none.

    It remembers the pages above it, from `start` down, as `known_above`.
    """
    if not slugs:
        return None
    addresses = [start.url_path + "/".join(slugs[:depth]) + "/" for depth in range(1, len(slugs) + 1)]
    found = {page.url_path: page for page in Page.objects.filter(url_path__in=addresses)}
    if len(found) < len(addresses):
        return None
    page = _whole(found[addresses[-1]])
    page.known_above = [start, *(found[address] for address in addresses[:-1])]
    page._cached_parent_obj = page.known_above[-1]
    return page


def _whole(page: Page) -> Page:
    """The page with its own type's fields, and with its picture where that type has one."""
    own_type = page.specific_class
    if not hasattr(own_type, "picture"):
        return page.specific
    return own_type._default_manager.select_related("picture").get(pk=page.pk)


def restrictions_on(page: Page):
    """The view restrictions on `page` and on those above it, found by path; None where an alias is among them."""
    above = getattr(page, "known_above", None)
    if above is None or any(each.alias_of_id for each in [page, *above]):
        return None
    lengths = range(page.steplen, len(page.path) + 1, page.steplen)
    return PageViewRestriction.objects.filter(page__path__in=[page.path[:length] for length in lengths])
