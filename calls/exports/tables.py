"""Rows to take along: submissions with their answers, every score, results with places. Nothing is redacted here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from calls import clock
from calls.exports import letters
from calls.forms.reading import lines
from calls.kinds import kind_of
from calls.models import APPLICATION, CallPage, FormVersion, Submission
from calls.queries.answered import answered, with_facts
from calls.queries.board import Board
from calls.queries.dossier import OFFICE, redacted
from calls.queries.scores import scored
from people.models import Person


@dataclass(frozen=True)
class Table:
    """`rows` are read once, while they are written; cells are text, whole numbers, decimals or nothing."""

    name: str
    header: tuple[str, ...]
    rows: Iterable[tuple]


def listing(submissions: QuerySet) -> Table:
    """The office's list as it is filtered, in one query."""
    header = (
        _("Reference"), _("Call"), _("State"), _("Candidate"), _("Title"), _("Begun"), _("Saved"), _("Submitted"),
        _("Zone"), _("Letters received"), _("Letters asked for"), _("Marks handed in"), _("Marks asked for"),
    )  # fmt: skip
    return Table("submissions", header, map(_listed, submissions.iterator(chunk_size=2000)))


def answers(call: CallPage, submissions: QuerySet, reader: Person) -> Table:
    """Submissions of one call that were handed in, with a column for every fact and every question ever asked.

    Reference letters go along, except those about `reader`. At most 13 queries for every 500 rows, and as many rows in
    memory.
    """
    versions = {version.pk: version for version in FormVersion.objects.filter(call=call, purpose=APPLICATION)}
    submissions = submissions.order_by("number")
    facts = _fact_labels(call, submissions)
    questions = _question_labels(versions.values())
    header = (
        _("Reference"), _("State"), _("Candidate"), _("E-mail address"), _("Title"), _("Submitted"), _("Zone"),
        *facts, *questions.values(), *letters.header(call),
    )  # fmt: skip
    rows = _answered(call, answered(call, submissions, versions, reader), facts, questions)
    return Table(f"{call.slug}-answers", header, rows)


def evaluations(board: Board) -> Table:
    """One row for each score handed in, of the dossiers whose marks this reader may see."""
    round_ = board.round
    open_ = {row.pk: row for row in board.rows if not row.sealed}
    header = (
        _("Reference"), _("Title"), _("Juror"), _("Criterion"), _("Weight"), _("Score"), _("Not applicable"),
        _("Comment"), _("Recommendation"),
    )  # fmt: skip
    return Table(f"{round_.call.slug}-{round_.number}-scores", header, _scores(round_, open_))


def results(board: Board) -> Table:
    """The board as it stands: sealed dossiers keep their place and marks to themselves."""
    header = (
        _("Place"), _("Reference"), _("Title"), _("Candidate"), _("Mean"), _("Median"), _("Spread"), _("Marks"),
        _("Marks expected"), _("Every mark"), _("Recommendations"), _("Decision"), _("Reason"),
    )  # fmt: skip
    outcomes = {outcome.key: str(outcome.label) for outcome in board.outcomes}
    rows = (_result(row, outcomes) for row in board.rows)
    return Table(f"{board.round.call.slug}-{board.round.number}-results", header, rows)


def _listed(row) -> tuple:
    return (
        row.reference,
        row.call_title,
        row.get_state_display(),
        row.shown_candidate,
        row.shown_title,
        _written(row.started_at, row.call_zone),
        _written(row.saved_at, row.call_zone),
        _written(row.submitted_at, row.call_zone),
        row.call_zone,
        row.letters_in if row.submitted_at else None,
        row.letters_of,
        row.marks_in,
        row.marks_of,
    )


def _answered(call, submissions: Iterable[Submission], facts, questions) -> Iterator[tuple]:
    states = {key: str(label) for key, label in Submission._meta.get_field("state").flatchoices}
    for submission in submissions:
        dossier = redacted(submission, OFFICE, names_hidden=False, letters=submission.references)
        told = {row.label: row.value for row in dossier.facts}
        said = {row.question.key: row.shown for section in dossier.sections for row in section.rows}
        said |= {file.attachment.question: file.name for file in dossier.files}
        yield (
            submission.reference,
            states[submission.state],
            submission.candidate_name,
            submission.candidate_email,
            submission.title,
            _written(submission.submitted_at, call.zone),
            call.zone,
            *(told.get(label, "") for label in facts),
            *(_text(said.get(key, "")) for key in questions),
            *letters.cells(call, dossier.letters),
        )


def _fact_labels(call: CallPage, submissions: QuerySet) -> tuple[str, ...]:
    """Labels of all facts that some submission tells, in the order told; a reading of its own, before the rows."""
    found: dict[str, None] = {}
    kind = kind_of(call)
    for submission in with_facts(call, submissions):
        found |= dict.fromkeys(row.label for row in kind.entry_rows(submission))
    return tuple(found)


def _question_labels(versions: Iterable[FormVersion]) -> dict[str, str]:
    """Every question of these versions by key, worded as it was last."""
    found: dict[str, str] = {}
    for version in sorted(versions, key=lambda version: version.number):
        found |= {question.key: question.label for question in version.definition.questions()}
    return found


def _scores(round_, open_) -> Iterator[tuple]:
    definition = round_.version.definition
    criteria = {criterion.key: criterion for criterion in definition.criteria}
    labels = {option.key: option.label for option in definition.recommendations}
    for score in scored(round_):
        if score.dossier not in open_ or score.criterion not in criteria:
            continue
        row, criterion = open_[score.dossier], criteria[score.criterion]
        yield (
            row.reference,
            row.title,
            score.juror,
            criterion.label,
            criterion.weight,
            score.value,
            _("yes") if score.not_applicable else "",
            score.comment,
            labels.get(score.recommendation, ""),
        )


def _result(row, outcomes) -> tuple:
    marks = row.result.marks if row.result else ()
    return (
        row.place_number,
        row.reference,
        row.title,
        row.name,
        row.mean,
        row.median,
        row.spread,
        row.count,
        row.expected,
        "; ".join(format(mark.normalize(), "f") for mark in marks if mark is not None),
        str(row.sealed) or row.tally,
        outcomes.get(row.outcome, ""),
        row.reason,
    )


def _text(value: str | list[str]) -> str:
    return "\n".join(lines(value))


def _written(instant: datetime | None, zone: str) -> str:
    return f"{clock.wall(instant, zone):%Y-%m-%d %H:%M:%S}" if instant else ""
