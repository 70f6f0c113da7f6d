"""What the office does for one reference letter: send the link again, accept it late, enter one that came by mail,
use one that came for an entry which was set aside."""

from django import forms
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from calls import clock
from calls.actions import letter_office as letter_actions
from calls.actions.letter_content import Content
from calls.forms.compiler import compile_form
from calls.forms.referee import FILE
from calls.queries.office import opened
from calls.queries.office_letters import offer_for, replaceable, request_for
from calls.queries.referee import definition_of
from calls.viewsets.doors import DeedView, office_url
from calls.viewsets.windows import WindowForm
from content.wall_times import WallTimeField


class LateForm(WindowForm):
    instants = ("until",)

    until = WallTimeField(label=lazy("Until"))
    reason = forms.CharField(
        label=lazy("Why"),
        help_text=lazy("Kept with the letter, for organisers."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages={"required": lazy("Say why: the reason is kept with the letter.")},
    )


class LetterDeed(DeedView):
    """A deed on one request; none for an organiser to whom the dossier is closed, or whom the letter is about."""

    header_icon = "mail"

    @cached_property
    def letter_request(self):
        found = request_for(self.kwargs["pk"], self.request.user)
        if found is None or opened(found.submission_id, self.request.user).dossier is None:
            raise Http404
        return found

    @property
    def call(self):
        return self.letter_request.submission.call

    def get_page_subtitle(self):
        return self.letter_request.name

    def back(self):
        return office_url("submissions:page", self.letter_request.submission_id)

    def trail(self):
        reference = self.letter_request.submission.reference
        return [(office_url("submissions:index"), _("Submissions")), (self.back(), reference)]

    def facts(self):
        request = self.letter_request
        due = request.due
        return [
            (_("Candidate"), request.submission.candidate_name),
            (_("Referee"), f"{request.name} · {request.email}"),
            (_("State"), request.get_state_display()),
            (_("Due"), f"{clock.wall(due, self.call.zone):%Y-%m-%d %H:%M} ({clock.zone_name(self.call.zone)})"),
        ]


class ResendView(LetterDeed):
    page_title = lazy("Send the link again")
    action = lazy("Send the link again")
    text = lazy("The letter that asks goes out once more, with the same link. It does not count as a reminder.")

    def do(self, form):
        letter_actions.resend(self.letter_request, by=self.request.user, at=self.request.arrived_at)
        return _("The link is on its way to %(email)s.") % {"email": self.letter_request.email}


class AcceptLateView(LetterDeed):
    page_title = lazy("Accept the letter late")
    action = lazy("Accept it until then")
    text = lazy("The link of this one referee takes a letter until the instant below, and they are told by mail.")
    form_class = LateForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"call": self.call}

    def do(self, form):
        facts = {name: form.cleaned_data[name] for name in ("until", "reason")}
        letter_actions.accept_late(self.letter_request, **facts, by=self.request.user, at=self.request.arrived_at)
        return _("The letter of %(name)s is accepted late.") % {"name": self.letter_request.name}


class EnterView(LetterDeed):
    """Asks what the referee's own page asks; statements that the letter does not answer stay unanswered."""

    page_title = lazy("Enter a letter that came another way")
    action = lazy("Enter the letter")
    text = lazy("For a letter that reached the office by mail. Both sides get receipts; the link can still change it.")

    def get_form(self, form_class=None):
        made = compile_form(definition_of(self.call, required=False), strict=True)
        form = made(self.request.POST or None, self.request.FILES or None)
        form.fields["reason"] = forms.CharField(
            label=_("How it came, and why you enter it"),
            widget=forms.Textarea(attrs={"rows": 3}),
            max_length=1000,
            error_messages={"required": _("Say how the letter came and why you enter it.")},
        )
        return form

    def do(self, form):
        letter_actions.enter(
            self.letter_request,
            Content(form.answers, form.uploads.get(FILE)),
            reason=form.cleaned_data["reason"],
            by=self.request.user,
            at=self.request.arrived_at,
        )
        return _("The letter of %(name)s is entered.") % {"name": self.letter_request.name}


class PlaceForm(forms.Form):
    """In whose place a letter comes, where all letters are asked for already."""

    instead_of = forms.ModelChoiceField(
        label=lazy("In the place of"),
        queryset=None,
        empty_label=None,
        widget=forms.RadioSelect,
        help_text=lazy("Whoever has not answered is told that no letter is needed any more."),
        error_messages={"required": lazy("Choose in whose place this letter comes.")},
    )

    def __init__(self, *args, places, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["instead_of"].queryset = places
        if not places:
            del self.fields["instead_of"]


class ReuseView(LetterDeed):
    """A letter that came for an entry which was set aside goes with the one that went on."""

    page_title = lazy("Use a letter that came for a merged entry")
    text = lazy(
        "The letter is copied as it is. Its referee is told, gets a new link, and can change it while there is time."
    )
    form_class = PlaceForm

    @cached_property
    def letter_request(self):
        found = offer_for(self.kwargs["pk"], self.request.user)
        if found is None:
            raise Http404
        return found

    @cached_property
    def kept(self):
        found = opened(self.letter_request.submission.merged_into_id, self.request.user)
        if found is None or found.dossier is None:
            raise Http404
        return found.submission

    @property
    def action(self):
        return _("Use this letter for %(reference)s") % {"reference": self.kept.reference}

    def back(self):
        return office_url("submissions:page", self.kept.pk)

    def trail(self):
        return [(office_url("submissions:index"), _("Submissions")), (self.back(), self.kept.reference)]

    def facts(self):
        offer = self.letter_request
        return [
            (_("Referee"), f"{offer.name} · {offer.email}"),
            (_("Came for"), f"{offer.submission.reference} · {offer.submission.title}"),
            (_("Goes with"), f"{self.kept.reference} · {self.kept.title}"),
        ]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"places": replaceable(self.kept, self.letter_request)}

    def do(self, form):
        facts = {"by": self.request.user, "at": self.request.arrived_at}
        letter_actions.reuse(self.letter_request, self.kept, **form.cleaned_data, **facts)
        return _("The letter of %(name)s goes with %(reference)s.") % {
            "name": self.letter_request.name,
            "reference": self.kept.reference,
        }
