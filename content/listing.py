"""A filtered, counted, paginated list: the same shape on every index page."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

PAGE_SIZE = 20


@dataclass(frozen=True)
class Listing:
    """One page of a list. `query` is the filters' part of the address, to be repeated in links to other pages."""

    filter: object
    page: Page
    count: int
    query: str
    is_filtered: bool


def listing(request, filter_class, queryset) -> Listing:
    """The page of `queryset` that the address asks for; a page that does not exist becomes the nearest one."""
    filtered = filter_class(request.GET, queryset=queryset, request=request)
    paginator = Paginator(filtered.qs, PAGE_SIZE)
    kept = request.GET.copy()
    kept.pop("page", None)
    chosen = filtered.form.is_valid() and any(filtered.form.cleaned_data.values())
    return Listing(filtered, paginator.get_page(request.GET.get("page")), paginator.count, kept.urlencode(), chosen)
