"""The first page of a submission, later on: the facts given when it was begun, to be changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls.actions import submission as submission_actions
from calls.errors import Refusal
from calls.kinds import kind_of
from calls.models import Submission
from calls.views.applicant.pages import frame, own_submission
from calls.views.doors import person_view


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def entry(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows the stored facts; a POST stores changed ones, complete as always."""
    submission = own_submission(request, reference)
    kind = kind_of(submission.call)
    entry_form = kind.entry_form_for(submission.call)
    if request.method != "POST":
        return _page(request, submission, entry_form(initial=kind.read_entry(submission) or _common(submission)))
    form = entry_form(request.POST)
    if not form.is_valid():
        return _page(request, submission, form, status=422)
    return _save(request, submission, form)


def _save(request: HttpRequest, submission: Submission, form) -> HttpResponse:
    try:
        submission_actions.save_entry(submission, form.cleaned_data, by=request.user, at=request.arrived_at)
    except Refusal as refusal:
        return _page(request, submission, form, refusal=refusal, status=refusal.status)
    if submission.is_submitted:
        messages.success(request, _("Your change is saved and counts at once."))
    return redirect("calls:submission", submission.reference)


def _common(submission: Submission) -> dict[str, str]:
    return {name: getattr(submission, name) for name in ("candidate_name", "candidate_email", "title")}


def _page(request: HttpRequest, submission: Submission, form, *, status: int = 200, refusal=None) -> HttpResponse:
    context = frame(request, submission) | {"form": form, "refusal": refusal}
    return render(request, "calls/applicant/entry.html", context, status=status)
