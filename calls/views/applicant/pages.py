"""What the pages of one submission share: finding it for its author, and the frame that each is shown in."""

from django import forms
from django.http import HttpRequest
from django.urls import reverse

from calls.kinds import kind_of
from calls.models import CallPage, Submission
from calls.queries.applicant import can_change, own
from calls.queries.notice import notice
from calls.views.doors import not_found


def own_submission(request: HttpRequest, reference: str) -> Submission:
    """The author's own submission. Raises Http404 for everyone else, as if it were not there."""
    submission = own(request.user, reference)
    if submission is None:
        raise not_found()
    return submission


def frame(request: HttpRequest, submission: Submission) -> dict[str, object]:
    """The template variables that all pages of a submission show: whose, which call, until when."""
    return call_frame(request, submission.call) | {
        "submission": submission,
        "can_change": can_change(submission, request.arrived_at),
        "list_url": submission_url(submission),
    }


def submission_url(submission: Submission) -> str:
    return reverse("calls:submission", args=[submission.reference])


def call_frame(request: HttpRequest, call: CallPage) -> dict[str, object]:
    return {"call": call, "kind": kind_of(call), "notice": notice(call, request.arrived_at)}


class RevisionForm(forms.Form):
    """Which revision of a submission a page was made from; a page that does not say is older than any."""

    revision = forms.IntegerField(min_value=0)


def based_on(request: HttpRequest) -> int:
    form = RevisionForm(request.POST)
    return form.cleaned_data["revision"] if form.is_valid() else 0
