"""The question of conflicts: asked before a dossier opens, and open to a later answer for as long as it is judged."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from calls import rules
from calls.actions import evaluation as evaluation_actions
from calls.flow import Conflict
from calls.models import Assignment
from calls.queries import jury
from calls.views.doors import not_found, person_view

NONE, DECLARED = "none", "declared"


class ConflictForm(forms.Form):
    """Neither answer is ticked beforehand: that there is no conflict must be said."""

    answer = forms.ChoiceField(
        label=gettext_lazy("Do you have a conflict of interest with this dossier?"),
        choices=[
            (NONE, gettext_lazy("I have no conflict of interest")),
            (DECLARED, gettext_lazy("I have, or might seem to have, a conflict")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose one of the two answers.")},
    )
    because = forms.CharField(
        label=gettext_lazy("What the conflict is"),
        help_text=gettext_lazy("Needed only if there is one. Organisers read it; candidates and colleagues do not."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "textarea"}),
    )
    use_required_attribute = False

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == DECLARED and not cleaned.get("because") and "because" not in self.errors:
            self.add_error("because", _("Say in a few words what the conflict is."))
        return cleaned

    @property
    def reason(self) -> str:
        return self.cleaned_data["because"] if self.cleaned_data["answer"] == DECLARED else ""


def own_assignment(request: HttpRequest, pk: int) -> Assignment:
    """The person's own assignment. Raises Http404 for everyone else, as if it were not there."""
    assignment = jury.own_assignment(request.user, pk)
    if assignment is None:
        raise not_found()
    return assignment


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def conflict(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows who or what is put forward, and nothing of the dossier itself.

    Who came from the board of the round, which the address then says, goes back to it.
    """
    assignment = own_assignment(request, pk)
    if request.method != "POST":
        return _page(request, assignment, ConflictForm())
    form = ConflictForm(request.POST)
    if not form.is_valid():
        return _page(request, assignment, form, status=422)
    answered = evaluation_actions.answer_conflict(
        assignment, because=form.reason, by=request.user, at=request.arrived_at
    )
    if answered.conflict == Conflict.DECLARED:
        messages.info(request, _("Your conflict is on the record. This dossier is closed to you."))
    elif not _came_from_board(request, assignment):
        return redirect("calls:dossier", pk)
    return redirect(_back(request, assignment)[0])


def _came_from_board(request: HttpRequest, assignment: Assignment) -> bool:
    return "board" in request.GET and bool(rules.may("round.board", request.user, assignment.round))


def _back(request: HttpRequest, assignment: Assignment) -> tuple[str, str]:
    """The address of the page that one came from, and its name."""
    if _came_from_board(request, assignment):
        return reverse("calls:board", args=[assignment.round_id]), _("The board")
    return reverse("calls:jury_desk"), _("Jury desk")


def _page(request: HttpRequest, assignment: Assignment, form: ConflictForm, *, status: int = 200) -> HttpResponse:
    back_url, back_title = _back(request, assignment)
    context = {
        "back_url": back_url,
        "back_title": back_title,
        "assignment": assignment,
        "form": form,
        "name": "" if assignment.round.names_hidden else assignment.submission.candidate_name,
        "is_declared": assignment.conflict == Conflict.DECLARED,
        "is_denied": assignment.conflict == Conflict.NONE,
    }
    return render(request, "calls/jury/conflict.html", context, status=status)
