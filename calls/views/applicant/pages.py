"""What the pages of one submission share: finding it for its author, and the frame that each is shown in."""

from dataclasses import dataclass

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from wagtail.models import PageViewRestriction

from calls.forms.seen import Seen, read, written
from calls.forms.uploads import limit_in_bytes
from calls.kinds import kind_of
from calls.models import CallPage, Status, Submission, open_until
from calls.queries.applicant import EDITABLE, own
from calls.queries.extended import extension_of
from calls.queries.notice import notice, with_late_access
from calls.queries.unrestricted import readable
from calls.views.doors import not_found

FOUND = "found_submission"


def own_submission(request: HttpRequest, reference: str) -> Submission:
    """The author's own submission. Raises Http404 for everyone else, as if it were not there."""
    submission = request.__dict__.pop(FOUND, None) or own(request.user, reference)
    if submission is None:
        raise not_found()
    return submission


def file_limits(request: HttpRequest, reference: str, key: str) -> dict[str, int]:
    """How many bytes each file of a section may have; of people whose submission it is not, no file is taken.

    The submission it finds is the one that `own_submission` gives next.
    """
    submission = own(request.user, reference) if request.user.is_authenticated else None
    if submission is None:
        return {}
    setattr(request, FOUND, submission)
    sections = submission.version.definition.sections
    questions = [question for section in sections if section.key == key for question in section.questions]
    return {asked.key: limit_in_bytes(asked.megabytes) for asked in questions if asked.kind == "file"}


def frame(request: HttpRequest, submission: Submission) -> dict[str, object]:
    """The template variables that all pages of a submission show: whose, which call, until when."""
    shared = call_frame(request, submission.call)
    return shared | {
        "submission": submission,
        "extension": extension_of(submission),
        "can_change": submission.state in EDITABLE and shared["is_open"],
        "list_url": submission_url(submission),
    }


def readable_calls(request: HttpRequest) -> QuerySet[CallPage]:
    """Those on the public site whose pages this person may read, with the passwords given in this session."""
    passed = request.session.get(PageViewRestriction.passed_view_restrictions_session_key, [])
    return readable(CallPage.objects.live(), request.user, passed)


def submission_url(submission: Submission) -> str:
    return reverse("calls:submission", args=[submission.reference])


def call_frame(request: HttpRequest, call: CallPage) -> dict[str, object]:
    """The call as this person finds it: open to whoever was let in late, and until when."""
    at = request.arrived_at
    found, until = notice(call, at), open_until(call, request.user, at)
    if until and found.status == Status.CLOSED:
        found = with_late_access(found, until, at)
    return {"call": call, "kind": kind_of(call), "notice": found, "is_open": until is not None}


@dataclass(frozen=True, slots=True)
class Basis:
    """What a page was made from: the revision of the submission, and the digest of each answer that the page showed."""

    revision: int
    seen: Seen

    @property
    def written(self) -> str:
        return written(self.seen)


class BasisForm(forms.Form):
    """The two hidden fields that say so; a page that does not say is older than any."""

    revision = forms.IntegerField(min_value=0, required=False)
    seen = forms.CharField(required=False)


def basis(request: HttpRequest) -> Basis:
    form = BasisForm(request.POST)
    form.is_valid()
    return Basis(form.cleaned_data.get("revision") or 0, read(form.cleaned_data.get("seen", "")))


def based_on(request: HttpRequest) -> int:
    return basis(request).revision
