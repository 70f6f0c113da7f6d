"""Beginning a submission: the few facts of the entry form, and a look at all that will be asked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from calls.actions import submission as submission_actions
from calls.errors import Refusal
from calls.kinds import kind_of
from calls.models import CallPage
from calls.queries.applicant import begun
from calls.queries.call_page import sections
from calls.queries.public import asked, letters_asked, with_form
from calls.views.applicant.desk import WANTED
from calls.views.applicant.pages import call_frame, readable_calls
from calls.views.doors import not_found, person_view


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the entry form; a POST begins the draft. A visitor signs in or up first, and their wish is remembered."""
    if request.user.is_anonymous:
        request.session[WANTED] = pk
    return _start(request, pk)


@person_view
def _start(request: HttpRequest, pk: int) -> HttpResponse:
    call = with_form(readable_calls(request), pk)
    if call is None:
        raise not_found()
    entry_form = kind_of(call).entry_form_for(call)
    if request.method != "POST":
        form = entry_form(initial=entry_form.for_person(request.user))
        return _page(request, call, form, begun=begun(request.user, call))
    form = entry_form(request.POST, person=request.user)
    if not form.is_valid():
        return _page(request, call, form, status=422)
    return _begin(request, call, form)


def _begin(request: HttpRequest, call: CallPage, form) -> HttpResponse:
    try:
        submission = submission_actions.start(call, by=request.user, at=request.arrived_at, entry=form.cleaned_data)
    except Refusal as refusal:
        return _page(request, call, form, refusal=refusal, status=refusal.status)
    if request.session.get(WANTED) == call.pk:
        del request.session[WANTED]
    sections = submission.version.definition.sections
    if len(sections) == 1:
        return redirect("calls:section", submission.reference, sections[0].key)
    return redirect("calls:submission", submission.reference)


def _page(request: HttpRequest, call: CallPage, form, *, status: int = 200, **context) -> HttpResponse:
    shared = call_frame(request, call)
    context |= shared | {
        "form": form,
        # Outside the window there is nothing to fill in; what somebody typed until then stays readable.
        "shows_form": shared["is_open"] or form.is_bound,
        "sections": sections(asked(call)),
        "letters": letters_asked(call),
    }
    return render(request, "calls/applicant/start.html", context, status=status)
