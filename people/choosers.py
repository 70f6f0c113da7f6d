"""Picking one person out of thousands in the admin."""

from django import forms
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView
from wagtail.admin.viewsets.chooser import ChooserViewSet

from people.models import Person


class PersonSearchForm(BaseFilterForm):
    """Every word typed must occur in a name or in the e-mail address."""

    q = forms.CharField(label=_("Name or e-mail address"), required=False)

    def filter(self, objects):
        for word in self.cleaned_data.get("q", "").split():
            objects = objects.filter(
                Q(first_name__icontains=word) | Q(last_name__icontains=word) | Q(email__icontains=word)
            )
        return objects.order_by("last_name", "first_name", "pk")


class PersonListMixin:
    """People with the same name are told apart by their addresses."""

    filter_form_class = PersonSearchForm

    @cached_property
    def columns(self):
        return [*super().columns, Column("email", label=_("E-mail address"))]


class ChoosePersonView(PersonListMixin, ChooseView):
    """The dialogue as it opens."""


class ChoosePersonResultsView(PersonListMixin, ChooseResultsView):
    """Its list, after a search."""


class PersonChooserViewSet(ChooserViewSet):
    """The widget of every foreign key to a person in admin forms."""

    model = Person
    icon = "user"
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    choose_view_class = ChoosePersonView
    choose_results_view_class = ChoosePersonResultsView
