"""All score sheets of one dossier in one round, for those who lead the round."""

from dataclasses import dataclass
from decimal import Decimal

from calls.flow import Conflict
from calls.forms.reading import Row, rows
from calls.models import Assignment, Decision, Evaluation, Juror, Round, Submission
from calls.models.submission import HANDED, JUDGED
from calls.queries.board import OWN_FIRST, SCORING, conflicted
from calls.queries.sheet import Given, Sheet
from calls.rules import is_organiser
from people.models import Person


@dataclass(frozen=True)
class HandedIn:
    """One sheet as its juror handed it in."""

    assignment: Assignment
    mark: Decimal | None
    given: tuple[Given, ...]
    remarks: tuple[Row, ...]
    recommendation: str

    @property
    def counts(self) -> bool:
        """Whether the mark enters the result: a conflict declared after handing in takes it out."""
        return self.assignment.conflict == Conflict.NONE


@dataclass(frozen=True)
class Sheets:
    """`sealed` says why no sheet is shown; `waiting` are the assignments whose sheet is not handed in."""

    sealed: str
    handed_in: tuple[HandedIn, ...]
    waiting: tuple[Assignment, ...]


def led_submission(round_: Round, person: Person, pk: int) -> Submission | None:
    """A submission that `person`, who leads the round, may read; none where it is closed to the person."""
    found = Submission.objects.visible_to(person).filter(call=round_.call_id, pk=pk)
    found = found.filter(state__in=HANDED if is_organiser(person) else JUDGED)
    submission = found.select_related("version", "applicant").first()
    if submission is None or submission.pk in conflicted(person, round_):
        return None
    submission.call = round_.call
    return submission


def sheets(round_: Round, submission: Submission, person: Person) -> Sheets:
    """Sheets of colleagues open once one's own is handed in, as on the board. Two queries."""
    found = Assignment.objects.filter(round=round_, submission=submission).order_by("juror")
    found = found.select_related("round", "juror__person", "evaluation__version")
    all_ = [
        Sheet(assignment, getattr(assignment, "evaluation", None))
        for assignment in found.prefetch_related("evaluation__scores")
    ]
    waiting = tuple(sheet.assignment for sheet in all_ if not sheet.is_handed_in)
    if round_.stage in SCORING and any(assignment.juror.person_id == person.pk for assignment in waiting):
        return Sheets(OWN_FIRST, (), ())
    return Sheets("", tuple(_handed_in(sheet) for sheet in all_ if sheet.is_handed_in), waiting)


def _handed_in(sheet: Sheet) -> HandedIn:
    definition = sheet.version.definition
    labels = {option.key: option.label for option in definition.recommendations}
    remarks = [row for section in rows(definition, sheet.remarks, {}) for row in section.rows if row.is_answered]
    return HandedIn(
        assignment=sheet.assignment,
        mark=sheet.mark,
        given=sheet.given,
        remarks=tuple(remarks),
        recommendation=labels.get(sheet.recommendation, ""),
    )


def decided(round_: Round, submission: Submission) -> Decision | None:
    """What is prepared or released for this dossier in this round."""
    found = Decision.objects.filter(round=round_, submission=submission)
    return found.select_related("prepared_by").first()


def led_evaluation(person: Person, pk: int) -> Evaluation | None:
    """An evaluation in a round that `person` leads or sits in; whether they may reopen it is a rule."""
    rows_ = Evaluation.objects.select_related(
        "assignment__round", "assignment__juror__person", "assignment__submission"
    )
    if not is_organiser(person):
        panels = Juror.objects.filter(person=person, active=True).values("panel")
        rows_ = rows_.filter(assignment__round__panel__in=panels)
    return rows_.filter(pk=pk).first()
