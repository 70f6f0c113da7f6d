"""A filtered, counted, paginated list: the same shape on every index page."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

PAGE_SIZE = 20


@dataclass(frozen=True)
class Listing:
    """One page of a list, its filters, and how many there are in all; `clear` is the address without filters."""

    filter: object
    page: Page
    count: int
    is_filtered: bool
    clear: str


def listing(request, filter_class, queryset) -> Listing:
    """The page of `queryset` that the address asks for; a page that does not exist becomes the nearest one."""
    filtered = filter_class(request.GET, queryset=queryset, request=request)
    paginator = Paginator(filtered.qs, PAGE_SIZE)
    chosen = filtered.form.is_valid() and any(filtered.form.cleaned_data.values())
    return Listing(
        filtered, paginator.get_page(request.GET.get("page")), paginator.count, chosen, request.path if chosen else ""
    )
