"""Giving dossiers to jurors by hand, several to several, and taking one back."""

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from calls.actions import panel as panel_actions
from calls.models import Assignment, Juror, Submission
from calls.queries.office import conflicts
from calls.queries.office_rounds import assignable, readers_of
from calls.viewsets.doors import DeedView, office_url
from calls.viewsets.round_pages import RoundMixin

PAGE = 50


class AssignForm(forms.Form):
    dossiers = forms.ModelMultipleChoiceField(
        Submission.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Choose at least one dossier.")},
    )
    jurors = forms.ModelMultipleChoiceField(
        Juror.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Choose at least one juror.")},
    )

    def __init__(self, *args, round_, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["dossiers"].queryset = assignable(round_, person)
        seats = Juror.objects.filter(panel=round_.panel_id, active=True)
        self.fields["jurors"].queryset = seats.select_related("person")

    def chosen(self, name: str) -> set[str]:
        """What is ticked, as ids in text: also where the form comes back with an error."""
        return {str(value) for value in self[name].value() or ()}


class AssignView(RoundMixin, DeedView):
    """The search is in the address, so that a list of dossiers can be reached again."""

    template_name = "calls/office/assign.html"
    page_title = lazy("Assign by hand")
    action = lazy("Assign")
    form_class = AssignForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.round, "person": self.request.user}

    def do(self, form):
        made = panel_actions.assign(
            self.round,
            form.cleaned_data["dossiers"],
            form.cleaned_data["jurors"],
            by=self.request.user,
            at=self.request.arrived_at,
        )
        if not made:
            return _("These jurors had these dossiers already: nothing changed.")
        count = len(made)
        return ngettext("%(count)d assignment was made.", "%(count)d assignments were made.", count) % {"count": count}

    def get_context_data(self, **kwargs):
        words = self.request.GET.get("q", "").strip()
        page = Paginator(assignable(self.round, self.request.user, words), PAGE).get_page(self.request.GET.get("p"))
        readers = readers_of(self.round, page.object_list)
        context = super().get_context_data(page=page, words=words, round=self.round, **kwargs)
        form = context["form"]
        ticked, called = form.chosen("dossiers"), form.chosen("jurors")
        rows = [(dossier, readers.get(dossier.pk, []), str(dossier.pk) in ticked) for dossier in page.object_list]
        seats = [(juror, str(juror.pk) in called) for juror in form.fields["jurors"].queryset]
        return context | {"rows": rows, "seats": seats}


class UnassignView(DeedView):
    page_title = lazy("Take an assignment back")
    action = lazy("Take back")
    text = lazy("The dossier leaves this juror's desk. Nobody is told by mail.")
    header_icon = "tasks"
    is_grave = True

    @cached_property
    def assignment(self):
        rows = Assignment.objects.select_related("round__call", "submission", "juror__person")
        return get_object_or_404(rows.exclude(submission__in=conflicts(self.request.user)), pk=self.kwargs["pk"])

    def back(self):
        return office_url("rounds:assign", self.assignment.round_id)

    def trail(self):
        return [(office_url("rounds:index"), _("Rounds")), (self.back(), self.assignment.round.name)]

    def facts(self):
        return [
            (_("Juror"), self.assignment.juror.person.name),
            (_("Dossier"), f"{self.assignment.submission.reference} · {self.assignment.submission.title}"),
            (_("Conflict"), self.assignment.get_conflict_display()),
        ]

    def do(self, form):
        panel_actions.unassign(self.assignment, by=self.request.user)
        return _("The assignment is taken back.")
