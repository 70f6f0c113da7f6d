"""Downloads for the office: each is checked and logged before its first byte leaves."""

from django.core.files.temp import NamedTemporaryFile
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.generic import View
from wagtail.admin.viewsets.base import ViewSet

from calls import rules
from calls.actions import export as export_actions
from calls.exports import tables, writers
from calls.models import CallPage, Submission
from calls.queries.board import board, reachable
from calls.queries.office import HEAVY, conflicts
from calls.viewsets.doors import OfficeMixin
from calls.viewsets.submission_list import SubmissionIndexView


class ExportMixin:
    """`made` gives the table and the calls whose data is in it."""

    http_method_names = ["get", "head"]

    def made(self):
        raise NotImplementedError

    def get(self, request, form, **kwargs):
        if form not in writers.FORMATS:
            raise Http404
        table, calls = self.made()
        export_actions.export(calls, table.name, form, by=request.user)
        return _download(table, form)


class ListingExport(ExportMixin, SubmissionIndexView):
    """What the list shows with the same filters, search and order."""

    def made(self):
        found = self.get_queryset()
        calls = CallPage.objects.filter(pk__in=found.order_by().values("call")).defer(*HEAVY)
        return tables.listing(found), list(calls)


class AnswersExport(ExportMixin, OfficeMixin, View):
    """All answers of one call; not those of dossiers that are closed to the reader."""

    def made(self):
        call = get_object_or_404(CallPage.objects.defer(*HEAVY), pk=self.kwargs["pk"])
        found, reader = Submission.objects.handed().filter(call=call), self.request.user
        return tables.answers(call, found.exclude(pk__in=conflicts(reader)), reader), [call]


class RoundExport(ExportMixin, OfficeMixin, View):
    """What a round's board shows to this reader."""

    def table(self, found):
        raise NotImplementedError

    def made(self):
        round_ = reachable(self.request.user, self.kwargs["pk"])
        if round_ is None:
            raise Http404
        rules.check("round.board", self.request.user, round_)
        return self.table(board(round_, self.request.user)), [round_.call]


class EvaluationsExport(RoundExport):
    def table(self, found):
        return tables.evaluations(found)


class ResultsExport(RoundExport):
    def table(self, found):
        return tables.results(found)


class ExportViewSet(ViewSet):
    """Addresses only: the links stand on the pages whose data it is."""

    name = "office_exports"
    url_prefix = "calls/exports"

    def get_urlpatterns(self):
        return [
            path("calls/<row:pk>/answers/<str:form>/", AnswersExport.as_view(), name="answers"),
            path("rounds/<row:pk>/scores/<str:form>/", EvaluationsExport.as_view(), name="evaluations"),
            path("rounds/<row:pk>/results/<str:form>/", ResultsExport.as_view(), name="results"),
        ]


def _download(table: tables.Table, form: str):
    name = f"{table.name}.{form}"
    if form == "csv":
        response = StreamingHttpResponse(writers.csv_rows(table.header, table.rows), content_type=writers.FORMATS[form])
        response["Content-Disposition"] = f'attachment; filename="{name}"'
    else:
        file = NamedTemporaryFile()
        writers.write_xlsx(table, file)
        response = FileResponse(file, as_attachment=True, filename=name, content_type=writers.FORMATS[form])
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
