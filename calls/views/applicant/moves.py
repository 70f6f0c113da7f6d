"""Two deeds asked once more on a page of their own: taking a submission back to draft, and withdrawing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls import flow
from calls.actions import submission as submission_actions
from calls.flow import State
from calls.models import Submission
from calls.views.applicant.pages import own_submission, submission_url
from calls.views.doors import person_view


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def reopen(request: HttpRequest, reference: str) -> HttpResponse:
    submission = own_submission(request, reference)
    flow.check(submission.state, State.DRAFT)
    if request.method != "POST":
        return _confirm(
            request,
            submission,
            title=_("Take this back to draft"),
            text=_("A draft does not take part: submit it again before the call closes. Your answers stay."),
            action=_("Take back to draft"),
        )
    submission_actions.reopen(submission, by=request.user, at=request.arrived_at)
    messages.info(request, _("This is a draft again. Submit it before the call closes."))
    return redirect("calls:submission", reference)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    submission = own_submission(request, reference)
    if request.method == "POST" and submission.state == State.WITHDRAWN:
        # The second of two clicks: it is done.
        return redirect("calls:submission", reference)
    flow.check(submission.state, State.WITHDRAWN)
    if request.method != "POST":
        return _confirm(
            request,
            submission,
            title=_("Withdraw this"),
            text=_("It no longer takes part and its readers lose sight of it. This cannot be undone."),
            action=_("Withdraw"),
            kind="danger",
        )
    submission_actions.withdraw(submission, by=request.user, at=request.arrived_at)
    messages.info(request, _("This is withdrawn and no longer takes part."))
    return redirect("calls:submission", reference)


def _confirm(request: HttpRequest, submission: Submission, **words) -> HttpResponse:
    facts = [
        {"label": _("Call"), "value": submission.call.title},
        {"label": _("Title"), "value": submission.title},
        {"label": _("Reference"), "value": submission.reference},
    ]
    context = words | {"facts": facts, "back": submission_url(submission)}
    return render(request, "components/confirm_page.html", context)
