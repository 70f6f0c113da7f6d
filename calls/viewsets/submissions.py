"""Submissions in the office's menu: the list, its export, and the page of each."""

from django.urls import path
from django.utils.translation import gettext_lazy as lazy
from wagtail.admin.viewsets.model import ModelViewSet

from calls.models import Submission
from calls.viewsets.exports import ListingExport
from calls.viewsets.letters import AcceptLateView, EnterView, ResendView, ReuseView
from calls.viewsets.submission_list import COLUMNS, SubmissionFilterSet, SubmissionIndexView
from calls.viewsets.submission_page import EligibleView, IneligibleView, SubmissionPage


class SubmissionViewSet(ModelViewSet):
    """Read and ruled on; only candidates write submissions."""

    model = Submission
    name = "office_submissions"
    url_prefix = "calls/submissions"
    icon = "form"
    menu_label = lazy("Submissions")
    index_view_class = SubmissionIndexView
    filterset_class = SubmissionFilterSet
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    ordering = ["-submitted_at", "-pk"]
    list_display = COLUMNS

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("export/<str:form>/", self.export_view, name="export"),
            path("results/", self.index_results_view, name="index_results"),
            path("<row:pk>/", SubmissionPage.as_view(), name="page"),
            path("<row:pk>/not-eligible/", IneligibleView.as_view(), name="ineligible"),
            path("<row:pk>/eligible/", EligibleView.as_view(), name="eligible"),
            path("letters/<row:pk>/send-again/", ResendView.as_view(), name="letter_resend"),
            path("letters/<row:pk>/accept-late/", AcceptLateView.as_view(), name="letter_late"),
            path("letters/<row:pk>/enter/", EnterView.as_view(), name="letter_enter"),
            path("letters/<row:pk>/use/", ReuseView.as_view(), name="letter_reuse"),
        ]

    @property
    def export_view(self):
        """The list with its filters, as a file."""
        return self.construct_view(ListingExport, **self.get_index_view_kwargs())
