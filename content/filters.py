"""The filters of the index pages. Their names are addresses that people share: renaming one breaks links."""

import django_filters
from django.db.models.functions import ExtractYear
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from content.choices import EventKind, Mode, When
from content.models.topic import Topic


class TopicFilter(django_filters.ModelChoiceFilter):
    """Pages with one topic, named in the address by its slug."""

    def __init__(self, **options):
        super().__init__(
            field_name="topics",
            queryset=Topic.objects.all(),
            to_field_name="slug",
            label=_("Topic"),
            empty_label=_("All topics"),
            **options,
        )


class DistinctChoiceFilter(django_filters.ChoiceFilter):
    """A choice among the values that occur: `values(queryset)` gives them, `word(value)` names one for the reader."""

    def __init__(self, *, values, word=str, **options):
        self.values = values
        self.word = word
        super().__init__(**options)

    def offer(self, queryset):
        self.extra["choices"] = [(value, self.word(value)) for value in self.values(queryset)]


class IndexFilter(django_filters.FilterSet):
    """Offers years and countries that occur in the whole list, whatever else is chosen."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for each in self.filters.values():
            if isinstance(each, DistinctChoiceFilter):
                each.offer(self.queryset)


def _years(field_name):
    def values(queryset):
        years = queryset.order_by().annotate(in_year=ExtractYear(field_name)).values_list("in_year", flat=True)
        return sorted(years.distinct(), reverse=True)

    return values


def _countries(queryset):
    codes = queryset.order_by().exclude(country="").values_list("country", flat=True).distinct()
    return sorted(codes, key=countries.name)


def _year_filter(field_name):
    return DistinctChoiceFilter(
        field_name=field_name,
        lookup_expr="year",
        values=_years(field_name),
        label=_("Year"),
        empty_label=_("All years"),
    )


class NewsFilter(IndexFilter):
    year = _year_filter("date")
    topic = TopicFilter()


def _when(queryset, name, value):
    now = timezone.now()
    if value == When.UPCOMING:
        return queryset.filter(ends_at__gte=now).order_by("starts_at", "title")
    return queryset.filter(ends_at__lt=now)


class EventFilter(IndexFilter):
    """Upcoming events come soonest first; past ones and the whole list, latest first."""

    kind = django_filters.ChoiceFilter(choices=EventKind.choices, label=_("Kind"), empty_label=_("All kinds"))
    status = django_filters.ChoiceFilter(choices=When.choices, method=_when, label=_("When"), empty_label=_("Any time"))
    year = _year_filter("starts_at")
    country = DistinctChoiceFilter(
        values=_countries, word=countries.name, label=_("Country"), empty_label=_("All countries")
    )
    mode = django_filters.ChoiceFilter(choices=Mode.choices, label=_("Mode"), empty_label=_("Any mode"))
    topic = TopicFilter()


class InstituteFilter(IndexFilter):
    country = DistinctChoiceFilter(
        values=_countries, word=countries.name, label=_("Country"), empty_label=_("All countries")
    )
    member = django_filters.ChoiceFilter(
        field_name="is_member",
        choices=[("1", _("Members now")), ("0", _("Not members now"))],
        label=_("Membership"),
        empty_label=_("All institutes"),
    )
