"""What a release would tell, and what one has told."""

from collections import Counter
from dataclasses import dataclass

from calls.kinds import Outcome, kind_of
from calls.models import Decision, Round, Submission
from calls.queries.board import conflicted
from people.models import Person


@dataclass(frozen=True)
class Summary:
    """Decisions prepared so far. `samples` are (outcome, how many, a submission that has it or none)."""

    samples: tuple[tuple[Outcome, int, Submission | None], ...]
    missing: tuple[str, ...]
    refused: str
    """Why the kind of call does not allow this release; empty where it does."""


@dataclass(frozen=True)
class Record:
    """A release that has happened: by whom, and how many read which outcome."""

    by: Person | None
    counts: tuple[tuple[Outcome, int], ...]


def summary(round_: Round, person: Person) -> Summary:
    """The prepared decisions of a round, in three queries and those of the kind.

    No sample is a dossier with which `person` declared a conflict.
    """
    hidden = conflicted(person, round_)
    kind = kind_of(round_.call)
    within = Submission.objects.in_round(round_)
    decisions = list(
        Decision.objects.filter(round=round_, submission__in=within)
        .select_related("submission")
        .order_by("submission__number")
    )
    first: dict[str, Submission] = {}
    for decision in decisions:
        decision.submission.call = round_.call
        if decision.submission_id not in hidden:
            first.setdefault(decision.outcome, decision.submission)
    counts = Counter(decision.outcome for decision in decisions)
    missing = within.exclude(decisions__round=round_).order_by("number").values_list("reference", flat=True)
    return Summary(
        samples=tuple(
            (outcome, counts[outcome.key], first.get(outcome.key))
            for outcome in kind.outcomes(round_)
            if counts[outcome.key]
        ),
        missing=tuple(missing),
        refused=kind.may_release(round_, decisions) or "",
    )


def record(round_: Round) -> Record:
    """Who released the decisions of a round, and their counts."""
    decisions = list(Decision.objects.released().filter(round=round_).select_related("released_by"))
    counts = Counter(decision.outcome for decision in decisions)
    outcomes = kind_of(round_.call).outcomes(round_)
    return Record(
        by=decisions[0].released_by if decisions else None,
        counts=tuple((outcome, counts[outcome.key]) for outcome in outcomes),
    )
