"""The outbox in the admin: a list to read and filter, a letter to inspect, and a second chance for one that failed."""

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from people.models import Message
from people.outbox import retry


def kinds():
    """The kinds of letter that have been written so far, as choices."""
    written = Message.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, kind) for kind in written]


class MessageFilterSet(WagtailFilterSet):
    """State and kind."""

    kind = django_filters.ChoiceFilter(choices=kinds, label=gettext_lazy("Kind"))

    class Meta:
        model = Message
        fields = ["state", "kind"]


class MessageIndexView(IndexView):
    """The list; its rows leave the bodies of the letters in the database."""

    def get_base_queryset(self):
        return super().get_base_queryset().defer("text", "html", "calendar")


class MessageInspectView(InspectView):
    """One letter, with a button when it can be sent again."""

    template_name = "people/admin/message.html"
    retry_url_name = None

    def get_context_data(self, **kwargs):
        may_retry = self.object.can_retry and self.request.user.has_perm("people.change_message")
        return super().get_context_data(may_retry=may_retry, **kwargs)


class MessageViewSet(ModelViewSet):
    """Letters are read here; only the program writes them."""

    model = Message
    icon = "mail"
    menu_label = gettext_lazy("Outbox")
    index_view_class = MessageIndexView
    inspect_view_class = MessageInspectView
    inspect_view_enabled = True
    copy_view_enabled = False
    add_to_reference_index = False
    list_display = ["subject", "to", "state", "kind", DateColumn("created_at", label=gettext_lazy("Written"))]
    filterset_class = MessageFilterSet
    search_fields = ["subject", "to"]
    inspect_view_fields = [
        "to", "reply_to", "subject", "kind", "state", "attempts", "last_error", "created_at", "not_before", "sent_at",
        "open_text",
    ]  # fmt: skip

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(
            template_name=MessageInspectView.template_name, retry_url_name=self.get_url_name("retry"), **kwargs
        )

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<int:pk>/", self.inspect_view, name="inspect"),
            path("retry/<int:pk>/", self.retry_view, name="retry"),
        ]

    @property
    def retry_view(self):
        """Puts a failed letter back in the queue."""
        inspect_url = self.get_url_name("inspect")

        @require_POST
        def view(request, pk):
            if not request.user.has_perm("people.change_message"):
                raise PermissionDenied
            if retry(get_object_or_404(Message, pk=pk)):
                messages.success(request, _("The letter waits to be sent again."))
            else:
                messages.error(request, _("Only a failed or held letter can be sent again."))
            return redirect(inspect_url, pk)

        return view
