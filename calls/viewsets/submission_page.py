"""One submission in the office: everything that was handed in, what became of it, and the rulings on eligibility."""

from django import forms
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from calls import flow
from calls.actions import eligibility as eligibility_actions
from calls.eligibility import Verdict
from calls.flow import State
from calls.kinds import kind_of
from calls.queries.eligibility import standing
from calls.queries.office import opened
from calls.viewsets.doors import DeedView, OfficePage, office_url


class SubmissionPage(OfficePage):
    template_name = "calls/office/submission.html"
    page_title = lazy("Submission")
    header_icon = "form"

    @cached_property
    def found(self):
        found = opened(self.kwargs["pk"], self.request.user)
        if found is None:
            raise Http404
        return found

    def trail(self):
        return [(office_url("submissions:index"), _("Submissions"))]

    def get_page_subtitle(self):
        return self.found.submission.reference

    def get_context_data(self, **kwargs):
        submission = self.found.submission
        return super().get_context_data(
            found=self.found,
            submission=submission,
            decisions=[(decision, _outcome(submission, decision)) for decision in self.found.decisions],
            may_rule_out=bool(self.found.dossier) and flow.can_move(submission.state, State.INELIGIBLE),
            may_rule_in=submission.state == State.INELIGIBLE,
            findings=standing(submission).findings if self.found.dossier else (),
            **kwargs,
        )


class ReasonForm(forms.Form):
    rule = forms.ChoiceField(label=lazy("Rule"), required=False)
    reason = forms.CharField(
        label=lazy("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=lazy("The applicant reads it in a letter and on the submission's page."),
    )

    def __init__(self, *args, rules, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", _("Another reason")), *rules]


class RulingView(DeedView):
    """A ruling on one submission."""

    header_icon = "form"

    @cached_property
    def submission(self):
        found = opened(self.kwargs["pk"], self.request.user)
        if found is None or found.dossier is None:
            raise Http404
        return found.submission

    def back(self):
        return office_url("submissions:page", self.submission.pk)

    def trail(self):
        return [(office_url("submissions:index"), _("Submissions")), (self.back(), self.submission.reference)]

    def facts(self):
        return [
            (_("Reference"), self.submission.reference),
            (_("Candidate"), self.submission.candidate_name),
            (_("Title"), self.submission.title),
            (_("State"), self.submission.get_state_display()),
        ]


class IneligibleView(RulingView):
    page_title = lazy("Rule not eligible")
    action = lazy("Rule not eligible")
    text = lazy("It is kept out of the judging, and the applicant is told by mail.")
    form_class = ReasonForm
    is_grave = True

    @cached_property
    def unmet(self):
        return [finding for finding in standing(self.submission).findings if finding.verdict != Verdict.MET]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"rules": [(finding.rule, finding.label) for finding in self.unmet]}

    def get_initial(self):
        first = next((finding for finding in self.unmet if finding.verdict == Verdict.UNMET), None)
        return {"rule": first.rule, "reason": first.sentence} if first else {}

    def do(self, form):
        facts = {name: form.cleaned_data[name] for name in ("reason", "rule")}
        eligibility_actions.rule_ineligible(self.submission, **facts, by=self.request.user, at=self.request.arrived_at)
        return _("%(reference)s is ruled not eligible.") % {"reference": self.submission.reference}


class EligibleView(RulingView):
    page_title = lazy("Rule eligible again")
    action = lazy("Rule eligible again")
    text = lazy("It takes part in the judging again. Nobody is told by mail.")

    def do(self, form):
        eligibility_actions.rule_eligible(self.submission, by=self.request.user, at=self.request.arrived_at)
        return _("%(reference)s takes part again.") % {"reference": self.submission.reference}


def _outcome(submission, decision) -> str:
    outcome = kind_of(submission.call).outcome(decision.round, decision.outcome)
    return outcome.label if outcome else decision.outcome
