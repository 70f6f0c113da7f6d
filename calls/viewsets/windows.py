"""Deadlines in the office: every call's window, extending it for everyone, and letting one person in late."""

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail.admin.viewsets.base import ViewSet

from calls import clock
from calls.actions import window as window_actions
from calls.models import CallPage, LateAccess
from calls.queries.windows import UNREAD, window, windows
from calls.viewsets.doors import DeedView, OfficePage, office_url
from content.wall_times import WallTimeField, read, show

PAGE = 50


class WindowForm(forms.Form):
    """Times are clock times in the call's zone."""

    instants: tuple[str, ...] = ()

    def __init__(self, *args, call, **kwargs):
        super().__init__(*args, **kwargs)
        self.call = call
        for name in self.instants:
            self.fields[name].help_text = _("A clock time in the zone of the call: %(zone)s.") % {
                "zone": clock.zone_name(call.zone)
            }

    def clean(self):
        cleaned = super().clean()
        read(self, self.instants, self.call.zone)
        return cleaned


class ExtendForm(WindowForm):
    instants = ("closes_at", "letters_due_at")

    closes_at = WallTimeField(label=lazy("Closes"))
    letters_due_at = WallTimeField(label=lazy("Letters are due"), required=False)
    reason = forms.CharField(
        label=lazy("Why"),
        help_text=lazy("Everyone who has begun reads it in the letter."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": lazy("Say why: everyone who has begun reads it.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.instants:
            show(self, name, getattr(self.call, name), self.call.zone)

    def clean(self):
        cleaned = super().clean()
        closes, due = (cleaned.get(name) for name in self.instants)
        if closes and due and due < closes:
            self.add_error("letters_due_at", window_actions.LETTERS_TOO_EARLY)
        return cleaned


class LetInForm(WindowForm):
    instants = ("until",)

    email = forms.EmailField(label=lazy("E-mail address"), help_text=lazy("The code works for this address alone."))
    until = WallTimeField(label=lazy("Until"))
    reason = forms.CharField(
        label=lazy("Why"),
        help_text=lazy("Kept with the call, for organisers."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": lazy("Say why: the reason is kept with the call.")},
    )


class WindowsPage(OfficePage):
    template_name = "calls/office/windows.html"
    page_title = lazy("Deadlines")
    header_icon = "time"

    def get_context_data(self, **kwargs):
        page = Paginator(windows(self.request.arrived_at), PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, at=self.request.arrived_at, **kwargs)


class WindowMixin:
    header_icon = "time"

    @cached_property
    def call(self):
        return get_object_or_404(CallPage.objects.defer(*UNREAD), pk=self.kwargs["pk"])

    def get_page_subtitle(self):
        return self.call.title

    def back(self):
        return office_url("windows:page", self.call.pk)


class WindowPage(WindowMixin, OfficePage):
    template_name = "calls/office/window.html"
    page_title = lazy("Deadline")

    def trail(self):
        return [(office_url("windows:index"), _("Deadlines"))]

    def get_context_data(self, **kwargs):
        at = self.request.arrived_at
        return super().get_context_data(window=window(self.call, at), at=at, **kwargs)


class WindowDeed(WindowMixin, DeedView):
    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"call": self.call}

    def trail(self):
        return [(office_url("windows:index"), _("Deadlines")), (self.back(), self.call.title)]


class ExtendView(WindowDeed):
    page_title = lazy("Extend the deadline")
    action = lazy("Extend and tell everyone")
    form_class = ExtendForm

    def get_text(self):
        return _(
            "The new instant holds for everyone. Authors of drafts and of submissions are told by mail, and may change "
            "what they handed in; so are referees whose letters are still to come, where these are due later. A "
            "deadline never moves back."
        )

    def do(self, form):
        facts = {name: form.cleaned_data[name] for name in ("closes_at", "letters_due_at", "reason")}
        window_actions.extend(self.call, **facts, by=self.request.user, at=self.request.arrived_at)
        return _("The deadline is extended. Everyone who has begun is told by mail.")


class LetInView(WindowDeed):
    page_title = lazy("Let one person in late")
    action = lazy("Send the code")
    form_class = LetInForm

    def get_text(self):
        return _(
            "The person gets a letter with a code. With it, and signed in with this address, the call is open to them."
        )

    def do(self, form):
        window_actions.let_in(self.call, **form.cleaned_data, by=self.request.user, at=self.request.arrived_at)
        return _("The code is on its way to %(email)s.") % {"email": form.cleaned_data["email"]}


class ShutOutView(WindowMixin, DeedView):
    page_title = lazy("Take late access back")
    action = lazy("Take it back")
    text = lazy("What was handed in already stays handed in. A draft can no longer be submitted.")
    is_grave = True

    @cached_property
    def access(self):
        return get_object_or_404(LateAccess.objects.select_related("call"), pk=self.kwargs["pk"])

    @cached_property
    def call(self):
        return self.access.call

    def trail(self):
        return [(office_url("windows:index"), _("Deadlines")), (self.back(), self.call.title)]

    def facts(self):
        return [(_("Address"), self.access.email), (_("Why it was given"), self.access.reason)]

    def do(self, form):
        window_actions.shut_out(self.access, by=self.request.user, at=self.request.arrived_at)
        return _("Late access is taken back.")


class WindowViewSet(ViewSet):
    name = "office_windows"
    url_prefix = "calls/deadlines"
    icon = "time"
    menu_label = lazy("Deadlines")

    def get_urlpatterns(self):
        return [
            path("", WindowsPage.as_view(), name="index"),
            path("<row:pk>/", WindowPage.as_view(), name="page"),
            path("<row:pk>/extend/", ExtendView.as_view(), name="extend"),
            path("<row:pk>/let-in/", LetInView.as_view(), name="let_in"),
            path("late/<row:pk>/take-back/", ShutOutView.as_view(), name="shut_out"),
        ]
