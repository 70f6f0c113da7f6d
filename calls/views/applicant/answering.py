"""The answers of one section between a request and the deed: bound, brought, and known to whoever sends them again."""

from django.http import HttpRequest

from calls.actions.submission import Changes
from calls.forms.compiler import CompiledForm, compile_form
from calls.forms.definition import Section
from calls.forms.seen import digest, file_fact, seen
from calls.models import Submission
from calls.queries.applicant import asked_sections
from calls.views.applicant.pages import Basis, own_submission
from calls.views.doors import not_found


def asked(request: HttpRequest, reference: str, key: str) -> tuple[Submission, Section]:
    """The author's own submission and the section of that key. Raises Http404 where it is not asked."""
    submission = own_submission(request, reference)
    for step in asked_sections(submission):
        if step.key == key:
            return submission, step
    raise not_found()


def section_form(submission: Submission, step: Section, data=None, files=None, **options) -> CompiledForm:
    form_class = compile_form(submission.version.definition, section=step.key, **options)
    return form_class(data, files, answers=submission.answer_map, attachments=submission.attachment_map)


def changes(form: CompiledForm, basis: Basis) -> Changes:
    """What a bound form brings; a question whose answer could not be read keeps the one that is stored."""
    return Changes(
        asked=frozenset(_texts(form) - unread(form)),
        answers=form.answers,
        uploads=form.uploads,
        removals=frozenset(form.removals - form.uploads.keys()),
        seen=basis.seen,
    )


def unread(form: CompiledForm) -> set[str]:
    """Questions with an answer that could not be read."""
    return {key for key in _texts(form) if key in form.errors and key not in form.answers}


def as_stored(form: CompiledForm, submission: Submission) -> Basis:
    """What a page is made from that shows what is stored."""
    files = {key: file_fact(file) for key, file in form.attachments.items()}
    return Basis(submission.revision, seen(form.questions, submission.answer_map | files))


def as_saved(form: CompiledForm, saved: Submission, basis: Basis) -> Basis:
    """What a page stands on that was saved and goes on showing what was typed into it.

    Where it shows something older than what is stored, because that was changed elsewhere and not here, it goes on
    saying so; what could not be read was not saved.
    """
    stored = as_stored(form, saved).seen
    kept = {key: basis.seen.get(key, now) for key, now in stored.items()}
    typed = {key: digest(form.answers.get(key)) for key in _texts(form) - unread(form)}
    files = {key: stored[key] for key in form.uploads.keys() | form.removals}
    return Basis(saved.revision, kept | typed | files)


def _texts(form: CompiledForm) -> set[str]:
    return {key for key, question in form.questions.items() if question.kind != "file"}
