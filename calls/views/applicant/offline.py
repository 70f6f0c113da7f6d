"""The form without the site: taken away as a document, brought back, looked over and only then stored."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from calls.actions import submission as submission_actions
from calls.actions.submission import Changes
from calls.errors import Refusal, Stale
from calls.forms.offline import uploaded
from calls.forms.offline.document import Line, as_text
from calls.forms.offline.word import as_word
from calls.forms.uploads import MEGABYTE
from calls.models import CallPage, Submission
from calls.queries import offline as queries
from calls.queries.unrestricted import unrestricted
from calls.views.applicant.pages import based_on, frame, own_submission
from calls.views.doors import not_found, person_view
from calls.views.receiving import receiving

WRITERS = {
    "docx": (as_word, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "txt": (lambda lines: ("\ufeff" + as_text(lines)).encode(), "text/plain; charset=utf-8"),
}
"""The mark at the beginning of a text tells Windows programs that it is UTF-8."""


class DocumentForm(forms.Form):
    document = forms.FileField(
        label=lazy("The form you filled in"),
        help_text=lazy(
            "A Word document (.docx) or a plain text. Nothing is stored before you have seen what was read."
        ),
        widget=forms.FileInput({"class": "upload__input", "accept": ".docx,.txt,text/plain"}),
        allow_empty_file=True,
        error_messages={"required": lazy("Choose the file that you filled in.")},
    )
    use_required_attribute = False

    def __init__(self, submission: Submission, *args):
        super().__init__(*args)
        self.submission = submission

    def clean_document(self) -> str:
        text = uploaded.text_of(self.cleaned_data["document"])
        stranger = queries.stranger_to(self.submission, text)
        if stranger:
            raise ValidationError(stranger)
        return text


class TakeForm(forms.Form):
    """The text that was looked over, sent along with the keys of the answers that are to be taken from it."""

    text = forms.CharField(strip=False, max_length=2 * uploaded.MOST_CHARACTERS)
    take = forms.TypedMultipleChoiceField(required=False)

    def __init__(self, submission: Submission, *args):
        super().__init__(*args)
        questions = submission.version.definition.questions()
        self.fields["take"].choices = [(question.key, question.label) for question in questions]


@require_safe
def blank(request: HttpRequest, pk: int, ending: str) -> HttpResponse:
    """The empty form of a published call, for everyone who may read its page."""
    calls = CallPage.objects.live().filter(pk=pk)
    call = (calls if request.user.is_authenticated else unrestricted(calls)).first()
    if call is None:
        raise not_found()
    return _file(queries.blank(call), f"{call.code or f'call-{call.pk}'}-form", ending)


@require_safe
@person_view
def filled(request: HttpRequest, reference: str, ending: str) -> HttpResponse:
    submission = own_submission(request, reference)
    return _file(queries.filled(submission), submission.reference, ending)


@require_http_methods(["GET", "HEAD", "POST"])
@receiving(lambda request, reference: {"document": uploaded.MEGABYTES * MEGABYTE})
@person_view
def offline(request: HttpRequest, reference: str) -> HttpResponse:
    """Offers the document; one that is sent back is reported on, and nothing is stored."""
    submission = own_submission(request, reference)
    if request.method != "POST":
        return _page(request, submission, DocumentForm(submission))
    form = DocumentForm(submission, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, submission, form, status=422)
    return _report(request, submission, form.cleaned_data["document"])


@person_view
@require_POST
def take(request: HttpRequest, reference: str) -> HttpResponse:
    """Stores the answers that were ticked in a report, unless one of them was changed since it was shown."""
    submission = own_submission(request, reference)
    form = TakeForm(submission, request.POST)
    if not form.is_valid():
        return redirect("calls:offline", reference)
    text = form.cleaned_data["text"]
    answers = queries.reported(submission, text).report.answers(form.cleaned_data["take"])
    try:
        saved = submission_actions.save(
            submission, _changes(answers), by=request.user, at=request.arrived_at, based_on=based_on(request)
        )
    except Stale as stale:
        return _report(request, own_submission(request, reference), text, refusal=stale, status=stale.status)
    except Refusal as refusal:
        return _report(request, submission, text, refusal=refusal, status=refusal.status)
    return _taken(request, saved, text, len(answers))


def _changes(answers) -> Changes:
    given = {key: value for key, value in answers.items() if value is not None}
    return Changes(asked=frozenset(answers), answers=given)


def _taken(request: HttpRequest, saved: Submission, text: str, count: int) -> HttpResponse:
    """Back to the list, unless something in the document is still to be put in its place by hand."""
    sentence = ngettext(
        "%(count)s answer was stored from your file.", "%(count)s answers were stored from your file.", count
    ) % {"count": count}
    left = queries.reported(saved, text)
    if left.left or left.strangers:
        context = frame(request, saved) | {"reported": left, "sentence": sentence}
        return render(request, "calls/applicant/offline_left.html", context)
    messages.success(request, sentence)
    return redirect("calls:submission", saved.reference)


def _file(lines: list[Line], name: str, ending: str) -> HttpResponse:
    write, content_type = WRITERS[ending]
    response = HttpResponse(write(lines), content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _page(request: HttpRequest, submission: Submission, form, *, status: int = 200) -> HttpResponse:
    context = frame(request, submission) | {"form": form}
    return render(request, "calls/applicant/offline.html", context, status=status)


def _report(request: HttpRequest, submission: Submission, text: str, *, refusal=None, status: int = 200):
    context = frame(request, submission) | {
        "reported": queries.reported(submission, text),
        "text": text,
        "refusal": refusal,
        "revision": submission.revision,
    }
    return render(request, "calls/applicant/offline_report.html", context, status=status)
