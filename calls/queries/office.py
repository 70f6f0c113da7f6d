"""What the office reads: the list of submissions, one submission, and how the calls stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    F,
    IntegerField,
    OuterRef,
    ProtectedError,
    Q,
    QuerySet,
    RestrictedError,
    Subquery,
    Value,
    When,
)
from django.db.models.deletion import Collector
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import Page

from calls.flow import Conflict, Sheet, Stage, State
from calls.models import Assignment, CallPage, Decision, LetterRequest, Round, Submission
from calls.models.submission import HANDED
from calls.queries.dossier import OFFICE, Dossier, redacted, references
from calls.queries.office_letters import Asking, askings, letters_received, offered
from people.models import Person

HEAVY = ("application_form", "rounds_plan", "body", "timeline", "who_may_apply", "how_we_select")
"""Columns of a call that no list needs."""


@dataclass(frozen=True)
class Opened:
    """One submission as the office reads it; without a `dossier`, `closed` says why there is none."""

    submission: Submission
    closed: str = ""
    dossier: Dossier | None = None
    letters: tuple[Asking, ...] = ()
    offers: tuple[LetterRequest, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    log: tuple = ()


@dataclass(frozen=True)
class OpenCall:
    """An open call with what has come in so far."""

    call: CallPage
    drafts: int
    submitted: int


def listed() -> QuerySet:
    """Every submission, with what the office may know of it in the same query.

    `shown_candidate` and `shown_title` are empty while a submission is its author's alone; `call_title` and
    `call_zone` spare the call's page; `marks_in` of `marks_of` score sheets, over all rounds, are handed in, and
    `letters_in` of `letters_of` reference letters have come.
    """
    return Submission.objects.annotate(
        call_title=F("call__title"),
        call_zone=F("call__zone"),
        shown_candidate=_if_handed("candidate_name"),
        shown_title=_if_handed("title"),
        letters_in=letters_received(),
        letters_of=F("call__letters_asked"),
        marks_in=_assignments(conflict=Conflict.NONE, evaluation__state=Sheet.HANDED_IN),
        marks_of=_assignments(conflict__in=[Conflict.NONE, Conflict.UNANSWERED]),
    )


def matching(submissions: QuerySet, words: str) -> QuerySet:
    """Those of which a reference, or what the office may know of them, holds every word."""
    for word in words.split():
        told = Q(shown_candidate__icontains=word) | Q(shown_title__icontains=word)
        submissions = submissions.filter(Q(reference__icontains=word) | told)
    return submissions


def calls_asked() -> list[tuple[int, str]]:
    """(id, title) of every call that somebody has begun to answer, the latest deadline first."""
    calls = CallPage.objects.filter(submissions__isnull=False).distinct().order_by("-closes_at", "title")
    return list(calls.values_list("pk", "title", "closes_at").values_list("pk", "title"))


def opened(pk: int, person: Person) -> Opened | None:
    """One submission with all that an organiser may know of it; none where there is none of that id."""
    submission = Submission.objects.select_related("call", "version", "applicant").filter(pk=pk).first()
    if submission is None:
        return None
    if submission.state not in HANDED:
        return Opened(submission, _("What is written here is its author's alone: it is not handed in."))
    if submission.is_by_or_about(person):
        return Opened(submission, _("This concerns yourself, so somebody else in the office looks after it."))
    if conflicts(person).filter(pk=submission.pk).exists():
        return Opened(submission, _("You declared a conflict with this dossier, so it stays closed to you."))
    letters = references(submission, person)
    asked = askings(submission, letters)
    readings = submission.assignments.select_related("round", "juror__person", "evaluation")
    decisions = submission.decisions.select_related("round__call")
    log = registry.get_logs_for_instance(submission).select_related("user")
    return Opened(
        submission,
        dossier=redacted(submission, OFFICE, names_hidden=False, letters=letters),
        letters=asked,
        offers=offered(submission, (asking.request for asking in asked), person),
        assignments=tuple(readings.order_by("round__number", "juror")),
        decisions=tuple(decisions.order_by("round__number")),
        log=tuple(log.order_by("-timestamp")),
    )


def conflicts(person: Person) -> QuerySet:
    """Ids of the submissions that are by or about `person`, or with which the person declared a conflict."""
    return Submission.objects.closed_to(person).order_by().values("pk")


def open_calls(at: datetime) -> list[OpenCall]:
    """Calls that are open, the next deadline first, in one query."""
    states = {
        "draft_count": Count("submissions", filter=Q(submissions__state=State.DRAFT)),
        "submitted_count": Count("submissions", filter=Q(submissions__state__in=HANDED)),
    }
    calls = CallPage.objects.live().with_status("open", at).annotate(**states).by_deadline().defer(*HEAVY)
    return [OpenCall(call, call.draft_count, call.submitted_count) for call in calls]


def waiting_rounds(at: datetime) -> QuerySet:
    """Rounds that wait for somebody: not opened though their turn has come, being judged, or to be released."""
    before = Round.objects.filter(call=OuterRef("call"), number__lt=OuterRef("number")).exclude(stage=Stage.RELEASED)
    planned = Q(stage=Stage.PLANNED, call__closes_at__lte=at) & ~Exists(before)
    return rounds().filter(planned | Q(stage__in=[Stage.OPEN, Stage.CLOSED])).order_by("call__closes_at", "number")


def rounds() -> QuerySet:
    """Rounds with their call's title and `marks_in` of `marks_of` score sheets."""
    of = Count("assignments", filter=Q(assignments__conflict__in=[Conflict.NONE, Conflict.UNANSWERED]))
    in_ = Count(
        "assignments",
        filter=Q(assignments__conflict=Conflict.NONE, assignments__evaluation__state=Sheet.HANDED_IN),
    )
    dossiers = Count("assignments__submission", distinct=True)
    facts = {"marks_in": in_, "marks_of": of, "dossiers": dossiers}
    return Round.objects.annotate(call_title=F("call__title"), **facts).select_related("panel")


def is_kept(pages: Iterable[Page]) -> bool:
    """Whether one of these pages, or a page below them, holds what must not be lost with it.

    Submissions, issued forms, rounds, panels, places, laureates: whatever refers to a page and protects it.
    """
    for page in pages:
        try:
            Collector(using=page._state.db).collect(page.get_descendants(inclusive=True))
        except (ProtectedError, RestrictedError):
            return True
    return False


def person_at(address: str) -> Person | None:
    """The person who signs in with this e-mail address, whatever its case."""
    return Person.objects.filter(email__iexact=address, is_active=True).first()


def _if_handed(column: str) -> Case:
    return Case(When(state__in=HANDED, then=F(column)), default=Value(""), output_field=CharField())


def _assignments(**facts) -> Coalesce:
    rows = Assignment.objects.filter(submission=OuterRef("pk"), **facts).order_by().values("submission")
    counted = rows.annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
