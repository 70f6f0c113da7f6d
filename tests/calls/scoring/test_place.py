"""Places, ties and those without a mark."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from calls.scoring.card import Card
from calls.scoring.place import Place, places
from calls.scoring.precision import comparable
from calls.scoring.result import results
from tests.calls.scoring.cards import TOTAL, totals

means = st.one_of(st.none(), st.decimals(min_value=1, max_value=5, places=1))
standings = st.dictionaries(st.integers(1, 50), means)


def test_two_on_the_second_place_are_followed_by_the_fourth():
    standing = {"d": Decimal(2), "c": Decimal(3), "b": Decimal(3), "a": Decimal(4)}

    assert places(standing) == [
        Place("a", 1),
        Place("b", 2, ("b", "c")),
        Place("c", 2, ("b", "c")),
        Place("d", 4),
    ]


def test_a_dossier_without_a_mark_comes_last_without_a_place():
    assert places({1: None, 2: Decimal("0.0"), 3: None}) == [Place(2, 1), Place(1, None), Place(3, None)]


def test_two_dossiers_without_a_mark_are_not_tied():
    assert [place.tied for place in places({1: None, 2: None})] == [False, False]


def test_thirds_that_add_up_to_a_whole_tie_with_it():
    equal = {"idea": Decimal(1), "text": Decimal(1), "data": Decimal(1)}
    thirds = [(4, 4, 3), (4, 4, 3), (5, 5, 4)]
    cards = [
        Card(juror, "b", dict(zip(equal, map(Decimal, scores), strict=True))) for juror, scores in enumerate(thirds)
    ]
    cards.append(Card(0, "a", dict.fromkeys(equal, Decimal(4))))

    found = results(cards, equal)

    assert found["b"].mean != found["a"].mean
    assert places(found) == [Place("a", 1, ("a", "b")), Place("b", 1, ("a", "b"))]


def test_a_difference_in_the_seventh_decimal_place_is_a_tie_and_one_in_the_fifth_is_not():
    assert [place.place for place in places({1: Decimal("4.00000004"), 2: Decimal(4)})] == [1, 1]
    assert [place.place for place in places({1: Decimal("4.00001"), 2: Decimal(4)})] == [1, 2]


def test_places_are_taken_from_the_means_of_results():
    found = results([*totals(1, "3", "4"), *totals(2, "5", "4")], TOTAL, dossiers=[3])

    assert places(found) == [Place(2, 1), Place(1, 2), Place(3, None)]


def test_nobody_to_place_gives_no_places():
    assert places({}) == []


@given(standings)
def test_every_dossier_appears_once(standing):
    assert sorted(place.dossier for place in places(standing)) == sorted(standing)


@given(standings, st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(standing, random):
    shuffled = dict(random.sample(sorted(standing.items(), key=str), len(standing)))

    assert places(shuffled) == places(standing)


@given(standings)
def test_a_place_is_one_more_than_the_number_of_better_dossiers(standing):
    for place in places(standing):
        own = standing[place.dossier]
        better = [other for other in standing.values() if None not in (other, own) and other > own]
        assert place.place == (None if own is None else len(better) + 1)


@given(standings)
def test_the_list_runs_from_the_highest_to_the_lowest_and_then_to_those_without_a_mark(standing):
    listed = [standing[place.dossier] for place in places(standing)]
    marked = [value for value in listed if value is not None]

    assert marked == sorted(marked, reverse=True)
    assert listed == marked + [None] * (len(listed) - len(marked))


@given(standings)
def test_ties_are_mutual_and_mean_the_same_number(standing):
    found = {place.dossier: place for place in places(standing)}
    for place in found.values():
        same = [
            key for key, value in sorted(standing.items()) if value is not None and value == standing[place.dossier]
        ]
        assert place.tie_group == (tuple(same) if len(same) > 1 else ())
        assert all(found[other].tie_group == place.tie_group for other in place.tie_group)


@given(standings, st.decimals(min_value=1, max_value=9, places=2), st.decimals(min_value=0, max_value=9, places=2))
def test_stretching_or_moving_the_scale_changes_no_place(standing, factor, shift):
    other = {key: None if value is None else value * factor + shift for key, value in standing.items()}

    assert places(other) == places(standing)


@given(st.lists(st.decimals(min_value=1, max_value=5, places=8), min_size=3, max_size=3))
def test_ties_are_transitive(values):
    one, two, three = (comparable(value) for value in values)

    assert not (one == two and two == three) or one == three
