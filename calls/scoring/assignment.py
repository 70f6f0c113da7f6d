"""Who reads what: an even spread of dossiers over jurors, reproducible to the last pair."""

from collections.abc import Collection, Mapping, Sequence

from calls.scoring.card import Id

Pair = tuple[Id, Id]
"""A dossier and a juror who reads it."""


def spread(
    dossiers: Sequence[Id],
    jurors: Sequence[Id],
    readers: int,
    *,
    taken: Collection[Pair] = (),
    barred: Collection[Pair] = (),
) -> list[Pair]:
    """New pairs that give each dossier `readers` readers, always choosing whoever has the fewest dossiers so far.

    Pairs in `taken` count as reading already; pairs in `barred` are never made. Where too few jurors are left a
    dossier gets fewer readers. Equal loads are broken so that the same jurors do not always meet on a dossier.
    """
    loads: dict[Id, int] = dict.fromkeys(jurors, 0)
    reading: dict[Id, set[Id]] = {dossier: set() for dossier in dossiers}
    for dossier, juror in taken:
        reading.setdefault(dossier, set()).add(juror)
        loads[juror] = loads.get(juror, 0) + 1
    shut = _by_dossier(barred)
    pairs: list[Pair] = []
    for turn, dossier in enumerate(dossiers):
        free = [juror for juror in jurors if juror not in reading[dossier] | shut.get(dossier, set())]
        wanted = max(0, readers - len(reading[dossier]))
        for juror in _least_loaded(free, loads, turn)[:wanted]:
            loads[juror] += 1
            pairs.append((dossier, juror))
    return pairs


def _least_loaded(jurors: Sequence[Id], loads: Mapping[Id, int], turn: int) -> list[Id]:
    # A rotating start mixes the company; a step that changes with each full turn keeps the mix from repeating.
    size = len(jurors) or 1
    order = {juror: (index * (1 + turn // size % max(1, size - 1)) + turn) % size for index, juror in enumerate(jurors)}
    return sorted(jurors, key=lambda juror: (loads[juror], order[juror], jurors.index(juror)))


def _by_dossier(pairs: Collection[Pair]) -> dict[Id, set[Id]]:
    found: dict[Id, set[Id]] = {}
    for dossier, juror in pairs:
        found.setdefault(dossier, set()).add(juror)
    return found
