"""Eligibility in the office: how submissions stand, which may be the same, and what other rules would change."""

import hashlib

from django import forms
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from wagtail.admin.viewsets.base import ViewSet

from calls.actions import eligibility as eligibility_actions
from calls.actions import merging as merging_actions
from calls.models import CallPage, Submission
from calls.queries.duplicates import duplicates
from calls.queries.eligibility import Flip, flips, handed, standings, withheld
from calls.queries.office import conflicts
from calls.queries.windows import windows
from calls.viewsets.doors import DeedView, OfficePage, office_url

PAGE = 50


class EligibilityIndex(OfficePage):
    template_name = "calls/office/eligibility_index.html"
    page_title = lazy("Eligibility")
    header_icon = "check"

    def get_context_data(self, **kwargs):
        page = Paginator(windows(self.request.arrived_at), PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(page=page, **kwargs)


class CallMixin:
    header_icon = "check"

    @cached_property
    def call(self):
        return get_object_or_404(CallPage, pk=self.kwargs["pk"]).specific

    def get_page_subtitle(self):
        return self.call.title

    def back(self):
        return office_url("eligibility:page", self.call.pk)

    def trail(self):
        return [(office_url("eligibility:index"), _("Eligibility"))]


class EligibilityPage(CallMixin, OfficePage):
    template_name = "calls/office/eligibility.html"
    page_title = lazy("Eligibility")

    def get_context_data(self, **kwargs):
        reader = self.request.user
        page = Paginator(handed(self.call, reader), PAGE).get_page(self.request.GET.get("p"))
        return super().get_context_data(
            call=self.call,
            page=page,
            standings=standings(self.call, page.object_list),
            groups=duplicates(self.call, reader),
            withheld=_withheld(self.call, reader),
            **kwargs,
        )


class RulesView(CallMixin, DeedView):
    """First shows whose standing the new rules would change; the same rules sent again with that list seen are kept."""

    template_name = "calls/office/rules.html"
    page_title = lazy("Change the rules")
    flips: list[Flip] | None = None

    @property
    def action(self):
        return _("See what changes") if self.flips is None else _("Change the rules")

    def trail(self):
        return [*super().trail(), (self.back(), self.call.title)]

    def get_form_class(self):
        fields = type(self.call).rule_fields
        return forms.modelform_factory(type(self.call), form=RulesForm, fields=fields)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": type(self.call).objects.get(pk=self.call.pk)}

    def form_valid(self, form):
        self.flips = flips(self.call, self.chosen(form), self.request.user)
        if form.cleaned_data["seen"] == _fingerprint(self.flips):
            return super().form_valid(form)
        form.data["seen"] = _fingerprint(self.flips)
        told = _withheld(self.call, self.request.user)
        return self.render_to_response(self.get_context_data(form=form, flips=self.flips, withheld=told))

    def chosen(self, form):
        return {name: form.cleaned_data[name] for name in type(self.call).rule_fields}

    def do(self, form):
        facts = {"by": self.request.user, "at": self.request.arrived_at, "flips": len(self.flips)}
        eligibility_actions.change_rules(self.call, self.chosen(form), **facts)
        changed = ngettext("%(count)d standing changes.", "%(count)d standings change.", len(self.flips))
        return _("The rules are changed. %(told)s") % {"told": changed % {"count": len(self.flips)}}


class RulesForm(forms.ModelForm):
    """The columns of a page that its rules read; `seen` is the fingerprint of the changes that were shown."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound:
            self.data = self.data.copy()

    def _post_clean(self):
        """As Django's, without checking the whole page: only the rules are changed here."""
        self.instance = forms.models.construct_instance(self, self.instance, self._meta.fields, self._meta.exclude)

    def clean(self):
        cleaned = super().clean()
        for choice, day in (("members_on", "members_day"), ("defended_before", "defended_day")):
            if cleaned.get(choice) == "day" and not cleaned.get(day):
                self.add_error(day, _("Name the day."))
        return cleaned


class MergeView(DeedView):
    """Sets one submission aside for another of the same."""

    page_title = lazy("Merge two submissions")
    action = lazy("Merge")
    header_icon = "check"
    is_grave = True
    text = lazy(
        "The first goes on. The second is withdrawn and its author is told; this cannot be undone. "
        "Letters that came for the second can be used again for the first, on its page."
    )

    @cached_property
    def pair(self):
        rows = Submission.objects.select_related("call", "applicant").exclude(pk__in=conflicts(self.request.user))
        return tuple(get_object_or_404(rows, pk=self.kwargs[name]) for name in ("kept", "dropped"))

    def back(self):
        return office_url("eligibility:page", self.pair[0].call_id)

    def trail(self):
        return [(office_url("eligibility:index"), _("Eligibility")), (self.back(), self.pair[0].call.title)]

    def facts(self):
        labels = (_("Goes on"), _("Is set aside"))
        return [
            (label, f"{one.reference} · {one.title} · {one.candidate_name} ({one.applicant.name})")
            for label, one in zip(labels, self.pair, strict=True)
        ]

    def do(self, form):
        kept, dropped = self.pair
        merging_actions.merge(kept, dropped, by=self.request.user, at=self.request.arrived_at)
        return _("%(dropped)s is set aside for %(kept)s.") % {"dropped": dropped.reference, "kept": kept.reference}


def _withheld(call, reader) -> str:
    count = withheld(call, reader)
    if not count:
        return ""
    sentence = ngettext(
        "%(count)d submission is not shown: it concerns you, or you declared a conflict with it.",
        "%(count)d submissions are not shown: they concern you, or you declared a conflict with them.",
        count,
    )
    return sentence % {"count": count}


def _fingerprint(found: list[Flip]) -> str:
    told = [f"{flip.after.submission.pk}:{flip.before.verdict}:{flip.after.verdict}" for flip in found]
    return hashlib.sha256("|".join(["rules", *told]).encode()).hexdigest()[:16]


class EligibilityViewSet(ViewSet):
    name = "office_eligibility"
    url_prefix = "calls/eligibility"
    icon = "check"
    menu_label = lazy("Eligibility")

    def get_urlpatterns(self):
        return [
            path("", EligibilityIndex.as_view(), name="index"),
            path("<row:pk>/", EligibilityPage.as_view(), name="page"),
            path("<row:pk>/rules/", RulesView.as_view(), name="rules"),
            path("merge/<row:kept>/<row:dropped>/", MergeView.as_view(), name="merge"),
        ]
