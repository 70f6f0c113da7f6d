"""The board: every dossier of a round with its marks, result and place, as the person who looks may see them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from calls import figures
from calls.flow import Conflict, Stage
from calls.kinds import Outcome, kind_of
from calls.models import Decision, Juror, Round, Submission
from calls.models.decision import fingerprint
from calls.queries.progress import Progress, Reading, progress
from calls.queries.progress import readings as readings_of
from calls.rules import is_organiser
from calls.scoring.flags import contested, too_few
from calls.scoring.place import Place
from calls.scoring.result import Result
from people.models import Person

UNREAD = ("call__application_form", "call__rounds_plan", "call__body", "call__timeline")
SCORING = frozenset({Stage.PLANNED, Stage.OPEN})
"""Stages in which a juror's own sheet may still be changed, so that seeing others could sway it."""
CONFLICTED = _("You declared a conflict")
CONCERNED = _("This is by you or about you")
ANSWER_FIRST = _("Say first whether you have a conflict")
OWN_FIRST = _("Hand in your own sheet first")


@dataclass(frozen=True, slots=True)
class Row:
    """One dossier. `sealed` says why this reader sees neither its marks, nor its place, nor what was made of them.

    `to_answer` is the reader's own assignment where the question of conflicts waits for an answer.
    """

    pk: int
    reference: str
    title: str
    name: str
    number: int
    sealed: str
    result: Result | None
    place: Place | None
    expected: int
    few: bool
    tally: str
    outcome: str
    reason: str
    own_juror: int | None
    to_answer: int | None

    @property
    def is_contested(self) -> bool:
        return self.result is not None and contested(self.result)

    @property
    def mean(self) -> Decimal | None:
        return self.result.mean if self.result else None

    @property
    def median(self) -> Decimal | None:
        return self.result.median if self.result else None

    @property
    def spread(self) -> Decimal | None:
        return self.result.spread if self.result else None

    @property
    def count(self) -> int | None:
        return self.result.count if self.result else None

    @property
    def place_number(self) -> int | None:
        return self.place.place if self.place else None


@dataclass(frozen=True)
class Board:
    """A round as one person sees it. `rows` are in board order: by place, then those without one, sealed ones last."""

    round: Round
    rows: tuple[Row, ...]
    progress: tuple[Progress, ...]
    outcomes: tuple[Outcome, ...]
    axis: tuple[Decimal, Decimal]
    fingerprint: str

    @cached_property
    def sealed(self) -> int:
        return sum(bool(row.sealed) for row in self.rows)

    @cached_property
    def undecided(self) -> int:
        return sum(not row.outcome for row in self.rows if not row.sealed)

    def tallies(self) -> list[tuple[Outcome, int]]:
        """How many dossiers each outcome would have, of those this person may see."""
        found = Counter(row.outcome for row in self.rows)
        return [(outcome, found[outcome.key]) for outcome in self.outcomes]


def board(round_: Round, person: Person) -> Board:
    """The board of `round_` for `person`, in six queries however many dossiers and jurors there are."""
    readings = list(readings_of(round_))
    sealed = _sealed(round_, readings, person)
    dossiers = list(_dossiers(round_))
    # Ranked as if the sealed ones were not there: a gap between places would tell of them.
    standing = figures.standing(round_, [dossier[0] for dossier in dossiers if dossier[0] not in sealed])
    decided = Decision.objects.filter(round=round_).facts()
    decisions = {submission: (outcome, reason) for submission, outcome, reason in decided}
    rows = list(_rows(round_, dossiers, readings, sealed, standing, decisions, person))
    order = {pk: index for index, pk in enumerate(standing.places)}
    rows.sort(key=lambda row: (order.get(row.pk, len(order)), row.number))
    return Board(
        round=round_,
        rows=tuple(rows),
        progress=progress(round_, readings),
        outcomes=kind_of(round_.call).outcomes(round_),
        axis=axis(round_),
        fingerprint=fingerprint(decided),
    )


def reachable(person: Person, pk: int) -> Round | None:
    """The round, for organisers and for everyone who sits on its panel; whether they may see its board is a rule."""
    rounds = Round.objects.select_related("call", "version", "panel").defer(*UNREAD)
    if not is_organiser(person):
        seats = Juror.objects.filter(person=person, active=True)
        rounds = rounds.filter(panel__in=seats.values("panel"))
    return rounds.filter(pk=pk).first()


def axis(round_: Round) -> tuple[Decimal, Decimal]:
    """The lowest and the highest mark that the round's criteria allow."""
    extremes = [criterion.extremes for criterion in round_.version.definition.criteria]
    return min(low for low, _high in extremes), max(high for _low, high in extremes)


def shows_names(round_: Round, person: Person) -> bool:
    """A chair judges as well, so hidden names are hidden from the chair; they are the organisers' to know."""
    return not round_.names_hidden or is_organiser(person)


def _sealed(round_: Round, readings: Iterable[Reading], person: Person) -> Mapping[int, str]:
    """Dossiers whose marks `person` must not see, with the reason: it is by or about the person, a conflict
    declared in any round or yet to be ruled out, or an open sheet.

    Once the round is closed nobody can score any more, so an open sheet no longer seals what colleagues gave.
    """
    own = [reading for reading in readings if reading.person == person.pk]
    unfinished = {
        reading.submission: OWN_FIRST for reading in own if not reading.is_handed_in and round_.stage in SCORING
    }
    unfinished |= {reading.submission: ANSWER_FIRST for reading in own if reading.conflict == Conflict.UNANSWERED}
    return unfinished | conflicted(person, round_)


def conflicted(person: Person, round_: Round) -> dict[int, str]:
    """The dossiers of this round's call that are closed to `person`, in whichever round and seat, each with why."""
    closed = Submission.objects.closed_to(person).filter(call=round_.call_id)
    closed = closed.only("applicant", "candidate_email")
    return {one.pk: CONCERNED if one.is_by_or_about(person) else CONFLICTED for one in closed}


def _dossiers(round_: Round) -> Iterable[tuple]:
    within = Submission.objects.in_round(round_)
    return within.values_list("pk", "reference", "title", "candidate_name", "number")


def _rows(round_, dossiers, readings, sealed, standing, decisions, person) -> Iterable[Row]:
    by_dossier: dict[int, list[Reading]] = {}
    for reading in readings:
        by_dossier.setdefault(reading.submission, []).append(reading)
    labels = {option.key: option.label for option in round_.version.definition.recommendations}
    named = shows_names(round_, person)
    for pk, reference, title, name, number in dossiers:
        own = by_dossier.get(pk, [])
        result = standing.results.get(pk)
        outcome, reason = ("", "") if pk in sealed else decisions.get(pk, ("", ""))
        yield Row(
            pk=pk,
            reference=reference,
            title=title,
            name=name if named else "",
            number=number,
            sealed=sealed.get(pk, ""),
            result=result,
            place=standing.places.get(pk),
            expected=sum(reading.conflict != Conflict.DECLARED for reading in own),
            few=result is not None and too_few(result, round_.minimum_marks),
            tally="" if pk in sealed else _tally(own, labels),
            outcome=outcome,
            reason=reason,
            own_juror=next((reading.juror for reading in own if reading.person == person.pk), None),
            to_answer=_to_answer(round_, own, person) if sealed.get(pk) == ANSWER_FIRST else None,
        )


def _to_answer(round_: Round, readings: Iterable[Reading], person: Person) -> int | None:
    if round_.stage not in {Stage.OPEN, Stage.CLOSED}:
        return None
    own = (reading for reading in readings if reading.person == person.pk)
    return next((reading.assignment for reading in own if reading.conflict == Conflict.UNANSWERED), None)


def _tally(readings: Iterable[Reading], labels: Mapping[str, str]) -> str:
    """“2 Shortlist, 1 Maybe”, in the order of the form; of sheets that count."""
    given = Counter(
        reading.recommendation
        for reading in readings
        if reading.is_handed_in and reading.conflict == Conflict.NONE and reading.recommendation
    )
    return ", ".join(f"{given[key]} {label}" for key, label in labels.items() if given[key])
