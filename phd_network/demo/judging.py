"""Juries live through a round: they answer for conflicts, score with their own severity, and hand in, or not yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import islice
from random import Random

from calls import figures
from calls.actions import decision as decision_deeds
from calls.actions import evaluation as deeds
from calls.actions import form as form_deeds
from calls.actions import panel as panel_deeds
from calls.actions import round as round_deeds
from calls.actions.decision import Choice
from calls.flow import Seat
from calls.forms.compiler import ScoreGiven
from calls.forms.definition import Criterion, Question
from calls.models import Assignment, CallPage, Juror, Panel, Round
from people.models import Person
from phd_network.demo import texts

REMARKS = {"area", "choice"}
"""Kinds of questions to jurors that are answered here, beside the criteria."""


@dataclass(frozen=True)
class Jury:
    """A panel, with the organiser who set it up and the luck it judges with."""

    panel: Panel
    organiser: Person
    seed: int


def seat_jury(call: CallPage, name: str, chair: Person, jurors: Sequence[Person], *, by: Person, seed: int) -> Jury:
    panel = panel_deeds.make_panel(call, name, by=by)
    panel_deeds.seat(panel, chair, role=Seat.CHAIR, by=by)
    for person in jurors:
        panel_deeds.seat(panel, person, by=by)
    return Jury(panel, by, seed)


def plan(call: CallPage, jury: Jury, at: datetime) -> list[Round]:
    """Freeze the evaluation forms and give every round this jury."""
    rounds = form_deeds.plan_rounds(call, by=jury.organiser, at=at)
    return [panel_deeds.give_panel(round_, jury.panel, by=jury.organiser) for round_ in rounds]


def open_to_jury(round_: Round, jury: Jury, at: datetime) -> Round:
    """Spread the dossiers and open the round."""
    panel_deeds.distribute(round_, by=jury.organiser, at=at)
    return round_deeds.open_round(round_, by=jury.organiser, at=at)


def score(round_: Round, jury: Jury, at: datetime, *, share: float = 1.0, conflicts: Sequence[int] = ()) -> None:
    """Let each juror answer for conflicts and hand in `share` of their sheets; `conflicts` are assignment ids."""
    assignments = Assignment.objects.filter(round=round_).select_related(
        "juror__person", "submission", "round__version"
    )
    by_juror: dict[int, list[Assignment]] = {}
    for assignment in assignments.order_by("juror", "submission__number"):
        by_juror.setdefault(assignment.juror_id, []).append(assignment)
    for own in by_juror.values():
        done = round(len(own) * share)
        for number, assignment in enumerate(own):
            _judge(assignment, jury, at + timedelta(hours=number), number, done, assignment.pk in conflicts)


def decide(round_: Round, jury: Jury, outcomes: Sequence[tuple[str, int]], rest: str, at: datetime) -> Round:
    """Close the round and prepare decisions by the order of results: the first n get the first outcome, and so on."""
    round_ = round_deeds.close_round(round_, by=jury.organiser, at=at)
    ranked = [place.dossier for place in figures.standing(round_).places.values()]
    choices, turn = {}, iter(ranked)
    for outcome, count in outcomes:
        choices |= {dossier: Choice(outcome) for dossier in islice(turn, count)}
    choices |= {dossier: Choice(rest) for dossier in ranked if dossier not in choices}
    decision_deeds.prepare(round_, choices, by=_chair(jury), at=at)
    return round_


def release(round_: Round, jury: Jury, at: datetime) -> None:
    decision_deeds.release(round_, by=_chair(jury), at=at)


def _chair(jury: Jury) -> Person:
    return Juror.objects.select_related("person").get(panel=jury.panel, role=Seat.CHAIR).person


def _judge(assignment: Assignment, jury: Jury, at: datetime, number: int, done: int, conflicted: bool) -> None:
    person = assignment.juror.person
    if conflicted:
        deeds.answer_conflict(assignment, because="We work at the same institute.", by=person, at=at)
        return
    if number > done + 2:
        return  # A few beyond those begun are cleared and unread; the rest wait for an answer.
    deeds.answer_conflict(assignment, by=person, at=at)
    if number < done:
        _fill(deeds.hand_in, assignment, jury, at)
    elif number == done:
        _fill(deeds.save, assignment, jury, at)


def _fill(deed, assignment: Assignment, jury: Jury, at: datetime) -> None:
    definition, person = assignment.round.version.definition, assignment.juror.person
    random = Random(f"{jury.seed}:{assignment.submission.reference}:{person.email}:{assignment.round.number}")
    worth = _worth(assignment, jury)
    scores = {criterion.key: _score(criterion, worth, random, jury.seed) for criterion in definition.criteria}
    remarks = {
        question.key: _remark(question, worth, random)
        for question in definition.questions()
        if question.kind in REMARKS
    }
    deed(
        assignment,
        scores=scores,
        remarks=remarks,
        recommendation=_recommendation(definition.recommendations, worth),
        by=person,
        at=at,
        based_on=0,
    )


def _remark(question: Question, worth: float, random: Random) -> str:
    if question.kind == "choice":
        return random.choice(question.options).key
    return texts.comment(random.randrange(10**6), max(1, min(5, round(worth))))


def _worth(assignment: Assignment, jury: Jury) -> float:
    """How good this juror finds this dossier: its own quality, less the juror's severity."""
    quality = Random(f"{jury.seed}:{assignment.submission.reference}").gauss(3.4, 0.75)
    severity = Random(f"{jury.seed}:severity:{assignment.juror.person.email}").gauss(0, 0.35)
    return quality - severity


def _score(criterion: Criterion, worth: float, random: Random, seed: int) -> ScoreGiven:
    low, high = criterion.extremes
    wanted = Decimal(round(random.gauss(worth, 0.5)))
    value = min(high, max(low, wanted))
    comment = ""
    if criterion.comment == "required" or (criterion.comment == "extremes" and value in (low, high)):
        comment = texts.comment(random.randrange(10**6), int(value))
    return ScoreGiven(value=value, comment=comment)


def _recommendation(options, worth: float) -> str:
    if not options:
        return ""
    return options[0 if worth > 4 else len(options) - 1 if worth < 3 else len(options) // 2].key
