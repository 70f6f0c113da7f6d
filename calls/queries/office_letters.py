"""Reference letters as the office sees them: every request of a submission, what came of it, what does not fit."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from calls.flow import Asked, State
from calls.models import LetterRequest, Submission
from calls.queries.dossier import Reference
from people.models import Person

TAKING = frozenset({State.SUBMITTED, State.INELIGIBLE})
"""States in which a submission takes letters from the office."""


@dataclass(frozen=True)
class Asking:
    """One request with its letter, which is none where nobody may read it: not yet there, or given up."""

    request: LetterRequest
    reference: Reference | None
    is_taking: bool

    @property
    def is_late(self) -> bool:
        """Whether the letter came after the day on which all letters of the call were due."""
        letter = self.reference and self.reference.letter
        due = self.request.submission.call.letters_due
        return bool(letter and due and letter.received_at > due)

    @property
    def can_be_sent_again(self) -> bool:
        return self.is_taking and self.request.is_waiting

    @property
    def can_be_accepted_late(self) -> bool:
        return self.is_taking and not self.request.submission.call.no_extension

    @property
    def can_be_entered(self) -> bool:
        return self.is_taking and self.request.state != Asked.RECEIVED


def askings(submission: Submission, references: tuple[Reference, ...]) -> tuple[Asking, ...]:
    """Every request, replaced ones last; one query where the call asks for letters."""
    if not submission.call.letters_asked:
        return ()
    letters = {reference.letter.request_id: reference for reference in references}
    takes = submission.state in TAKING
    requests = sorted(
        submission.letter_requests.order_by("asked_at", "pk"), key=lambda one: one.state == Asked.REPLACED
    )
    return tuple(
        Asking(_of(request, submission), letters.get(request.pk), takes and request.state != Asked.REPLACED)
        for request in requests
    )


def offered(submission: Submission, requests: Iterable[LetterRequest], person: Person) -> tuple[LetterRequest, ...]:
    """Letters that came for entries merged into this one and that it could use: not those it has, none if it has all.

    None about entries that concern `person`. One query where this one still lacks letters.
    """
    received = {request.email for request in requests if request.state == Asked.RECEIVED}
    if submission.state not in TAKING or len(received) >= submission.call.letters_asked:
        return ()
    rows = LetterRequest.objects.received().filter(submission__merged_into=submission).exclude(email__in=received)
    found = rows.select_related("submission__call", "submission__applicant").order_by("answered_at", "pk")
    return tuple(request for request in found if not request.submission.is_by_or_about(person))


def offer_for(pk: int, person: Person) -> LetterRequest | None:
    """A letter that came for an entry which was merged into another, unless it concerns `person`; one query."""
    rows = LetterRequest.objects.received().select_related("submission__call", "submission__applicant")
    request = rows.filter(pk=pk, submission__merged_into__isnull=False).first()
    return None if request is None or request.submission.is_by_or_about(person) else request


def replaceable(submission: Submission, offer: LetterRequest) -> QuerySet[LetterRequest]:
    """In whose place a letter can come: nobody's where there is room or its own referee is asked, else the silent."""
    live = submission.letter_requests.live().exclude(email=offer.email).order_by("asked_at", "pk")
    has_room = live.count() < submission.call.letters_asked
    return live.none() if has_room else live.exclude(state=Asked.RECEIVED)


def request_for(pk: int, person: Person) -> LetterRequest | None:
    """A request on a submission that was handed in, unless it concerns `person`; with its submission, in one query."""
    rows = LetterRequest.objects.select_related("submission__call", "submission__applicant")
    request = rows.filter(pk=pk, submission__in=Submission.objects.handed()).first()
    return None if request is None or request.submission.is_by_or_about(person) else request


def lacking(submissions: QuerySet) -> QuerySet:
    """Those handed in that lack letters their call asks for; `letters_in` and `letters_of` are annotated already."""
    return submissions.filter(state=State.SUBMITTED, letters_in__lt=F("letters_of"))


def letters_received() -> Coalesce:
    """How many letters a submission has, as an annotation."""
    rows = LetterRequest.objects.received().filter(submission=OuterRef("pk")).order_by().values("submission")
    return Coalesce(Subquery(rows.annotate(number=Count("pk")).values("number"), output_field=IntegerField()), 0)


def _of(request: LetterRequest, submission: Submission) -> LetterRequest:
    request.submission = submission
    return request
