"""Juries at work: rounds with panels, assignments and score sheets, all brought to their state by the real deeds."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.contrib.auth.models import Permission
from django.utils import timezone

from calls.actions import evaluation as evaluation_actions
from calls.actions import form as form_actions
from calls.actions import panel as panel_actions
from calls.actions import round as round_actions
from calls.flow import Seat
from calls.forms.compiler import ScoreGiven
from calls.models import Assignment, CallPage, Juror, Panel, Round, Submission
from people.models import Person
from tests.factories.calls import a_school, a_submission, criterion, round_plan
from tests.factories.people import PersonFactory
from tests.factories.training import MONTH

RECOMMENDATIONS = [
    {"type": "item", "id": "yes", "value": "Shortlist"},
    {"type": "item", "id": "no", "value": "Leave out"},
]


@dataclass
class Jury:
    """A round with its people; `readers` sit beside the chair, who reads nothing unless assigned."""

    call: CallPage
    round: Round
    panel: Panel
    organiser: Person
    chair: Juror
    readers: list[Juror]
    dossiers: list[Submission]

    def assignment(self, dossier: int = 0, reader: int = 0) -> Assignment:
        return Assignment.objects.get(round=self.round, submission=self.dossiers[dossier], juror=self.readers[reader])

    def refreshed(self) -> Round:
        return Round.objects.get(pk=self.round.pk)


def an_organiser(**facts) -> Person:
    person = PersonFactory(**facts)
    person.user_permissions.add(Permission.objects.get(content_type__app_label="calls", codename="run_calls"))
    return person


def a_closed_call(make=a_school, **facts):
    """A call whose window ended yesterday."""
    now = timezone.now()
    return make(**{"opens_at": now - 2 * MONTH, "closes_at": now - timedelta(days=1)} | facts)


def a_jury(*, dossiers: int = 1, readers: int = 1, make=a_school, places=25, code: str = "SUM27", **plan) -> Jury:
    """A planned round of a closed call: submissions handed in, a panel seated, nothing assigned yet."""
    facts = {"rounds": plan.get("rounds") or [round_plan(**plan)], "code": code, "places": places}
    call = a_closed_call(make, **facts)
    organiser = an_organiser()
    submissions = [a_submission(call, title=f"Thesis {number}") for number in range(1, dossiers + 1)]
    now = timezone.now()
    round_ = form_actions.plan_rounds(call, by=organiser, at=now)[0]
    panel = panel_actions.make_panel(call, "Committee", by=organiser)
    round_ = panel_actions.give_panel(round_, panel, by=organiser)
    chair = panel_actions.seat(panel, PersonFactory(first_name="Clara"), role=Seat.CHAIR, by=organiser)
    seats = [panel_actions.seat(panel, PersonFactory(), by=organiser) for _seat in range(readers)]
    return Jury(call, round_, panel, organiser, chair, seats, submissions)


def an_assigned_jury(**facts) -> Jury:
    """As `a_jury`, and every reader reads every dossier."""
    jury = a_jury(**facts)
    panel_actions.assign(jury.round, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())
    return jury


def an_open_jury(**facts) -> Jury:
    """As `an_assigned_jury`, with the round open."""
    jury = an_assigned_jury(**facts)
    jury.round = round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())
    return jury


def free(assignment: Assignment) -> Assignment:
    """The juror has said that there is no conflict."""
    return evaluation_actions.answer_conflict(assignment, by=assignment.juror.person, at=timezone.now())


def conflicted(assignment: Assignment, because: str = "I supervised the thesis.") -> Assignment:
    return evaluation_actions.answer_conflict(
        assignment, because=because, by=assignment.juror.person, at=timezone.now()
    )


def scores(originality=4, clarity=3, comment: str = "") -> dict[str, ScoreGiven]:
    """What a juror gives on the two criteria of `round_plan`; None is “not applicable”."""
    given = {"originality": originality, "clarity": clarity}
    return {
        key: ScoreGiven(None, not_applicable=True, comment=comment)
        if value is None
        else ScoreGiven(Decimal(value), comment=comment)
        for key, value in given.items()
    }


def saved(assignment: Assignment, *, recommendation: str = "", based_on: int = 0, remarks=None, **given):
    """A draft of the sheet, after saying that there is no conflict."""
    return evaluation_actions.save(
        free(assignment),
        scores=scores(**given),
        remarks=remarks or {},
        recommendation=recommendation,
        by=assignment.juror.person,
        at=timezone.now(),
        based_on=based_on,
    )


def handed_in(assignment: Assignment, *, recommendation: str = "", based_on: int = 0, remarks=None, **given):
    """The sheet handed in, after saying that there is no conflict; the first recommendation where one is asked for."""
    offered = assignment.round.version.definition.recommendations
    return evaluation_actions.hand_in(
        free(assignment),
        scores=scores(**given),
        remarks=remarks or {},
        recommendation=recommendation or (offered[0].key if offered else ""),
        by=assignment.juror.person,
        at=timezone.now(),
        based_on=based_on,
    )


def closed(jury: Jury) -> Jury:
    jury.round = round_actions.close_round(jury.round, by=jury.organiser, at=timezone.now())
    return jury


SKIPPABLE = [criterion("originality", "Originality", 2, may_skip=True), criterion("clarity", "Clarity")]
