"""The cockpit of reference letters: who was asked, where each stands, and asking or replacing; nothing of a letter."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from calls.actions import letter as letter_actions
from calls.actions.letter import Referee
from calls.errors import Refusal
from calls.flow import Asked
from calls.models import LetterRequest, Submission
from calls.queries.letters import cockpit
from calls.queries.public import letters_asked
from calls.views.applicant.pages import frame, own_submission
from calls.views.doors import not_found, person_view
from people.typed import WordsField


class RefereeForm(forms.Form):
    name = WordsField(
        label=gettext_lazy("Full name of the referee"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Name the person who writes.")},
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The link to the letter goes there at once. Their address at work is best."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Give the address to which the link goes."),
            "invalid": gettext_lazy("Write an e-mail address such as name@university.example."),
        },
    )
    affiliation = WordsField(label=gettext_lazy("Where they work"), max_length=200, required=False)
    note = WordsField(
        label=gettext_lazy("A few words to the referee"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("They stand in the letter that asks."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    use_required_attribute = False

    @property
    def referee(self) -> Referee:
        return Referee(**{name: self.cleaned_data[name] for name in ("name", "email", "affiliation", "note")})


class GiveUpForm(RefereeForm):
    """In the place of a referee whose letter has come."""

    gives_up = forms.BooleanField(
        label=gettext_lazy("I give up the letter that has come. Nobody will read it."),
        error_messages={"required": gettext_lazy("Tick this if you mean to give the letter up.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def letters(request: HttpRequest, reference: str) -> HttpResponse:
    """Shows where each request stands; a POST asks one more referee."""
    submission = _asking(request, reference)
    if request.method != "POST":
        return _page(request, submission, RefereeForm())
    form = RefereeForm(request.POST)
    if not form.is_valid():
        return _page(request, submission, form, status=422)
    try:
        letter_actions.ask(submission, form.referee, by=request.user, at=request.arrived_at)
    except Refusal as refusal:
        return _page(request, submission, form, refusal=refusal, status=refusal.status)
    messages.success(request, _("%(name)s is asked: the link is on its way.") % {"name": form.referee.name})
    return redirect("calls:letters", reference)


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def replace(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    """Asks for somebody in the place of one referee, whose link ends with that."""
    submission, old = _own_request(request, reference, pk)
    if old.state == Asked.REPLACED:
        # The second of two clicks, or a page from before: it is done.
        return redirect("calls:letters", reference)
    form_class = GiveUpForm if old.state == Asked.RECEIVED else RefereeForm
    form = form_class(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _replacing(request, submission, old, form, status=422 if form.is_bound else 200)
    facts = {"by": request.user, "at": request.arrived_at, "although_received": isinstance(form, GiveUpForm)}
    try:
        letter_actions.replace(old, form.referee, **facts)
    except Refusal as refusal:
        return _replacing(request, submission, old, form, refusal=refusal, status=refusal.status)
    messages.success(request, _("%(name)s is asked: the link is on its way.") % {"name": form.referee.name})
    return redirect("calls:letters", reference)


@require_POST
@person_view
def remind(request: HttpRequest, reference: str, pk: int) -> HttpResponse:
    submission, waiting = _own_request(request, reference, pk)
    try:
        letter_actions.remind(waiting, by=request.user, at=request.arrived_at)
    except Refusal as refusal:
        return _page(request, submission, RefereeForm(), refusal=refusal, status=refusal.status)
    messages.success(request, _("A reminder is on its way to %(name)s.") % {"name": waiting.name})
    return redirect("calls:letters", reference)


def _asking(request: HttpRequest, reference: str) -> Submission:
    submission = own_submission(request, reference)
    if not submission.call.letters_asked:
        raise not_found()
    return submission


def _own_request(request: HttpRequest, reference: str, pk: int) -> tuple[Submission, LetterRequest]:
    submission = _asking(request, reference)
    found = submission.letter_requests.filter(pk=pk).first()
    if found is None:
        raise not_found()
    return submission, found


def _page(request: HttpRequest, submission: Submission, form: RefereeForm, *, status: int = 200, **context):
    context |= frame(request, submission) | {
        "form": form,
        "cockpit": cockpit(submission, request.arrived_at),
        "letters": letters_asked(submission.call),
    }
    return render(request, "calls/applicant/letters.html", context, status=status)


def _replacing(request: HttpRequest, submission: Submission, old: LetterRequest, form, *, status: int, **context):
    context |= frame(request, submission) | {"form": form, "old": old}
    return render(request, "calls/applicant/letter_replace.html", context, status=status)
