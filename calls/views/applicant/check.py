"""Checking one's answers before handing them in, handing them in, and the receipt for it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from calls.actions import submission as submission_actions
from calls.errors import Refusal, WrongState
from calls.models import Submission
from calls.models.submission import HANDED
from calls.queries.applicant import fingerprint
from calls.queries.checking import checked
from calls.queries.eligibility import findings
from calls.views.applicant.pages import frame, own_submission
from calls.views.doors import person_view


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def check(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows every answer with what is missing; a POST submits. Once submitted, both lead to the receipt."""
    submission = own_submission(request, reference)
    if submission.state in HANDED:
        return redirect("calls:receipt", reference)
    if request.method != "POST":
        return _page(request, submission)
    try:
        submission_actions.submit(submission, by=request.user, at=request.arrived_at)
    except Refusal as refusal:
        return _refused(request, refusal, reference)
    return redirect("calls:receipt", reference)


@require_safe
@person_view
def receipt(request: HttpRequest, reference: str) -> HttpResponse:
    """Reference number, instant and fingerprint of what was handed in; a draft has none yet."""
    submission = own_submission(request, reference)
    if submission.submitted_at is None:
        return redirect("calls:submission", reference)
    context = frame(request, submission) | {"fingerprint": fingerprint(submission)}
    return render(request, "calls/applicant/receipt.html", context)


def _refused(request: HttpRequest, refusal: Refusal, reference: str) -> HttpResponse:
    newest = own_submission(request, reference)
    if isinstance(refusal, WrongState) and newest.state in HANDED:
        # The other click of a double click was faster.
        return redirect("calls:receipt", reference)
    return _page(request, newest, refusal=refusal, status=refusal.status)


def _page(request: HttpRequest, submission: Submission, *, refusal=None, status: int = 200) -> HttpResponse:
    context = frame(request, submission) | {
        "checked": checked(submission),
        "findings": findings(submission),
        "refusal": refusal,
    }
    return render(request, "calls/applicant/check.html", context, status=status)
