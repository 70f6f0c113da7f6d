"""One topic of the form on a page of its own: a draft saves whatever is there, a submission only what is complete."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls.actions import submission as submission_actions
from calls.errors import Refusal, Stale
from calls.forms.compiler import CompiledForm
from calls.forms.complete import labelled
from calls.forms.definition import Section
from calls.models import Submission
from calls.queries.applicant import asked_sections, can_change, fingerprint
from calls.views.applicant import reconcile
from calls.views.applicant.answering import as_saved, as_stored, asked, changes, section_form
from calls.views.applicant.pages import Basis, basis, file_limits, frame, own_submission
from calls.views.applicant.reconcile import Decisions
from calls.views.doors import person_view
from calls.views.receipts import hints
from calls.views.receiving import receiving


@require_http_methods(["GET", "HEAD", "POST"])
@receiving(file_limits)
@person_view
def section(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Shows the questions of one section; a POST stores their answers."""
    submission, step = asked(request, reference, key)
    if request.method != "POST":
        form = section_form(submission, step, readonly=not can_change(submission, request.arrived_at))
        return _page(request, submission, step, form, as_stored(form, submission))
    form = _bound(request, submission, step, request.POST)
    decisions = reconcile.decisions(request, submission, step, form)
    if not decisions.are_made:
        return reconcile.undecided(request, submission, step, decisions)
    if decisions:
        form = _bound(request, submission, step, decisions.edited(request.POST))
        form.forget(decisions.dropped)
    if submission.is_submitted and form.errors:
        return _page(request, submission, step, form, basis(request), status=422)
    return _save(request, submission, step, form, decisions)


def _bound(request: HttpRequest, submission: Submission, step: Section, data) -> CompiledForm:
    form = section_form(submission, step, data, request.FILES, strict=submission.is_submitted)
    form.is_valid()
    return form


def _save(request: HttpRequest, submission: Submission, step: Section, form: CompiledForm, decisions: Decisions):
    before = basis(request)
    brought = decisions.applied(changes(form, before))
    try:
        saved = submission_actions.save(
            submission, brought, by=request.user, at=request.arrived_at, based_on=before.revision
        )
    except Stale as stale:
        return _stale_page(request, submission, step, form, stale)
    except Refusal as refusal:
        return _page(request, submission, step, form, before, refusal=refusal, status=refusal.status)
    if form.errors:
        form.attachments = saved.attachment_map
        return _page(request, saved, step, form, as_saved(form, saved, before), status=422, rest_is_saved=True)
    for hint in hints(form):
        messages.warning(request, labelled(hint.label, hint.sentence))
    return _onward(request, saved, step)


def _onward(request: HttpRequest, saved: Submission, step: Section) -> HttpResponse:
    if saved.is_submitted:
        messages.success(request, _("Your change is saved and counts at once."))
    if saved.is_submitted or request.POST.get("then") == "list":
        return redirect("calls:submission", saved.reference)
    keys = [section.key for section in asked_sections(saved)]
    following = keys[keys.index(step.key) + 1 :] if step.key in keys else []
    if following:
        return redirect("calls:section", saved.reference, following[0])
    return redirect("calls:check", saved.reference)


def _stale_page(request: HttpRequest, submission: Submission, step: Section, form: CompiledForm, stale: Stale):
    newest = own_submission(request, submission.reference)
    compared = reconcile.compare(request, newest, step, form, stale)
    if compared:
        return compared
    # Only files differ, and the page shows the newest: what is chosen now replaces that on purpose.
    form.attachments = newest.attachment_map
    return _page(request, newest, step, form, as_stored(form, newest), refusal=stale, status=stale.status)


def _page(
    request: HttpRequest,
    submission: Submission,
    step: Section,
    form: CompiledForm,
    made_from: Basis,
    *,
    status: int = 200,
    **context,
) -> HttpResponse:
    steps = asked_sections(submission)
    keys = [section.key for section in steps]
    context |= frame(request, submission) | {
        "form": form,
        "section": step,
        "place": keys.index(step.key) + 1 if step.key in keys else None,
        "total": len(steps),
        "basis": made_from,
        "fingerprint": fingerprint(submission) if submission.revision else "",
    }
    return render(request, "calls/applicant/section.html", context, status=status)
