"""From stored scores to cards, results and places: the one reading that board, export and released decision share."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import QuerySet

from calls.flow import Conflict, Sheet
from calls.models import Round, Score, Submission
from calls.scoring.card import Card, Id
from calls.scoring.flags import too_few
from calls.scoring.place import Place, places
from calls.scoring.precision import rounded
from calls.scoring.result import Result, results


@dataclass(frozen=True)
class Standing:
    """The results and places of all dossiers of a round, by submission id."""

    results: Mapping[Id, Result]
    places: Mapping[Id, Place]

    def basis(self, dossier: int) -> dict[str, object]:
        """The figures of one dossier as plain JSON, to be kept with a released decision."""
        result, place = self.results[dossier], self.places[dossier]
        return {
            "place": place.place,
            "tied_with": [other for other in place.tie_group if other != dossier],
            "mean": _text(result.mean),
            "median": _text(result.median),
            "spread": _text(result.spread),
            "marks": {str(juror): _text(mark) for juror, mark in zip(result.jurors, result.marks, strict=True)},
            "of": len(self.places),
        }


def standing(round_: Round, dossiers: Collection[int] | None = None) -> Standing:
    """Read the round once and rank it; where `dossiers` are named, as if there were no others.

    A dossier with fewer marks than the round asks for has a result and no place.
    """
    if dossiers is None:
        dossiers = list(Submission.objects.in_round(round_).values_list("pk", flat=True))
    found = results(cards(round_), weights(round_), dossiers=dossiers)
    found = {pk: found[pk] for pk in dossiers}
    ranked = places({pk: None if too_few(result, round_.minimum_marks) else result for pk, result in found.items()})
    return Standing(found, {place.dossier: place for place in ranked})


def _text(number: Decimal | None) -> str | None:
    return None if number is None else str(rounded(number, 4))


def weights(round_: Round) -> dict[str, Decimal]:
    """The weight of each criterion of the form this round is judged with."""
    return {criterion.key: criterion.weight for criterion in round_.version.definition.criteria}


def cards(round_: Round) -> list[Card]:
    """One card for each evaluation handed in by a juror without a conflict, in one query.

    A criterion that was “not applicable” is absent from its card. A seat that ended keeps the marks it handed in.
    """
    rows = (
        Score.objects.filter(
            evaluation__assignment__round=round_,
            evaluation__state=Sheet.HANDED_IN,
            evaluation__assignment__conflict=Conflict.NONE,
        )
        .order_by("evaluation__assignment__submission_id", "evaluation__assignment__juror_id")
        .values_list("evaluation__assignment__submission_id", "evaluation__assignment__juror_id", "criterion", "value")
    )
    return list(_cards(rows))


def _cards(rows: QuerySet) -> Iterable[Card]:
    sheets: dict[tuple[int, int], dict[str, Decimal]] = {}
    for dossier, juror, criterion, value in rows.iterator(chunk_size=5000):
        scores = sheets.setdefault((dossier, juror), {})
        if value is not None:
            scores[criterion] = value
    return (Card(juror=juror, dossier=dossier, scores=scores) for (dossier, juror), scores in sheets.items())
