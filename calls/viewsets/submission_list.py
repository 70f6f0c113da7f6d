"""The list of submissions: filtered, searched and ordered by what the office may know of each, and taken along."""

import django_filters
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button

from calls import clock
from calls.flow import State
from calls.models import Submission
from calls.queries.office import calls_asked, listed, matching
from calls.queries.office_letters import lacking
from calls.viewsets.doors import office_url


class SubmissionFilterSet(WagtailFilterSet):
    call = django_filters.ChoiceFilter(choices=calls_asked, label=lazy("Call"))
    state = django_filters.MultipleChoiceFilter(choices=State, label=lazy("State"))
    letters = django_filters.ChoiceFilter(
        choices=[("missing", lazy("Letters are missing"))],
        label=lazy("Reference letters"),
        empty_label=lazy("All"),
        method="with_letters",
    )
    submitted_at = django_filters.DateFromToRangeFilter(label=lazy("Submitted"), widget=DateRangePickerWidget)

    class Meta:
        model = Submission
        fields = ["call", "state", "letters", "submitted_at"]

    def with_letters(self, queryset, name, value):
        return lacking(queryset)


class SubmissionIndexView(IndexView):
    """Drafts are listed without their candidate and title: these are their author's alone."""

    is_searchable = True

    def get_base_queryset(self):
        return listed()

    def search_queryset(self, queryset):
        return matching(queryset, self.search_query) if self.is_searching else queryset

    @cached_property
    def columns(self):
        """Without the call once one is chosen: each row would say the same."""
        columns = super().columns
        return [column for column in columns if column.name != "call_title"] if self._chosen_call() else columns

    @cached_property
    def header_more_buttons(self):
        """Exports of what is listed; of a whole call, with its answers, once one call is chosen."""
        formats = [("csv", _("This list as CSV")), ("xlsx", _("This list as XLSX"))]
        buttons = [(office_url("submissions:export", form), label) for form, label in formats]
        if call := self._chosen_call():
            formats = [("csv", _("All answers of this call as CSV")), ("xlsx", _("All answers of this call as XLSX"))]
            buttons += [(office_url("exports:answers", call, form), label) for form, label in formats]
        query = self.request.GET.urlencode()
        return [
            Button(label, url=f"{url}?{query}".rstrip("?"), icon_name="download", priority=10 * place)
            for place, (url, label) in enumerate(buttons)
        ]

    def _chosen_call(self) -> str:
        return self.filters.form.cleaned_data.get("call") if self.filters and self.filters.is_valid() else ""


def _when(submission) -> str:
    if submission.submitted_at is None:
        return ""
    there = clock.wall(submission.submitted_at, submission.call_zone)
    return f"{date_format(there, 'j M Y, H:i')} ({clock.zone_name(submission.call_zone)})"


def _letters(submission) -> str:
    """Empty while it is a draft: whom its author asks is the author's alone."""
    return (
        f"{submission.letters_in}/{submission.letters_of}" if submission.letters_of and submission.submitted_at else ""
    )


def _marks(submission) -> str:
    return f"{submission.marks_in}/{submission.marks_of}" if submission.marks_of else ""


COLUMNS = [
    TitleColumn(
        "reference",
        label=lazy("Reference"),
        get_url=lambda submission: office_url("submissions:page", submission.pk),
        sort_key="reference",
        classname="title w-whitespace-nowrap",
        width="15%",
    ),
    Column("shown_candidate", label=lazy("Candidate"), sort_key="shown_candidate", width="12%"),
    Column("shown_title", label=lazy("Title"), sort_key="shown_title", width="26%"),
    Column("call_title", label=lazy("Call"), sort_key="call_title", width="15%"),
    Column("state", label=lazy("State"), accessor="get_state_display", sort_key="state", width="9%"),
    Column("submitted_at", label=lazy("Submitted"), accessor=_when, sort_key="submitted_at", width="13%"),
    Column("letters", label=lazy("Letters"), accessor=_letters, width="4%"),
    Column("marks", label=lazy("Marks"), accessor=_marks, width="4%"),
]
