"""The door of the organisers' screens: who may enter, how a page is framed, and how a deed is asked for and refused."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permission_policies import ModelPermissionPolicy

from calls.errors import Refusal
from calls.models import CallPage
from calls.rules import RUN_CALLS, is_organiser
from people.models import Person


class OfficePolicy(ModelPermissionPolicy):
    """Rows that only deeds write: whoever runs calls reads them in the admin, and nobody types them."""

    def user_has_permission(self, user, action):
        return action == "view" and user.is_active and user.has_perm(RUN_CALLS)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions):
        if "view" not in actions:
            return Person.objects.none()
        return ModelPermissionPolicy(CallPage)._get_users_with_any_permission_codenames(["run_calls"])


class OfficeMixin(WagtailAdminTemplateMixin):
    """For people who run calls; `trail` are the (address, label) pairs that lead here."""

    def dispatch(self, request, *args, **kwargs):
        if not is_organiser(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def trail(self):
        return []

    def get_breadcrumbs_items(self):
        steps = [{"url": address, "label": label} for address, label in self.trail()]
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, *steps, here]


class OfficePage(OfficeMixin, TemplateView):
    """A page to read."""


class DeedView(OfficeMixin, FormView):
    """A page that says what will happen and asks for it. A refusal is told with its reason; what was typed stays."""

    template_name = "calls/office/deed.html"
    form_class = forms.Form
    action = _("Save")
    text = ""
    is_grave = False

    def facts(self):
        """(label, value) pairs to read before deciding."""
        return []

    def back(self) -> str:
        """Where the deed, and turning away from it, lead."""
        raise NotImplementedError

    def do(self, form) -> str:
        """Do it; returns the sentence that says what was done. Raises Refusal."""
        raise NotImplementedError

    def get_text(self):
        return self.text

    def form_valid(self, form):
        try:
            done = self.do(form)
        except Refusal as refusal:
            messages.error(self.request, refusal.reason)
            return self.render_to_response(self.get_context_data(form=form), status=refusal.status)
        messages.success(self.request, done)
        return redirect(self.back())

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **kwargs):
        facts = {"text": self.get_text(), "facts": self.facts(), "action": self.action, "back": self.back()}
        return super().get_context_data(**facts, is_grave=self.is_grave, **kwargs)


def office_url(name: str, *args) -> str:
    """The address of a screen such as "submissions:page"."""
    return reverse(f"office_{name}", args=args)
