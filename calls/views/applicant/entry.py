"""The first page of a submission, later on: the facts given when it was begun, to be changed."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls.actions import submission as submission_actions
from calls.errors import Refusal, Stale
from calls.forms.entry import facts_seen, in_words, left_alone
from calls.forms.seen import Seen
from calls.kinds import kind_of
from calls.models import Submission
from calls.views.applicant.pages import Basis, basis, frame, own_submission
from calls.views.doors import person_view


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def entry(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows the stored facts; a POST stores changed ones, complete as always."""
    submission = own_submission(request, reference)
    stored = _stored(submission)
    entry_form = kind_of(submission.call).entry_form_for(submission.call)
    if request.method != "POST":
        return _page(request, submission, entry_form(initial=stored), facts_seen(stored))
    before = _seen(request, submission, stored)
    form = entry_form(left_alone(request.POST, stored, before), person=request.user)
    if not form.is_valid():
        return _page(request, submission, form, before, status=422)
    return _save(request, submission, form, before)


def _save(request: HttpRequest, submission: Submission, form, before: Seen) -> HttpResponse:
    facts = {"by": request.user, "at": request.arrived_at, "seen": before}
    try:
        submission_actions.save_entry(submission, form.cleaned_data, **facts)
    except Stale as stale:
        return _stale_page(request, submission, form, stale)
    except Refusal as refusal:
        return _page(request, submission, form, before, refusal=refusal, status=refusal.status)
    if submission.is_submitted:
        messages.success(request, _("Your change is saved and counts at once."))
    return redirect("calls:submission", submission.reference)


def _stale_page(request: HttpRequest, submission: Submission, form, stale: Stale) -> HttpResponse:
    """What was typed, beside what is stored now: whoever saves this page replaces that on purpose."""
    clashes = in_words(form, stale.current, stale.clashing)
    seen, status = facts_seen(stale.current), stale.status
    return _page(request, submission, form, seen, refusal=stale, clashes=clashes, status=status)


def _stored(submission: Submission) -> Mapping[str, object]:
    own = ("candidate_name", "candidate_email", "title")
    read = kind_of(submission.call).read_entry(submission)
    return read or {name: getattr(submission, name) for name in own}


def _seen(request: HttpRequest, submission: Submission, stored: Mapping[str, object]) -> Seen:
    """What the page was made from; one that only names its revision saw all that is stored, if that is the newest."""
    made_from = basis(request)
    if not made_from.seen and made_from.revision == submission.revision:
        return facts_seen(stored)
    return made_from.seen


def _page(request: HttpRequest, submission: Submission, form, seen: Seen, *, status: int = 200, **context):
    context |= frame(request, submission) | {"form": form, "basis": Basis(submission.revision, seen)}
    return render(request, "calls/applicant/entry.html", context, status=status)
