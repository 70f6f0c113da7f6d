"""Who reads what in a round, and how far each juror is."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from calls.flow import Conflict, Sheet
from calls.models import Assignment, Juror, Round, Submission
from calls.models.submission import JUDGED


@dataclass(frozen=True, slots=True)
class Reading:
    """What the board needs of one assignment."""

    assignment: int
    submission: int
    juror: int
    person: int
    conflict: str
    state: str | None
    recommendation: str

    @property
    def is_handed_in(self) -> bool:
        return self.state == Sheet.HANDED_IN


@dataclass(frozen=True)
class Progress:
    """How far one juror is: how many dossiers, and of these how many stand where."""

    juror: Juror
    dossiers: int
    unanswered: int
    declared: int
    not_started: int
    in_progress: int
    handed_in: int


def readings(round_: Round) -> Iterable[Reading]:
    """Assignments of the round whose dossier still takes part, by dossier and juror, in one query."""
    rows = Assignment.objects.filter(round=round_, submission__state__in=JUDGED).order_by("submission", "juror")
    for pk, submission, juror, person, conflict, state, recommendation in rows.values_list(
        "pk", "submission", "juror", "juror__person", "conflict", "evaluation__state", "evaluation__recommendation"
    ):
        yield Reading(pk, submission, juror, person, conflict, state, recommendation or "")


def progress(round_: Round, readings: Iterable[Reading]) -> tuple[Progress, ...]:
    """One line for each seat of the panel, those who left and read nothing aside; one query."""
    by_juror: dict[int, list[Reading]] = {}
    for reading in readings:
        by_juror.setdefault(reading.juror, []).append(reading)
    seats = Juror.objects.filter(panel=round_.panel_id).select_related("person")
    here = [juror for juror in seats if juror.active or juror.pk in by_juror]
    return tuple(_juror_progress(juror, by_juror.get(juror.pk, [])) for juror in here)


def _juror_progress(juror: Juror, readings: list[Reading]) -> Progress:
    def count(holds: Callable[[Reading], bool]) -> int:
        return sum(holds(reading) for reading in readings)

    free = [reading for reading in readings if reading.conflict == Conflict.NONE]
    return Progress(
        juror=juror,
        dossiers=len(readings),
        unanswered=count(lambda reading: reading.conflict == Conflict.UNANSWERED),
        declared=count(lambda reading: reading.conflict == Conflict.DECLARED),
        not_started=sum(reading.state is None for reading in free),
        in_progress=sum(reading.state == Sheet.DRAFT for reading in free),
        handed_in=sum(reading.is_handed_in for reading in free),
    )


@dataclass(frozen=True)
class Tally:
    """A round in four numbers; `thin` are dossiers with fewer readers than the round asks for."""

    dossiers: int
    thin: int
    sheets: int
    handed_in: int


def tally(round_: Round) -> Tally:
    """The round's numbers in two queries; assignments with a declared conflict bring no reader and no sheet."""
    counting = [reading for reading in readings(round_) if reading.conflict != Conflict.DECLARED]
    readers = Counter(reading.submission for reading in counting)
    dossiers = Submission.objects.in_round(round_).values_list("pk", flat=True)
    return Tally(
        dossiers=len(dossiers),
        thin=sum(readers[pk] < round_.readers for pk in dossiers),
        sheets=sum(readers[pk] for pk in dossiers),
        handed_in=sum(reading.is_handed_in for reading in counting),
    )
