"""Rounds of judging in the office: the list, the page of one round, and the deeds that prepare, open and close it."""

from django import forms
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from calls import clock, flow
from calls.actions import panel as panel_actions
from calls.actions import round as round_actions
from calls.flow import Stage
from calls.models import Panel, Round
from calls.queries.office import rounds
from calls.queries.office_rounds import distribution, round_state
from calls.queries.progress import tally
from calls.templatetags.calls_time import in_zone
from calls.viewsets.assigning import AssignView, UnassignView
from calls.viewsets.doors import DeedView, OfficePage, office_url
from calls.viewsets.round_pages import RoundMixin
from content.wall_times import WallTimeField, read, show


class RoundIndexView(IndexView):
    is_searchable = True

    def get_base_queryset(self):
        return rounds()


class RoundPage(RoundMixin, OfficePage):
    template_name = "calls/office/round.html"
    page_title = lazy("Round")

    def trail(self):
        return [(office_url("rounds:index"), _("Rounds"))]

    def get_context_data(self, **kwargs):
        round_ = self.round
        return super().get_context_data(
            state=round_state(round_),
            round=round_,
            may_open=flow.can_move(round_.stage, Stage.OPEN),
            may_set_due=round_.stage in {Stage.PLANNED, Stage.OPEN},
            may_close=flow.can_move(round_.stage, Stage.CLOSED),
            **kwargs,
        )


class PanelForm(forms.Form):
    panel = forms.ModelChoiceField(Panel.objects.none(), label=lazy("Panel"), empty_label=None)

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["panel"].queryset = Panel.objects.filter(call=call)


class RoundDeed(RoundMixin, DeedView):
    """A deed on one round."""


class ChoosePanelView(RoundDeed):
    page_title = lazy("Choose the panel")
    action = lazy("Give the round this panel")
    form_class = PanelForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"call": self.round.call_id}

    def get_initial(self):
        return {"panel": self.round.panel_id}

    def get_text(self):
        if Panel.objects.filter(call=self.round.call_id).exists():
            return _("The panel's jurors can then be given dossiers.")
        return _("This call has no panel yet. Make one under Panels first.")

    def do(self, form):
        panel = form.cleaned_data["panel"]
        panel_actions.give_panel(self.round, panel, by=self.request.user)
        return _("%(panel)s judges this round.") % {"panel": panel.name}


class DistributeView(RoundDeed):
    page_title = lazy("Distribute evenly")
    action = lazy("Distribute")
    text = lazy(
        "Every dossier gets the readers it lacks, spread evenly over the panel. "
        "What is assigned already stays, and nobody is told by mail."
    )

    @cached_property
    def plan(self):
        return distribution(self.round)

    def facts(self):
        return [
            (_("Dossiers"), self.plan.dossiers),
            (_("Readers for each dossier"), self.plan.readers),
            (_("Jurors"), self.plan.jurors),
            (_("New assignments, at most"), self.plan.new),
            (_("For each juror, about"), self.plan.each),
        ]

    def do(self, form):
        made = len(panel_actions.distribute(self.round, by=self.request.user, at=self.request.arrived_at))
        if not made:
            return _("Every dossier had its readers: nothing changed.")
        return ngettext("%(count)d assignment was made.", "%(count)d assignments were made.", made) % {"count": made}


class DueForm(forms.Form):
    due_at = WallTimeField(label=lazy("Hand in by"), required=False)

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = round_.call.zone
        self.fields["due_at"].help_text = _(
            "A clock time in the zone of the call: %(zone)s. Empty: no time is set."
        ) % {"zone": clock.zone_name(self.zone)}
        show(self, "due_at", round_.due_at, self.zone)

    def clean(self):
        cleaned = super().clean()
        read(self, ["due_at"], self.zone)
        return cleaned


class DueView(RoundDeed):
    page_title = lazy("When marks are due")
    action = lazy("Set the time")
    text = lazy(
        "Jurors see it on their desk and in the letter that says the round is open. "
        "Nobody is told by mail of a change, and sheets can be handed in until the round is closed."
    )
    form_class = DueForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"round_": self.round}

    def do(self, form):
        due = form.cleaned_data["due_at"]
        round_actions.set_due(self.round, due, by=self.request.user, at=self.request.arrived_at)
        if due is None:
            return _("No time is set for handing in.")
        return _("Jurors hand in by %(when)s.") % {"when": in_zone(due, self.round.call.zone)}


class TurnView(RoundDeed):
    """Opening and closing, with the round's numbers in view."""

    def facts(self):
        counts = tally(self.round)
        return [
            (_("Dossiers"), counts.dossiers),
            (_("Dossiers with fewer than %(readers)d readers") % {"readers": self.round.readers}, counts.thin),
            (_("Score sheets asked for"), counts.sheets),
            (_("Score sheets handed in"), counts.handed_in),
        ]


class OpenView(TurnView):
    page_title = lazy("Open to the jury")
    action = lazy("Open the round")
    text = lazy("Each juror with dossiers to read is told by mail, and score sheets can be filled in.")

    def do(self, form):
        round_actions.open_round(self.round, by=self.request.user, at=self.request.arrived_at)
        return _("The round is open. Its jurors are told by mail.")


class CloseView(TurnView):
    page_title = lazy("Close for deciding")
    action = lazy("Close the round")
    text = lazy("Score sheets can no longer be changed, and those not handed in do not count.")

    def do(self, form):
        round_actions.close_round(self.round, by=self.request.user, at=self.request.arrived_at)
        return _("The round is closed. Decisions can be released on its board.")


def _marks(round_) -> str:
    return f"{round_.marks_in}/{round_.marks_of}"


class RoundViewSet(ModelViewSet):
    """Rounds are drawn on a call's page and planned when it is published."""

    model = Round
    name = "office_rounds"
    url_prefix = "calls/rounds"
    icon = "tasks"
    menu_label = lazy("Rounds")
    index_view_class = RoundIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    ordering = ["-call__closes_at", "call_title", "number"]
    search_fields = ["name", "call__title"]
    list_filter = ["stage"]
    list_display = [
        TitleColumn("name", label=lazy("Round"), get_url=lambda round_: office_url("rounds:page", round_.pk)),
        Column("call_title", label=lazy("Call"), sort_key="call_title"),
        Column("number", label=lazy("Number")),
        Column("stage", label=lazy("Stage"), accessor="get_stage_display", sort_key="stage"),
        Column("dossiers", label=lazy("Dossiers with readers"), accessor="dossiers"),
        Column("marks", label=lazy("Marks handed in"), accessor=_marks),
        Column("panel", label=lazy("Panel"), accessor="panel.name"),
    ]

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<row:pk>/", RoundPage.as_view(), name="page"),
            path("<row:pk>/panel/", ChoosePanelView.as_view(), name="panel"),
            path("<row:pk>/due/", DueView.as_view(), name="due"),
            path("<row:pk>/distribute/", DistributeView.as_view(), name="distribute"),
            path("<row:pk>/assign/", AssignView.as_view(), name="assign"),
            path("assignments/<row:pk>/take-back/", UnassignView.as_view(), name="unassign"),
            path("<row:pk>/open/", OpenView.as_view(), name="open"),
            path("<row:pk>/close/", CloseView.as_view(), name="close"),
        ]
