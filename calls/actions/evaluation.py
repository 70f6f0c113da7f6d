"""Deeds of a juror: answer the question of conflicts, save a score sheet, hand it in; and of a chair: reopen it."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, flow, mail, rules
from calls.actions import locks
from calls.errors import Closed, Incomplete, NotAllowed, Stale, WrongState
from calls.flow import Conflict, Sheet, Stage
from calls.forms import score_sheet
from calls.forms.compiler import ScoreGiven
from calls.forms.complete import labelled, problems
from calls.forms.definition import Criterion
from calls.models import Assignment, Evaluation, Score
from calls.models.submission import JUDGED
from people.models import Person


def answer_conflict(assignment: Assignment, *, because: str = "", by: Person, at: datetime) -> Assignment:
    """Record what a juror says of a conflict: none where `because` is empty.

    A declared conflict closes the dossier at once. A juror may declare one later than having denied it; the way back is
    the organisers'. The same answer given twice counts once. Raises WrongState where a declared conflict is denied, or
    the decisions have been released.
    """
    with transaction.atomic():
        assignment = _assignment(assignment.pk)
        rules.check("conflict.answer", by, assignment)
        answer = Conflict.DECLARED if because.strip() else Conflict.NONE
        if assignment.conflict == answer:
            return assignment
        _check_answerable(assignment)
        assignment.conflict = answer
        assignment.conflict_because = because.strip()
        assignment.answered_at = at
        assignment.save(update_fields=["conflict", "conflict_because", "answered_at"])
        audit.record("conflict.answer", assignment, by=by, conflict=assignment.conflict)
    return assignment


def save(
    assignment: Assignment,
    *,
    scores: Mapping[str, ScoreGiven],
    remarks: Mapping[str, object],
    recommendation: str = "",
    by: Person,
    at: datetime,
    based_on: int,
) -> Evaluation:
    """Store a score sheet as a draft. `based_on` is the sheet's revision when the page was made; 0 is a fresh sheet.

    Raises Stale where the sheet was saved elsewhere since, unless it says the same: what is sent twice is stored once.
    Closed when the round is not open, WrongState once the sheet is handed in or the dossier takes part no more.
    """
    with transaction.atomic():
        evaluation = _writable(assignment, by, at)
        if based_on == evaluation.revision or not _says_the_same(evaluation, scores, remarks, recommendation):
            _store(evaluation, scores, remarks, recommendation, at, based_on)
    return evaluation


def hand_in(
    assignment: Assignment,
    *,
    scores: Mapping[str, ScoreGiven],
    remarks: Mapping[str, object],
    recommendation: str = "",
    by: Person,
    at: datetime,
    based_on: int,
) -> Evaluation:
    """Store a complete score sheet and hand it in: it counts, and only a chair can reopen it.

    Raises Incomplete where a criterion has neither a score nor a permitted “not applicable”, where a comment, a remark
    or the recommendation that the form asks for is missing, and what `save` raises.
    """
    with transaction.atomic():
        evaluation = _writable(assignment, by, at)
        _check_scored(evaluation, scores)
        _check_said(evaluation, scores, remarks, recommendation)
        flow.check(evaluation.state, Sheet.HANDED_IN)
        evaluation.state, evaluation.handed_in_at = Sheet.HANDED_IN, at
        _store(evaluation, scores, remarks, recommendation, at, based_on)
        audit.record("evaluation.hand_in", evaluation, by=by, revision=evaluation.revision)
    return evaluation


def reopen(evaluation: Evaluation, *, reason: str, by: Person, at: datetime) -> Evaluation:
    """Give a handed-in sheet back to its juror, who is told why. Raises Incomplete without a reason."""
    with transaction.atomic():
        # As in `_writable`: no sheet leaves the count while the round closes and is decided.
        locks.round_(evaluation.assignment.round_id)
        evaluation = locks.evaluation(evaluation.pk)
        rules.check("evaluation.reopen", by, evaluation)
        if not reason.strip():
            raise Incomplete(_("Say why: the juror will read it."))
        if evaluation.assignment.round.stage != Stage.OPEN:
            raise Closed(_("Open the round again first: its sheets are closed."))
        flow.check(evaluation.state, Sheet.DRAFT)
        evaluation.state, evaluation.handed_in_at, evaluation.saved_at = Sheet.DRAFT, None, at
        evaluation.save(update_fields=["state", "handed_in_at", "saved_at"])
        audit.record("evaluation.reopen", evaluation, by=by, reason=reason)
        mail.evaluation_reopened(evaluation, reason)
    return evaluation


def _assignment(pk: int) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",))
    assignment = rows.select_related("round__call", "round__version", "juror", "submission").filter(pk=pk).first()
    if assignment is None:
        raise NotAllowed(_("This dossier is no longer assigned to you."))
    return assignment


def _check_answerable(assignment: Assignment) -> None:
    if assignment.conflict == Conflict.DECLARED:
        raise WrongState(_("You declared a conflict with this dossier already. Only organisers can take that back."))
    if assignment.round.stage == Stage.RELEASED:
        raise WrongState(_("The decisions of this round are released. Tell the organisers about the conflict."))


def _writable(assignment: Assignment, by: Person, at: datetime) -> Evaluation:
    # The round is locked before the sheet, so that no sheet is handed in while the round closes and is counted.
    locks.round_(assignment.round_id)
    assignment = _assignment(assignment.pk)
    rules.check("evaluation.write", by, assignment)
    if assignment.round.stage != Stage.OPEN:
        raise Closed(_("This round has closed: score sheets can no longer be changed."))
    if assignment.submission.state not in JUDGED:
        raise WrongState(_("This dossier no longer takes part: it was withdrawn or ruled not eligible."))
    evaluation, _created = Evaluation.objects.select_related("version").get_or_create(
        assignment=assignment, defaults={"version": assignment.round.version, "saved_at": at}
    )
    if evaluation.state != Sheet.DRAFT:
        raise WrongState(_("You have handed this sheet in. The chair can reopen it for you."))
    return evaluation


def _says_the_same(
    evaluation: Evaluation, scores: Mapping[str, ScoreGiven], remarks: Mapping[str, object], recommendation: str
) -> bool:
    given = {key: (score.value, score.not_applicable, score.comment) for key, score in scores.items()}
    kept = {key: (score.value, score.not_applicable, score.comment) for key, score in evaluation.score_map.items()}
    return (given, dict(remarks), recommendation) == (kept, evaluation.remarks, evaluation.recommendation)


def _store(
    evaluation: Evaluation,
    scores: Mapping[str, ScoreGiven],
    remarks: Mapping[str, object],
    recommendation: str,
    at: datetime,
    based_on: int,
) -> None:
    if based_on != evaluation.revision:
        raise Stale(_("This sheet was saved elsewhere after you opened it. Nothing was overwritten."))
    evaluation.remarks = dict(remarks)
    evaluation.recommendation = recommendation
    evaluation.saved_at = at
    evaluation.revision += 1
    evaluation.save(
        update_fields=["remarks", "recommendation", "saved_at", "revision", "state", "handed_in_at"],
    )
    evaluation.scores.exclude(criterion__in=list(scores)).delete()
    Score.objects.bulk_create(
        [
            Score(
                evaluation=evaluation,
                criterion=key,
                value=given.value,
                not_applicable=given.not_applicable,
                comment=given.comment,
            )
            for key, given in scores.items()
        ],
        update_conflicts=True,
        unique_fields=["evaluation", "criterion"],
        update_fields=["value", "not_applicable", "comment"],
    )
    evaluation.__dict__.pop("score_map", None)


def _check_scored(evaluation: Evaluation, scores: Mapping[str, ScoreGiven]) -> None:
    # The form has said so next to each field already; this is the last word, whoever calls.
    missing = [
        criterion.label
        for criterion in evaluation.version.definition.criteria
        if not _is_scored(criterion, scores.get(criterion.key))
    ]
    if missing:
        raise Incomplete(_("Score every criterion before handing in."), tuple(missing))


def _check_said(
    evaluation: Evaluation, scores: Mapping[str, ScoreGiven], remarks: Mapping[str, object], recommendation: str
) -> None:
    definition = evaluation.version.definition
    labels = {criterion.key: criterion.label for criterion in definition.criteria}
    missing = [
        labelled(labels.get(name.rpartition("-")[0], _("Recommendation")), sentence)
        for name, sentence in score_sheet.problems(definition, scores, recommendation).items()
    ]
    missing += [problem.sentence for problem in problems(definition, remarks)]
    if missing:
        raise Incomplete(_("Write what the sheet asks for before handing it in."), tuple(missing))


def _is_scored(criterion: Criterion, given: ScoreGiven | None) -> bool:
    if given is None:
        return False
    if given.not_applicable:
        return criterion.may_skip
    return given.value in {level.value for level in criterion.levels}
