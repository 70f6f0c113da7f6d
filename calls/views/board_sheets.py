"""One dossier with all its score sheets, for those who lead the round; and giving a sheet back to its juror."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from calls import flow, rules
from calls.actions import evaluation as evaluation_actions
from calls.flow import Sheet, Stage
from calls.kinds import kind_of
from calls.models import Evaluation, Round, Submission
from calls.models.decision import fingerprint
from calls.queries.board import shows_names
from calls.queries.dossier import JURY, OFFICE, redacted, references
from calls.queries.sheets import decided, led_evaluation, led_submission, sheets
from calls.views.board import DECIDING, board_round
from calls.views.board_forms import DecisionForm
from calls.views.doors import not_found, person_view


class ReopenForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy("The juror reads it in the letter that says the sheet is open again."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "textarea"}),
        error_messages={"required": gettext_lazy("Say why: the juror will read it.")},
    )
    use_required_attribute = False


@require_safe
@person_view
def board_dossier(request: HttpRequest, pk: int, submission: int) -> HttpResponse:
    """Reads a dossier and its sheets. Closed, as if it were not there, to whoever declared a conflict with it."""
    round_, found = led(request, pk, submission)
    return dossier_page(request, round_, found)


def led(request: HttpRequest, pk: int, submission: int) -> tuple[Round, Submission]:
    """The round and one of its dossiers, for those who lead it. Raises as `board_round`; Http404 where it is closed."""
    round_ = board_round(request, pk)
    found = led_submission(round_, request.user, submission)
    if found is None:
        raise not_found()
    return round_, found


def dossier_page(request: HttpRequest, round_: Round, found: Submission, *, form=None, status=200, **context):
    """The dossier, its sheets and the decision on it; `form` is a decision that could not be stored."""
    audiences = OFFICE if rules.is_organiser(request.user) else JURY
    outcomes, given = kind_of(round_.call).outcomes(round_), sheets(round_, found, request.user)
    decision = None if given.sealed else decided(round_, found)
    if form is None and round_.stage in DECIDING and not given.sealed:
        form = DecisionForm.of(decision, outcomes)
    context |= {
        "round": round_,
        "dossier": redacted(
            found,
            audiences,
            names_hidden=not shows_names(round_, request.user),
            letters=references(found, request.user),
        ),
        "sheets": given,
        "may_reopen": round_.stage == Stage.OPEN,
        "submission": found,
        "decision": decision,
        "outcome": next((outcome for outcome in outcomes if decision and outcome.key == decision.outcome), None),
        "form": form,
        "seen": fingerprint([decision.facts] if decision else []),
    }
    return render(request, "calls/board/dossier.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def evaluation_reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for the reason, then gives the sheet back."""
    evaluation = led_evaluation(request.user, pk)
    if evaluation is None:
        raise not_found()
    rules.check("evaluation.reopen", request.user, evaluation)
    place = reverse("calls:board_dossier", args=[evaluation.assignment.round_id, evaluation.assignment.submission_id])
    if request.method == "POST" and evaluation.state == Sheet.DRAFT:
        # The second of two clicks: it is done.
        return redirect(place)
    flow.check(evaluation.state, Sheet.DRAFT)
    form = ReopenForm(request.POST or None)
    if not form.is_valid():
        return _ask(request, evaluation, form, place, status=422 if form.is_bound else 200)
    evaluation_actions.reopen(evaluation, reason=form.cleaned_data["reason"], by=request.user, at=request.arrived_at)
    messages.success(request, _("The sheet is open again. Its juror is told by mail."))
    return redirect(place)


def _ask(request: HttpRequest, evaluation: Evaluation, form: ReopenForm, back: str, *, status: int) -> HttpResponse:
    assignment = evaluation.assignment
    context = {
        "title": _("Give this sheet back"),
        "text": _("It no longer counts until it is handed in again."),
        "facts": [
            {"label": _("Juror"), "value": assignment.juror.person.name},
            {"label": _("Dossier"), "value": assignment.submission.title},
        ],
        "action": _("Give the sheet back"),
        "form": form,
        "back": back,
    }
    return render(request, "components/confirm_page.html", context, status=status)
