"""What one juror wrote on one score sheet, without the sheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

Id = int | str
"""Names a juror or a dossier. The ids of one calculation sort among themselves: results never depend on input order."""


@dataclass(frozen=True, slots=True)
class Card:
    """One juror's scores of one dossier, by criterion; a criterion judged not applicable is simply absent."""

    juror: Id
    dossier: Id
    scores: Mapping[str, Decimal]
