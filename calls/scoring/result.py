"""A result: all marks of one dossier, and what they say together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from calls.scoring.card import Card, Id
from calls.scoring.mark import mark
from calls.scoring.precision import CONTEXT


@dataclass(frozen=True, slots=True)
class Result:
    """What the board shows of one dossier; a number is none where there are too few marks to have one."""

    dossier: Id
    jurors: tuple[Id, ...]
    """Whose marks these are, in their order; a juror who scored nothing that counts is not among them."""
    marks: tuple[Decimal, ...]
    """One per juror, in the same order."""
    mean: Decimal | None
    median: Decimal | None
    spread: Decimal | None
    range: Decimal | None
    criteria: Mapping[str, Decimal | None]
    """The mean score per weighted criterion, over those who scored it."""

    @property
    def count(self) -> int:
        """How many marks there are."""
        return len(self.marks)


def results(cards: Iterable[Card], weights: Mapping[str, Decimal], dossiers: Iterable[Id] = ()) -> dict[Id, Result]:
    """A result for every dossier that has a card, and an empty one for each further one named; sorted by dossier."""
    pile: dict[Id, list[Card]] = {dossier: [] for dossier in dossiers}
    for card in cards:
        pile.setdefault(card.dossier, []).append(card)
    return {dossier: result(dossier, pile[dossier], weights) for dossier in sorted(pile)}


def result(dossier: Id, cards: Iterable[Card], weights: Mapping[str, Decimal]) -> Result:
    """The result of one dossier; cards of other dossiers are left aside.

    Raises ValueError if a juror has two cards for it: one of them would silently count double.
    """
    own = sorted((card for card in cards if card.dossier == dossier), key=lambda card: card.juror)
    if len({card.juror for card in own}) < len(own):
        raise ValueError(f"A juror has two cards for dossier {dossier}.")
    marked = [(card.juror, value) for card in own if (value := mark(card.scores, weights)) is not None]
    jurors = tuple(juror for juror, _ in marked)
    marks = tuple(value for _, value in marked)
    with localcontext(CONTEXT):
        return _summary(dossier, jurors, marks, _criterion_means(own, weights))


def _summary(
    dossier: Id, jurors: tuple[Id, ...], marks: tuple[Decimal, ...], criteria: Mapping[str, Decimal | None]
) -> Result:
    ordered = sorted(marks)
    middle = mean(ordered)
    return Result(
        dossier=dossier,
        jurors=jurors,
        marks=marks,
        mean=middle,
        median=median(ordered),
        spread=spread(ordered),
        range=ordered[-1] - ordered[0] if ordered else None,
        criteria=criteria,
    )


def mean(values: Sequence[Decimal]) -> Decimal | None:
    """The arithmetic mean, in the caller's context; none of no values."""
    return sum(values, Decimal(0)) / len(values) if values else None


def median(ordered: Sequence[Decimal]) -> Decimal | None:
    """The middle of values sorted already, or the mean of the middle two; none of no values."""
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else mean(ordered[half - 1 : half + 1])


def spread(ordered: Sequence[Decimal]) -> Decimal | None:
    """The sample standard deviation of values sorted already (divisor n - 1); none under two values.

    The jurors who read a dossier stand for all who might have read it, hence the sample and not the population form
    (NIST/SEMATECH e-Handbook of Statistical Methods, section 1.3.5.6). Sorting first makes the last digit reproducible.
    """
    if len(ordered) < 2:
        return None
    middle = sum(ordered, Decimal(0)) / len(ordered)
    squares = sum(((value - middle) ** 2 for value in ordered), Decimal(0))
    return (squares / (len(ordered) - 1)).sqrt()


def _criterion_means(cards: Sequence[Card], weights: Mapping[str, Decimal]) -> dict[str, Decimal | None]:
    return {
        criterion: mean([card.scores[criterion] for card in cards if criterion in card.scores]) for criterion in weights
    }
