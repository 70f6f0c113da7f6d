"""Copying answers from an earlier submission: what would be copied is shown first, and one says what is."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from calls.actions import earlier as earlier_actions
from calls.errors import Refusal
from calls.models import Submission
from calls.queries.earlier import Source, sources
from calls.views.applicant.pages import frame, own_submission
from calls.views.doors import person_view


class SourceForm(forms.Form):
    """Which of one's submissions; the newest where the address does not say."""

    source = forms.ChoiceField(required=False)

    def __init__(self, found: list[Source], *args):
        super().__init__(*args)
        self.fields["source"].choices = [(one.submission.reference, one.title) for one in found]

    def chosen(self, found: list[Source]) -> Source | None:
        self.is_valid()
        reference = self.cleaned_data.get("source")
        return next((one for one in found if one.submission.reference == reference), found[0] if found else None)


class TakeForm(forms.Form):
    take = forms.MultipleChoiceField(error_messages={"required": lazy("Tick at least one answer to copy.")})

    def __init__(self, source: Source, *args):
        super().__init__(*args)
        self.fields["take"].choices = [(line.key, line.label) for line in source.lines]


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def copy(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows what can be copied into a draft; a POST copies what was ticked."""
    draft = own_submission(request, reference)
    if not draft.is_draft:
        return redirect("calls:submission", reference)
    found = sources(draft)
    source = SourceForm(found, request.POST or request.GET).chosen(found)
    if request.method != "POST" or source is None:
        return _page(request, draft, found, source)
    form = TakeForm(source, request.POST)
    if not form.is_valid():
        return _page(request, draft, found, source, form, status=422)
    return _copy(request, draft, found, source, form)


def _copy(request: HttpRequest, draft: Submission, found: list[Source], source: Source, form: TakeForm):
    taken = form.cleaned_data["take"]
    try:
        earlier_actions.copy_answers(draft, source.submission, taken, by=request.user, at=request.arrived_at)
    except Refusal as refusal:
        return _page(request, draft, found, source, form, refusal=refusal, status=refusal.status)
    count = len(taken)
    sentence = ngettext(
        "%(count)d answer was copied. Look it over.", "%(count)d answers were copied. Look them over.", count
    )
    messages.success(request, sentence % {"count": count})
    return redirect("calls:submission", draft.reference)


def _page(request: HttpRequest, draft: Submission, found, source, form=None, *, status: int = 200, **more):
    every = [line.key for line in source.lines] if source else []
    ticked = form["take"].value() if form else every
    context = frame(request, draft) | more | {"sources": found, "source": source, "form": form, "ticked": ticked}
    return render(request, "calls/applicant/copy.html", context, status=status)
