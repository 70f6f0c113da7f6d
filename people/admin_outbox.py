"""The outbox in the admin: a list to read and filter, a letter to inspect, and a second chance for one that failed."""

from datetime import datetime

import django_filters
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from people.letters import all_letters
from people.models import Message
from people.outbox import retry


def kinds():
    """The kinds of letter that have been written so far, as choices."""
    written = Message.objects.order_by("kind").values_list("kind", flat=True).distinct()
    return [(kind, title_of(kind)) for kind in written]


def title_of(kind: str) -> str:
    """What organisers call the letter; its kind where the software has none of that kind any more."""
    titles = {letter.kind: letter.title for letter in all_letters()}
    return str(titles.get(kind, kind))


class MessageFilterSet(WagtailFilterSet):
    """State and kind."""

    kind = django_filters.ChoiceFilter(choices=kinds, label=gettext_lazy("Letter"))

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
    page_title = gettext_lazy("Letter")

    def get_field_display_value(self, field_name, field):
        value = getattr(self.object, field_name)
        if isinstance(value, datetime):
            return f"{date_format(value, 'j F Y, H:i')} UTC"
        return super().get_field_display_value(field_name, field) if value else "–"

    def get_kind_display_value(self):
        return title_of(self.object.kind)

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
    list_display = [
        "subject",
        "to",
        "state",
        Column("kind", label=gettext_lazy("Letter"), accessor=lambda message: title_of(message.kind), sort_key="kind"),
        DateColumn("created_at", label=gettext_lazy("Written")),
    ]
    filterset_class = MessageFilterSet
    search_fields = ["subject", "to"]
    inspect_view_fields = [
        "to", "reply_to", "subject", "kind", "state", "attempts", "last_error", "created_at", "not_before", "sent_at",
    ]  # fmt: skip

    def get_inspect_view_kwargs(self, **kwargs):
        return super().get_inspect_view_kwargs(
            template_name=MessageInspectView.template_name, retry_url_name=self.get_url_name("retry"), **kwargs
        )

    def get_urlpatterns(self):
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("inspect/<row:pk>/", self.inspect_view, name="inspect"),
            path("retry/<row:pk>/", self.retry_view, name="retry"),
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
