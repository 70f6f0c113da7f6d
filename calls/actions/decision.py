"""Deeds on decisions: prepare quietly, release all of a round at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, figures, flow, mail, rules
from calls.actions import locks
from calls.errors import Incomplete, NotAllowed, Stale, WrongState
from calls.flow import Stage, State
from calls.kinds import Kind, Outcome, kind_of
from calls.models import Decision, Round, Submission
from people.models import Person


@dataclass(frozen=True)
class Choice:
    """What is to be decided for one dossier; an empty outcome takes a prepared decision back.

    A reason is for the record of those who decide; None keeps the one that stands.
    """

    outcome: str
    reason: str | None = None


def prepare(
    round_: Round, choices: Mapping[int, Choice], *, by: Person, at: datetime, based_on: str | None = None
) -> int:
    """Set, change or take back decisions by submission id; nobody is told. Returns how many changed.

    `based_on` is the fingerprint of the decisions that the caller saw. Raises Stale where they changed since,
    WrongState once released, NotAllowed for an unknown outcome, for a dossier that is not in the round, and for one
    that is closed to the person.
    """
    with transaction.atomic():
        round_ = locks.round_(round_.pk)
        rules.check("decision.prepare", by, round_)
        if round_.stage not in {Stage.OPEN, Stage.CLOSED}:
            raise WrongState(_("Decisions of this round can no longer be changed, or not yet."))
        _check_choices(round_, choices)
        _check_conflicts(round_, choices, by)
        if based_on is not None and based_on != Decision.objects.filter(round=round_).fingerprint():
            raise Stale(
                _("Somebody else changed decisions of this round after you opened it. Nothing was overwritten.")
            )
        kept = {decision.submission_id: decision for decision in Decision.objects.filter(round=round_)}
        wanted = {pk: _with_reason(kept.get(pk), choice) for pk, choice in choices.items()}
        changed = {pk: choice for pk, choice in wanted.items() if _differs(kept.get(pk), choice)}
        _store(round_, changed, by, at)
        if changed:
            audit.record("decision.prepare", round_, by=by, count=len(changed))
    return len(changed)


def decide(round_: Round, submission: Submission, choice: Choice, *, by: Person, at: datetime, based_on: str) -> bool:
    """Prepare the decision of one dossier; True if it changed. Raises as `prepare` does.

    `based_on` is the fingerprint of this one decision: what others decide elsewhere meanwhile does not matter.
    """
    with transaction.atomic():
        locks.round_(round_.pk)
        if based_on != Decision.objects.filter(round=round_, submission=submission).fingerprint():
            raise Stale(_("Somebody else changed this decision after you opened it. Nothing was overwritten."))
        return bool(prepare(round_, {submission.pk: choice}, by=by, at=at))


def release(round_: Round, *, by: Person, at: datetime) -> list[Decision]:
    """Release every decision of a closed round together, with the figures each stood on and the letter each will read.

    A round that shortlists decides those who do not go on; the last round decides all. Two people who release at the
    same moment release once. Raises Incomplete where a dossier has no decision yet, NotAllowed where the kind refuses,
    WrongState where the round is not closed.
    """
    with transaction.atomic():
        round_ = locks.round_(round_.pk)
        rules.check("decision.release", by, round_)
        flow.check(round_.stage, Stage.RELEASED)
        kind = kind_of(round_.call)
        decisions = _complete_decisions(round_)
        refused = kind.may_release(round_, decisions)
        if refused:
            raise NotAllowed(refused)
        _seal(round_, kind, decisions, by, at)
        ended = [decision.submission_id for decision in decisions if not decision.advances]
        Submission.objects.filter(pk__in=ended).update(state=State.DECIDED)
        round_.stage, round_.released_at = Stage.RELEASED, at
        round_.save(update_fields=["stage", "released_at"])
        kind.on_released(round_, decisions, at)
        audit.record("round.release", round_, by=by, count=len(decisions))
        mail.decided(round_, decisions)
    return decisions


def letter(outcome: Outcome, submission: Submission) -> str:
    """The words that the candidate will read, made from the outcome's wording and the facts of the submission."""
    return str(outcome.letter).format(
        name=submission.candidate_name,
        title=submission.title,
        call=submission.call.title,
        reference=submission.reference,
    )


def _check_choices(round_: Round, choices: Mapping[int, Choice]) -> None:
    known = {outcome.key for outcome in kind_of(round_.call).outcomes(round_)} | {""}
    if any(choice.outcome not in known for choice in choices.values()):
        raise NotAllowed(_("Choose one of the outcomes that this round can have."))
    if Submission.objects.in_round(round_).filter(pk__in=choices).count() != len(choices):
        raise NotAllowed(_("Only dossiers that are in this round can be decided."))


def _check_conflicts(round_: Round, choices: Mapping[int, Choice], by: Person) -> None:
    for submission in Submission.objects.closed_to(by).filter(pk__in=choices):
        if submission.is_by_or_about(by):
            raise NotAllowed(_("One of these dossiers is by you or about you: somebody else decides it."))
        raise NotAllowed(_("You declared a conflict with one of these dossiers: somebody else decides it."))


def _with_reason(kept: Decision | None, choice: Choice) -> Choice:
    return choice if choice.reason is not None else replace(choice, reason=kept.reason if kept else "")


def _differs(kept: Decision | None, choice: Choice) -> bool:
    return (choice.outcome, choice.reason) != ((kept.outcome, kept.reason) if kept else ("", ""))


def _store(round_: Round, changed: Mapping[int, Choice], by: Person, at: datetime) -> None:
    Decision.objects.filter(
        round=round_, submission__in=[pk for pk, choice in changed.items() if not choice.outcome]
    ).delete()
    advances = kind_of(round_.call).advances
    Decision.objects.bulk_create(
        [
            Decision(
                round=round_,
                submission_id=pk,
                outcome=choice.outcome,
                reason=choice.reason or "",
                advances=round_.shortlists and choice.outcome == advances,
                prepared_by=by,
                prepared_at=at,
            )
            for pk, choice in changed.items()
            if choice.outcome
        ],
        update_conflicts=True,
        unique_fields=["round", "submission"],
        update_fields=["outcome", "reason", "advances", "prepared_by", "prepared_at"],
    )


def _complete_decisions(round_: Round) -> list[Decision]:
    within = Submission.objects.in_round(round_)
    # Locked, so that nobody withdraws between this reading and the letter.
    list(within.select_for_update(of=("self",)).order_by("pk").values_list("pk"))
    decisions = list(
        Decision.objects.filter(round=round_, submission__in=within)
        .select_related("submission__applicant", "submission__call")
        .order_by("submission__number")
    )
    missing = within.exclude(decisions__round=round_).values_list("reference", flat=True)
    if missing:
        raise Incomplete(
            _("Decide every dossier first: %(count)d have no decision yet.") % {"count": len(missing)}, tuple(missing)
        )
    return decisions


def _seal(round_: Round, kind: Kind, decisions: list[Decision], by: Person, at: datetime) -> None:
    standing = figures.standing(round_)
    outcomes = {outcome.key: outcome for outcome in kind.outcomes(round_)}
    for decision in decisions:
        decision.basis = standing.basis(decision.submission_id)
        decision.letter = letter(outcomes[decision.outcome], decision.submission)
        decision.released_by, decision.released_at = by, at
    Decision.objects.bulk_update(decisions, ["basis", "letter", "released_by", "released_at"], batch_size=100)
