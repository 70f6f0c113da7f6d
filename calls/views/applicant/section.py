"""One topic of the form on a page of its own: a draft saves whatever is there, a submission only what is complete."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from calls.actions import submission as submission_actions
from calls.actions.submission import Changes
from calls.errors import Refusal, Stale
from calls.forms.compiler import compile_form
from calls.forms.definition import Section
from calls.models import Submission
from calls.queries.applicant import asked_sections, can_change, files_needed, kept_answers
from calls.views.applicant.pages import based_on, file_limits, frame, own_submission
from calls.views.doors import not_found, person_view
from calls.views.receiving import receiving


@require_http_methods(["GET", "HEAD", "POST"])
@receiving(file_limits)
@person_view
def section(request: HttpRequest, reference: str, key: str) -> HttpResponse:
    """Shows the questions of one section; a POST stores their answers."""
    submission = own_submission(request, reference)
    steps = asked_sections(submission)
    step = next((step for step in steps if step.key == key), None)
    if step is None:
        raise not_found()
    if request.method != "POST":
        return _page(request, submission, step, _form(submission, step, readonly=not _is_open(request, submission)))
    form = _form(submission, step, request.POST, request.FILES)
    form.is_valid()
    if submission.is_submitted and form.errors:
        return _page(request, submission, step, form, status=422)
    return _save(request, submission, step, form)


def _save(request: HttpRequest, submission: Submission, step: Section, form) -> HttpResponse:
    try:
        saved = submission_actions.save(
            submission, _changes(form), by=request.user, at=request.arrived_at, based_on=based_on(request)
        )
    except Stale as stale:
        return _stale_page(request, submission, step, form, stale)
    except Refusal as refusal:
        return _page(request, submission, step, form, refusal=refusal, status=refusal.status)
    if form.errors:
        return _page(request, saved, step, form, status=422, rest_is_saved=True)
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


def _changes(form) -> Changes:
    """What this page brings; a question whose answer could not be read keeps the one that is stored."""
    asked = {key for key, question in form.questions.items() if question.kind != "file"}
    unread = {key for key in asked if key in form.errors and key not in form.answers}
    return Changes(
        asked=frozenset(asked - unread),
        answers=form.answers,
        uploads=form.uploads,
        removals=frozenset(form.removals - form.uploads.keys()),
    )


def _form(submission: Submission, step: Section, data=None, files=None, *, readonly: bool = False):
    form_class = compile_form(
        submission.version.definition, section=step.key, strict=submission.is_submitted, readonly=readonly
    )
    return form_class(data, files, answers=submission.answer_map, attachments=files_needed(submission, step))


def _is_open(request: HttpRequest, submission: Submission) -> bool:
    return can_change(submission, request.arrived_at)


def _stale_page(request: HttpRequest, submission: Submission, step: Section, form, stale: Stale) -> HttpResponse:
    # The page now stands on the newest revision: saving it again overwrites, this time on purpose.
    newest = own_submission(request, submission.reference)
    kept = kept_answers(step, newest, form.answers)
    return _page(request, newest, step, form, refusal=stale, status=stale.status, kept=kept)


def _page(request: HttpRequest, submission: Submission, step: Section, form, *, status: int = 200, **context):
    steps = asked_sections(submission)
    keys = [section.key for section in steps]
    context |= frame(request, submission) | {
        "form": form,
        "section": step,
        "place": keys.index(step.key) + 1 if step.key in keys else None,
        "total": len(steps),
        "revision": submission.revision,
    }
    return render(request, "calls/applicant/section.html", context, status=status)
