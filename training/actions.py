"""Deeds that a call brings to training: keep what an application says, give places when decisions are released."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import Max

from calls.models import Decision, Round, Submission
from people.models import Person
from people.profile import OF_THE_DOCTORATE
from training.models import Application, Participant, Place
from training.outcomes import ACCEPTED, WAITLISTED


def keep_application(submission: Submission, entry: Mapping[str, object]) -> None:
    """Store the entry form's cleaned facts beside the submission, over those stored before."""
    kept = Application(submission=submission, **{name: entry[name] for name in OF_THE_DOCTORATE})
    Application.objects.bulk_create(
        [kept], update_conflicts=True, unique_fields=["submission"], update_fields=list(OF_THE_DOCTORATE)
    )


def give_places(round_: Round, decisions: Iterable[Decision], at: datetime) -> None:
    """Offer a place for each acceptance, and queue the waiting list in the order of places in the ranking.

    Dossiers of equal place, and those without one, wait in the order of their numbers. Runs in the transaction of the
    release.
    """
    if round_.shortlists:
        return
    decisions = list(decisions)
    accepted = [decision for decision in decisions if decision.outcome == ACCEPTED]
    waiting = sorted((decision for decision in decisions if decision.outcome == WAITLISTED), key=_turn)
    last = Participant.objects.filter(call=round_.call_id).aggregate(last=Max("position"))["last"] or 0
    Participant.objects.bulk_create(
        [
            *(_participant(decision, at, Place.OFFERED) for decision in accepted),
            *(_participant(decision, at, Place.WAITING, last + turn) for turn, decision in enumerate(waiting, start=1)),
        ]
    )


def _turn(decision: Decision) -> tuple[bool, int, int]:
    place = decision.basis.get("place")
    return place is None, place or 0, decision.submission.number


def _participant(decision: Decision, at: datetime, state: Place, position: int | None = None) -> Participant:
    submission = decision.submission
    return Participant(
        call_id=submission.call_id,
        person_id=submission.applicant_id,
        submission=submission,
        state=state,
        position=position,
        created_at=at,
    )


def forget(person: Person, at: datetime) -> None:
    """What their applications said of the doctorate goes; that a place was given stays."""
    Application.objects.filter(submission__applicant=person).delete()
