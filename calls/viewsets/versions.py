"""Form versions in the office: which forms were issued, what each asks, and issuing the next one on purpose."""

from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from calls.actions import form as form_actions
from calls.models import APPLICATION, CallPage, FormVersion
from calls.queries.asking import terms
from calls.queries.office_rounds import next_version, purpose, versions
from calls.viewsets.doors import DeedView, OfficePage, office_url


class VersionIndexView(IndexView):
    is_searchable = True

    def get_base_queryset(self):
        return versions()


class VersionPage(OfficePage):
    template_name = "calls/office/version.html"
    page_title = lazy("Form version")
    header_icon = "doc-full-inverse"

    @cached_property
    def version(self):
        return get_object_or_404(FormVersion.objects.select_related("call", "issued_by"), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return f"{self.version.call.title}, {self.version}"

    def trail(self):
        return [(office_url("forms:index"), _("Form versions"))]

    def get_context_data(self, **kwargs):
        definition = self.version.definition
        asked = [
            (section, [(question, terms(question)) for question in section.questions if question.is_answerable])
            for section in definition.sections
        ]
        return super().get_context_data(
            version=self.version,
            round_name=purpose(self.version),
            is_application=self.version.purpose == APPLICATION,
            asked=asked,
            criteria=definition.criteria,
            recommendations=definition.recommendations,
            **kwargs,
        )


class IssueView(DeedView):
    """Issues what is authored on the call's page as the version that counts from now on."""

    template_name = "calls/office/issue.html"
    header_icon = "doc-full-inverse"

    @cached_property
    def call(self):
        return get_object_or_404(CallPage, pk=self.kwargs["pk"])

    @cached_property
    def next(self):
        return next_version(self.call)

    @property
    def action(self):
        return _("Issue version %(number)d") % {"number": self.next.number}

    def get_page_title(self):
        return self.action

    def get_page_subtitle(self):
        return self.call.title

    def trail(self):
        return [(office_url("forms:index"), _("Form versions"))]

    def back(self):
        return office_url("forms:index")

    def do(self, form):
        issued = form_actions.issue_next(self.call, by=self.request.user, at=self.request.arrived_at)
        carried = ngettext(
            "%(count)d draft was carried over; its author is told by mail.",
            "%(count)d drafts were carried over; their authors are told by mail.",
            issued.drafts,
        )
        done = _("%(version)s is in use.") % {"version": issued.version}
        return f"{done} {carried % {'count': issued.drafts}}" if issued.drafts else done

    def get_context_data(self, **kwargs):
        return super().get_context_data(next=self.next, call=self.call, **kwargs)


def _purpose(version) -> str:
    return _("Candidates") if version.purpose == APPLICATION else _("Jurors")


class FormVersionViewSet(ModelViewSet):
    model = FormVersion
    name = "office_forms"
    url_prefix = "calls/forms"
    icon = "doc-full-inverse"
    menu_label = lazy("Form versions")
    index_view_class = VersionIndexView
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    ordering = ["-issued_at", "-pk"]
    search_fields = ["call__title"]
    list_display = [
        TitleColumn("number", label=lazy("Version"), get_url=lambda version: office_url("forms:page", version.pk)),
        Column("call_title", label=lazy("Call"), sort_key="call_title"),
        Column("purpose", label=lazy("Filled in by"), accessor=_purpose, sort_key="purpose"),
        Column("used", label=lazy("Submissions")),
        DateColumn("issued_at", label=lazy("Issued"), sort_key="issued_at"),
    ]

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<row:pk>/", VersionPage.as_view(), name="page"),
            path("issue/<row:pk>/", IssueView.as_view(), name="issue"),
        ]
