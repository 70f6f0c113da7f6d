"""One juror's score sheet of one dossier, with its neighbours on the desk."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from calls import flow
from calls.flow import Conflict, Stage
from calls.forms.definition import Criterion, plain_number
from calls.forms.seen import digest
from calls.models import Assignment, Evaluation, FormVersion, Score
from calls.models.submission import JUDGED
from calls.scoring.mark import mark


@dataclass(frozen=True, slots=True)
class Given:
    """One line of a sheet as people read it; `score` is empty where only a comment was written."""

    criterion: str
    score: str
    comment: str


@dataclass(frozen=True)
class Sheet:
    """`evaluation` is none before the first save; `neighbours` are (assignment, unfinished) in the desk's order."""

    assignment: Assignment
    evaluation: Evaluation | None
    neighbours: tuple[tuple[int, bool], ...] = ()

    @property
    def version(self) -> FormVersion:
        return self.evaluation.version if self.evaluation else self.assignment.round.version

    @property
    def revision(self) -> int:
        return self.evaluation.revision if self.evaluation else 0

    @property
    def scores(self) -> Mapping[str, Score]:
        return self.evaluation.score_map if self.evaluation else {}

    @property
    def remarks(self) -> Mapping[str, object]:
        return self.evaluation.remarks if self.evaluation else {}

    @property
    def recommendation(self) -> str:
        return self.evaluation.recommendation if self.evaluation else ""

    @property
    def is_handed_in(self) -> bool:
        return self.evaluation is not None and self.evaluation.state == flow.Sheet.HANDED_IN

    @property
    def is_open(self) -> bool:
        return self.assignment.round.stage == Stage.OPEN

    @property
    def is_writable(self) -> bool:
        return self.is_open and not self.is_handed_in

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.evaluation) if self.evaluation else ""

    @cached_property
    def mark(self) -> Decimal | None:
        """The weighted total of the scores stored so far."""
        given = {key: score.value for key, score in self.scores.items() if score.value is not None}
        return mark(given, {criterion.key: criterion.weight for criterion in self.version.definition.criteria})

    @cached_property
    def given(self) -> tuple[Given, ...]:
        criteria = self.version.definition.criteria
        return tuple(
            line(criterion, self.scores[criterion.key]) for criterion in criteria if criterion.key in self.scores
        )

    @property
    def _index(self) -> int:
        return [pk for pk, _unfinished in self.neighbours].index(self.assignment.pk)

    @property
    def previous(self) -> int | None:
        """The dossier before this one on the desk."""
        return self.neighbours[self._index - 1][0] if self._index else None

    @property
    def next_unfinished(self) -> int | None:
        """The next dossier to read or to answer for, from the beginning again after the last."""
        turned = self.neighbours[self._index + 1 :] + self.neighbours[: self._index]
        return next((pk for pk, unfinished in turned if unfinished), None)


def sheet_of(assignment: Assignment) -> Sheet:
    """The sheet of an assignment that was fetched with its evaluation: at most two queries."""
    return Sheet(assignment, getattr(assignment, "evaluation", None), _neighbours(assignment))


def fingerprint(evaluation: Evaluation) -> str:
    """Eight signs of all that a sheet says: the same scores and words have the same signs."""
    scores = {
        key: [score.value and plain_number(score.value), score.not_applicable, score.comment]
        for key, score in evaluation.score_map.items()
    }
    return digest([scores, evaluation.remarks, evaluation.recommendation]).upper()


def line(criterion: Criterion, score: Score) -> Given:
    return Given(criterion.label, _score_words(criterion, score), score.comment)


def _score_words(criterion: Criterion, score: Score) -> str:
    if score.not_applicable:
        return _("Not applicable")
    if score.value is None:
        return ""
    label = next((level.label for level in criterion.levels if level.value == score.value), "")
    return " · ".join(filter(None, [plain_number(score.value), label]))


def _neighbours(assignment: Assignment) -> tuple[tuple[int, bool], ...]:
    rows = Assignment.objects.filter(
        round=assignment.round_id, juror=assignment.juror_id, submission__state__in=JUDGED
    ).exclude(conflict=Conflict.DECLARED)
    states = rows.order_by("submission__number").values_list("pk", "evaluation__state")
    return tuple((pk, state != flow.Sheet.HANDED_IN) for pk, state in states)
