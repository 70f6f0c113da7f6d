"""The filters of the list of award editions: kind of award, status, year, country and topic."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from awards.models.award import AwardKind
from calls.filters import CallFilter

KINDS = [(AwardKind.THESIS, _("Thesis awards")), (AwardKind.PAPER, _("Paper awards"))]


class AwardFilter(CallFilter):
    # Chosen by the links above the list; here it only survives a change of the other filters.
    kind = django_filters.ChoiceFilter(choices=KINDS, method="of_kind", widget=forms.HiddenInput)
    # An edition has a ceremony and no mode: it is written, read and decided without anybody being anywhere.
    mode = None

    def of_kind(self, queryset, name, value):
        return queryset.filter(award_kind=value)
