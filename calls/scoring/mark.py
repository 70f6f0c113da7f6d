"""A mark: the weighted total of one juror for one dossier."""

from collections.abc import Mapping
from decimal import Decimal, localcontext

from calls.scoring.precision import CONTEXT, kept


def mark(scores: Mapping[str, Decimal], weights: Mapping[str, Decimal]) -> Decimal | None:
    """The weighted mean of the scores given, on the scale of the scores; none if nothing that counts was scored.

    A criterion without a score is left out of both sums, never counted as zero. A score without a weight is ignored.
    Weights are zero or more and need not add up to anything.
    """
    with localcontext(CONTEXT):
        total = weighted = Decimal(0)
        for criterion, score in scores.items():
            weight = weights.get(criterion)
            if weight:
                total += weight
                weighted += score * weight
        return kept(weighted / total) if total else None
