"""A place: where a dossier stands among the others, highest mean first."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from calls.scoring.card import Id
from calls.scoring.precision import comparable
from calls.scoring.result import Result


@dataclass(frozen=True, slots=True)
class Place:
    """Where one dossier stands; without a mark it has no place and ties with nobody."""

    dossier: Id
    place: int | None
    tie_group: tuple[Id, ...] = ()
    """All dossiers on this place, itself included, sorted; empty when it stands alone."""

    @property
    def tied(self) -> bool:
        """Whether another dossier has the same place."""
        return bool(self.tie_group)


def places(standing: Mapping[Id, Result | Decimal | None]) -> list[Place]:
    """Places of dossiers by their result, or by a number of your own such as a normalised mean, in board order.

    Standard competition ranking: two on place 2 are followed by place 4. Numbers equal to six decimal places tie and
    are listed by id. Dossiers without a number come last, with no place.
    """
    ranked: list[Place] = []
    unmarked: list[Place] = []
    for number, dossiers in _grouped(standing):
        if number is None:
            unmarked = [Place(dossier, None) for dossier in dossiers]
        else:
            ranked += _level(len(ranked) + 1, dossiers)
    return ranked + unmarked


def _grouped(standing: Mapping[Id, Result | Decimal | None]) -> list[tuple[Decimal | None, tuple[Id, ...]]]:
    groups: dict[Decimal | None, list[Id]] = {}
    for dossier in sorted(standing):
        groups.setdefault(_number(standing[dossier]), []).append(dossier)
    marked = sorted((number for number in groups if number is not None), reverse=True)
    order = [*marked, None] if None in groups else marked
    return [(number, tuple(groups[number])) for number in order]


def _number(standing: Result | Decimal | None) -> Decimal | None:
    number = standing.mean if isinstance(standing, Result) else standing
    return None if number is None else comparable(number)


def _level(place: int, dossiers: tuple[Id, ...]) -> list[Place]:
    group = dossiers if len(dossiers) > 1 else ()
    return [Place(dossier, place, group) for dossier in dossiers]
