"""A page that was changed elsewhere meanwhile: both answers to each question, and one decision for each.

The page is sent back to the section's own address with everything that was typed. Until a question is decided the page
still stands on what it was made from, so that it can overwrite nothing.
"""

from dataclasses import dataclass, replace

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from calls.actions.submission import Changes
from calls.errors import Stale
from calls.forms.compiler import CompiledForm
from calls.forms.definition import Question, Section
from calls.forms.reconciling import OWN_FIELDS, STORED, ReconcileForm
from calls.forms.seen import Seen, read, seen, written
from calls.models import Submission
from calls.views.applicant.pages import frame

NOT_SENT_AGAIN = ("csrfmiddlewaretoken", "now")


class NowForm(forms.Form):
    """What was stored when the two answers were shown, by question: the decision is about that and nothing newer."""

    now = forms.CharField(required=False)


@dataclass(frozen=True, slots=True)
class Decisions:
    """What was decided on the page that showed both; on any other page there is nothing to decide."""

    form: ReconcileForm
    now: Seen

    def __bool__(self) -> bool:
        return bool(self.form.questions)

    @property
    def are_made(self) -> bool:
        return self.form.is_valid()

    @property
    def dropped(self) -> set[str]:
        """Questions of which the stored answer stays."""
        return {key for key, choice in self.form.chosen.items() if choice == STORED}

    def edited(self, data: QueryDict) -> QueryDict:
        """What was posted, with each text that was edited together in its place."""
        data = data.copy()
        for key, text in self.form.texts.items():
            data[key] = text
        return data

    def applied(self, changes: Changes) -> Changes:
        """The changes without what is to stay as stored, and with the lists that keep both."""
        return replace(
            changes,
            asked=changes.asked - self.dropped,
            answers=changes.answers | self.form.lists,
            seen=changes.seen | {key: now for key, now in self.now.items() if key not in self.dropped},
        )


def decisions(request: HttpRequest, submission: Submission, step: Section, typed: CompiledForm) -> Decisions:
    """The decisions that were posted; `typed` is the bound form of the page they are about."""
    form = NowForm(request.POST)
    form.is_valid()
    now = read(form.cleaned_data.get("now", ""))
    questions = [question for question in _comparable(step) if question.key in now]
    return Decisions(ReconcileForm(questions, submission.answer_map, typed.answers, request.POST), now)


def undecided(request: HttpRequest, submission: Submission, step: Section, made: Decisions) -> HttpResponse:
    return _page(request, submission, step, made.form, made.now, status=422)


def compare(
    request: HttpRequest, newest: Submission, step: Section, typed: CompiledForm, stale: Stale
) -> HttpResponse | None:
    """The page that shows both answers to each question that was changed on both sides; none if only files were."""
    questions = [question for question in _comparable(step) if question.key in stale.clashing]
    if not questions:
        return None
    now = seen((question.key for question in questions), newest.answer_map)
    form = ReconcileForm(questions, newest.answer_map, typed.answers)
    files = [q.label for q in step.questions if q.key in stale.clashing and q not in questions]
    return _page(request, newest, step, form, now, status=stale.status, refusal=stale, files=files)


def _comparable(step: Section) -> list[Question]:
    return [question for question in step.questions if question.is_answerable and question.kind != "file"]


def _page(request: HttpRequest, submission: Submission, step: Section, form: ReconcileForm, now: Seen, **context):
    status = context.pop("status")
    context |= frame(request, submission) | {
        "form": form,
        "section": step,
        "now": written(now),
        "fields": list(_typed(request.POST)),
        "has_files": bool(request.FILES),
    }
    return render(request, "calls/applicant/reconcile.html", context, status=status)


def _typed(data: QueryDict):
    for name, values in data.lists():
        if name not in NOT_SENT_AGAIN and not name.startswith(OWN_FIELDS):
            yield from ((name, value) for value in values)
