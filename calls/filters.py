"""The filters that lists of calls share. Their names are addresses that people share: renaming one breaks links."""

import django_filters
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from calls.models import CallPage, Mode, Status
from content.filters import DistinctChoiceFilter, IndexFilter, TopicFilter


def years(calls):
    return calls.order_by("-year").values_list("year", flat=True).distinct()


def occurring_countries(calls):
    codes = calls.order_by().exclude(country="").values_list("country", flat=True).distinct()
    return sorted(codes, key=countries.name)


class CallFilter(IndexFilter):
    status = django_filters.ChoiceFilter(
        choices=Status.choices, method="at_status", label=_("Status"), empty_label=_("Open or not")
    )
    year = DistinctChoiceFilter(values=years, label=_("Year"), empty_label=_("All years"))
    country = DistinctChoiceFilter(
        values=occurring_countries, word=countries.name, label=_("Country"), empty_label=_("All countries")
    )
    mode = django_filters.ChoiceFilter(choices=Mode.choices, label=_("Mode"), empty_label=_("On site or online"))
    topic = TopicFilter()

    class Meta:
        model = CallPage
        fields = []

    def at_status(self, queryset, name, value):
        return queryset.with_status(value, timezone.now())


def kind_tabs(query, every, kinds) -> list[dict[str, object]]:
    """Links to the same list for each of `kinds` (key, label), keeping the other filters of `query`, a QueryDict."""
    chosen = query.get("kind", "")
    return [
        {"title": label, "url": _address(query, key), "current": key == chosen} for key, label in [("", every), *kinds]
    ]


def _address(query, kind: str) -> str:
    kept = query.copy()
    for name in ("page", "kind"):
        kept.pop(name, None)
    if kind:
        kept["kind"] = kind
    return f"?{kept.urlencode()}"
