"""What a release would tell, and what one has told."""

from collections import Counter
from dataclasses import dataclass

from calls.kinds import Outcome, kind_of
from calls.models import Decision, Round, Submission
from calls.queries.board import conflicted
from people.models import Person


@dataclass(frozen=True)
class Summary:
    """Decisions prepared so far. `samples` are (outcome, how many, a submission that has it).

    `withheld` are decisions on dossiers that are closed to the reader: neither counted nor shown, as the
    board leaves them out and the difference would tell.
    """

    samples: tuple[tuple[Outcome, int, Submission], ...]
    withheld: int
    missing: tuple[str, ...]
    refused: str
    """Why the kind of call does not allow this release; empty where it does."""


@dataclass(frozen=True)
class Record:
    """A release that has happened: by whom, and how many read which outcome; `withheld` as in a summary."""

    by: Person | None
    counts: tuple[tuple[Outcome, int], ...]
    withheld: int


def summary(round_: Round, person: Person) -> Summary:
    """The prepared decisions of a round, in three queries and those of the kind."""
    hidden = conflicted(person, round_)
    kind = kind_of(round_.call)
    within = Submission.objects.in_round(round_)
    decisions = list(
        Decision.objects.filter(round=round_, submission__in=within)
        .select_related("submission")
        .order_by("submission__number")
    )
    first: dict[str, Submission] = {}
    shown = [decision for decision in decisions if decision.submission_id not in hidden]
    for decision in shown:
        decision.submission.call = round_.call
        first.setdefault(decision.outcome, decision.submission)
    counts = Counter(decision.outcome for decision in shown)
    missing = within.exclude(decisions__round=round_).order_by("number").values_list("reference", flat=True)
    return Summary(
        samples=tuple(
            (outcome, counts[outcome.key], first[outcome.key])
            for outcome in kind.outcomes(round_)
            if outcome.key in first
        ),
        withheld=len(decisions) - len(shown),
        missing=tuple(missing),
        refused=kind.may_release(round_, decisions) or "",
    )


def record(round_: Round, person: Person) -> Record:
    """Who released the decisions of a round, and their counts."""
    decisions = list(Decision.objects.released().filter(round=round_).select_related("released_by"))
    hidden = conflicted(person, round_)
    counts = Counter(decision.outcome for decision in decisions if decision.submission_id not in hidden)
    outcomes = kind_of(round_.call).outcomes(round_)
    return Record(
        by=decisions[0].released_by if decisions else None,
        counts=tuple((outcome, counts[outcome.key]) for outcome in outcomes),
        withheld=len(decisions) - counts.total(),
    )
