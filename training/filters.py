"""The filters of the list of training: those of every list of calls, and which kind of training."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from calls.filters import CallFilter

_CONDITIONS = {
    "winter": Q(schoolpage__season="winter"),
    "summer": Q(schoolpage__season="summer"),
    "cohort": Q(cohortpage__isnull=False),
}
KINDS = [("winter", _("Winter schools")), ("summer", _("Summer schools")), ("cohort", _("Academy"))]


class TrainingFilter(CallFilter):
    # Chosen by the links above the list; here it only survives a change of the other filters.
    kind = django_filters.ChoiceFilter(choices=KINDS, method="of_kind", widget=forms.HiddenInput)

    def of_kind(self, queryset, name, value):
        return queryset.filter(_CONDITIONS[value])
