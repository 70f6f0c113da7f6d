"""Panels in the office: the list, making one, its seats."""

from django import forms
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from calls.actions import panel as panel_actions
from calls.flow import Seat
from calls.models import CallPage, Juror, Panel
from calls.queries.office import person_at
from calls.queries.office_rounds import panels, seats
from calls.viewsets.doors import DeedView, office_url


class PanelIndexView(IndexView):
    is_searchable = True

    def get_base_queryset(self):
        return panels()

    @cached_property
    def header_buttons(self):
        return [HeaderButton(_("Make a panel"), url=office_url("panels:make"), icon_name="plus")]


class MakeForm(forms.Form):
    call = forms.ModelChoiceField(CallPage.objects.none(), label=lazy("Call"), empty_label=lazy("Choose a call"))
    name = forms.CharField(label=lazy("Name"), max_length=120)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["call"].queryset = CallPage.objects.exclude(closes_at=None).only("title").order_by("-closes_at")


class MakeView(DeedView):
    page_title = lazy("Make a panel")
    action = lazy("Make the panel")
    form_class = MakeForm
    header_icon = "group"
    made = None

    def trail(self):
        return [(self.back(), _("Panels"))]

    def back(self):
        return office_url("panels:page", self.made.pk) if self.made else office_url("panels:index")

    def do(self, form):
        facts = form.cleaned_data
        self.made = panel_actions.make_panel(facts["call"], facts["name"], by=self.request.user)
        return _("Now give its seats.")


class SeatForm(forms.Form):
    email = forms.EmailField(label=lazy("E-mail address"), help_text=lazy("The address this person signs in with."))
    role = forms.ChoiceField(label=lazy("Role"), choices=Seat, initial=Seat.JUROR)

    def clean_email(self):
        person = person_at(self.cleaned_data["email"])
        if person is None:
            raise forms.ValidationError(
                _("Nobody signs in with this address. Ask the person to register on the site first, then try again.")
            )
        return person


class PanelPage(DeedView):
    """The seats of a panel, with a form to give another."""

    template_name = "calls/office/panel.html"
    page_title = lazy("Panel")
    action = lazy("Give the seat")
    form_class = SeatForm
    header_icon = "group"

    @cached_property
    def panel(self):
        return get_object_or_404(panels(), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.panel.name

    def trail(self):
        return [(office_url("panels:index"), _("Panels"))]

    def back(self):
        return office_url("panels:page", self.panel.pk)

    def do(self, form):
        person, role = form.cleaned_data["email"], form.cleaned_data["role"]
        panel_actions.seat(self.panel, person, role=role, by=self.request.user)
        return _("%(name)s has a seat.") % {"name": person.name}

    def get_context_data(self, **kwargs):
        return super().get_context_data(panel=self.panel, seats=seats(self.panel), **kwargs)


class UnseatView(DeedView):
    page_title = lazy("End a seat")
    action = lazy("End the seat")
    text = lazy("The dossiers close to this juror at once. Marks handed in stay; assignments not begun are taken back.")
    header_icon = "group"
    is_grave = True

    @cached_property
    def juror(self):
        return get_object_or_404(Juror.objects.select_related("panel", "person"), pk=self.kwargs["pk"])

    def back(self):
        return office_url("panels:page", self.juror.panel_id)

    def trail(self):
        return [(office_url("panels:index"), _("Panels")), (self.back(), self.juror.panel.name)]

    def facts(self):
        return [(_("Juror"), self.juror.person.name), (_("Panel"), self.juror.panel.name)]

    def do(self, form):
        panel_actions.unseat(self.juror, by=self.request.user)
        return _("The seat of %(name)s has ended.") % {"name": self.juror.person.name}


class PanelViewSet(ModelViewSet):
    model = Panel
    name = "office_panels"
    url_prefix = "calls/panels"
    icon = "group"
    menu_label = lazy("Panels")
    index_view_class = PanelIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    ordering = ["-call__closes_at", "name"]
    search_fields = ["name", "call__title"]
    list_display = [
        TitleColumn("name", label=lazy("Panel"), get_url=lambda panel: office_url("panels:page", panel.pk)),
        Column("call_title", label=lazy("Call"), sort_key="call_title"),
        Column("seat_count", label=lazy("Seats")),
        Column("round_count", label=lazy("Rounds")),
    ]

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("make/", MakeView.as_view(), name="make"),
            path("<row:pk>/", PanelPage.as_view(), name="page"),
            path("seats/<row:pk>/end/", UnseatView.as_view(), name="unseat"),
        ]
