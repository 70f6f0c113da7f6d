"""The dossier and the score sheet, side by side, in one request."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls import rules
from calls.actions import evaluation as evaluation_actions
from calls.errors import Refusal, Stale
from calls.flow import Conflict
from calls.forms.compiler import compile_form
from calls.models import Assignment
from calls.queries.dossier import JURY, redacted, references
from calls.queries.sheet import Sheet, sheet_of
from calls.views.doors import person_view
from calls.views.jury_conflict import own_assignment

SAVE, NEXT, HAND_IN = "save", "next", "hand_in"


class PressForm(forms.Form):
    """Which button was pressed, and on which revision of the sheet the page was made."""

    press = forms.ChoiceField(choices=[(SAVE, SAVE), (NEXT, NEXT), (HAND_IN, HAND_IN)])
    revision = forms.IntegerField(min_value=0)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def dossier(request: HttpRequest, pk: int) -> HttpResponse:
    """Opens once the juror has said that there is no conflict; a POST saves the sheet as a draft or hands it in."""
    assignment = own_assignment(request, pk)
    if assignment.conflict == Conflict.UNANSWERED:
        return redirect("calls:conflict", pk)
    rules.check("evaluation.write", request.user, assignment)
    rules.check("submission.read", request.user, assignment.submission)
    sheet = sheet_of(assignment)
    if request.method != "POST":
        return _page(request, assignment, sheet, sheet_form(sheet, readonly=not sheet.is_writable))
    press = PressForm(request.POST)
    if not press.is_valid():
        return _page(request, assignment, sheet, sheet_form(sheet, request.POST), status=400, broken=True)
    return _pressed(request, assignment, sheet, press.cleaned_data)


def _pressed(request: HttpRequest, assignment: Assignment, sheet: Sheet, press: dict) -> HttpResponse:
    form = sheet_form(sheet, request.POST, strict=press["press"] == HAND_IN)
    if not form.is_valid():
        return _page(request, assignment, sheet, form, status=422)
    try:
        _DEEDS[press["press"]](
            assignment,
            scores=form.scores,
            remarks=form.answers,
            recommendation=form.recommendation,
            by=request.user,
            at=request.arrived_at,
            based_on=press["revision"],
        )
    except Refusal as refusal:
        return _refused(request, assignment, form, refusal)
    return _onward(request, assignment, sheet, press["press"])


_DEEDS = {
    SAVE: evaluation_actions.save,
    NEXT: evaluation_actions.save,
    HAND_IN: evaluation_actions.hand_in,
}


def _onward(request: HttpRequest, assignment: Assignment, sheet: Sheet, press: str) -> HttpResponse:
    if press == SAVE:
        messages.success(request, _("Your draft is saved."))
        return redirect("calls:dossier", assignment.pk)
    if press == HAND_IN:
        messages.success(request, _("Your sheet for %(title)s is handed in.") % {"title": assignment.submission.title})
    following = sheet.next_unfinished
    return redirect("calls:dossier", following) if following else redirect("calls:jury_desk")


def _refused(request: HttpRequest, assignment: Assignment, form, refusal: Refusal) -> HttpResponse:
    # What was typed stays. After a stale save the page stands on the newest revision: saving again is on purpose.
    newest = sheet_of(own_assignment(request, assignment.pk))
    kept = newest.given if isinstance(refusal, Stale) else ()
    return _page(request, assignment, newest, form, status=refusal.status, refusal=refusal, kept=kept)


def sheet_form(sheet: Sheet, data=None, *, strict: bool = False, readonly: bool = False):
    form_class = compile_form(sheet.version.definition, strict=strict, readonly=readonly)
    return form_class(data, answers=sheet.remarks, scores=sheet.scores, recommendation=sheet.recommendation)


def _page(request: HttpRequest, assignment: Assignment, sheet: Sheet, form, *, status: int = 200, **context):
    hidden = assignment.round.names_hidden
    letters = () if hidden else references(assignment.submission, request.user)
    shown = redacted(assignment.submission, JURY, names_hidden=hidden, letters=letters)
    context |= {"assignment": assignment, "round": assignment.round, "sheet": sheet, "form": form, "dossier": shown}
    return render(request, "calls/jury/dossier.html", context, status=status)
