"""Every score of a round, one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from calls.flow import Conflict, Sheet
from calls.models import Juror, Round, Score


@dataclass(frozen=True, slots=True)
class Scored:
    """One juror's score of one dossier on one criterion; `value` is none where it was not applicable."""

    dossier: int
    juror: str
    criterion: str
    value: Decimal | None
    not_applicable: bool
    comment: str
    recommendation: str


def scored(round_: Round) -> Iterator[Scored]:
    """Scores of the sheets that count, by dossier and juror: in two queries, 2,000 in memory at a time."""
    names = {juror.pk: juror.person.name for juror in _jurors(round_)}
    rows = Score.objects.filter(
        evaluation__assignment__round=round_,
        evaluation__state=Sheet.HANDED_IN,
        evaluation__assignment__conflict=Conflict.NONE,
    )
    order = ("evaluation__assignment__submission__number", "evaluation__assignment__juror", "pk")
    # Row objects of a score, its sheet, assignment, juror and person would take three times as long.
    for dossier, juror, *said in rows.order_by(*order).values_list(*COLUMNS).iterator(chunk_size=2000):
        yield Scored(dossier, names[juror], *said)


COLUMNS = (
    "evaluation__assignment__submission",
    "evaluation__assignment__juror",
    "criterion",
    "value",
    "not_applicable",
    "comment",
    "evaluation__recommendation",
)


def _jurors(round_: Round) -> QuerySet[Juror]:
    return Juror.objects.filter(assignments__round=round_).distinct().order_by("pk").select_related("person")
