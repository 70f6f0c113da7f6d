"""All marks of one dossier together."""

import statistics
from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calls.scoring.card import Card
from calls.scoring.mark import mark
from calls.scoring.result import mean, median, result, results, spread
from tests.calls.scoring.cards import AWARD_WEIGHTS, TOTAL, card_piles, mark_lists, scores_of, totals, weightings


def test_a_result_sums_up_three_marks():
    found = result("thesis", totals("thesis", "4.5", "3", "4.2"), TOTAL)

    assert found.marks == (Decimal("4.5"), Decimal("3"), Decimal("4.2"))
    assert found.jurors == (1, 2, 3)
    assert found.count == 3
    assert found.mean == Decimal("3.9")
    assert found.median == Decimal("4.2")
    assert found.range == Decimal("1.5")
    assert found.spread == Decimal("0.63").sqrt()


def test_an_even_number_of_marks_has_its_median_half_way():
    assert result(1, totals(1, "5", "2", "4", "3"), TOTAL).median == Decimal("3.5")


def test_the_spread_of_the_textbook_example_is_the_sample_one():
    values = [Decimal(value) for value in (2, 4, 4, 4, 5, 5, 7, 9)]

    assert str(spread(values))[:9] == "2.1380899"


def test_one_mark_has_no_spread_and_no_distance():
    found = result(1, totals(1, "4"), TOTAL)

    assert (found.mean, found.median, found.spread, found.range) == (Decimal(4), Decimal(4), None, Decimal(0))


def test_a_dossier_nobody_marked_has_no_numbers():
    found = result(1, [], AWARD_WEIGHTS)

    assert (found.count, found.marks, found.mean, found.median, found.spread, found.range) == (
        0,
        (),
        None,
        None,
        None,
        None,
    )
    assert found.criteria == dict.fromkeys(AWARD_WEIGHTS)


def test_a_card_without_scores_is_not_a_mark_of_zero():
    found = result(1, [Card(1, 1, {}), Card(2, 1, scores_of(4, 4, 4, 4))], AWARD_WEIGHTS)

    assert (found.jurors, found.marks, found.mean) == ((2,), (Decimal(4),), Decimal(4))


def test_a_criterion_is_averaged_over_those_who_scored_it():
    cards = [Card(1, 1, scores_of(5, 4, None, 3)), Card(2, 1, scores_of(4, 4, 2, None))]

    assert result(1, cards, AWARD_WEIGHTS).criteria == {
        "quality": Decimal("4.5"),
        "originality": Decimal(4),
        "theory": Decimal(2),
        "method": Decimal(3),
    }


def test_marks_stand_in_the_order_of_their_jurors():
    cards = [Card("zoe", 1, {"total": Decimal(2)}), Card("abe", 1, {"total": Decimal(5)})]

    found = result(1, cards, TOTAL)

    assert (found.jurors, found.marks) == (("abe", "zoe"), (Decimal(5), Decimal(2)))


def test_cards_of_other_dossiers_are_left_aside():
    cards = [*totals(1, "4", "5"), *totals(2, "1", "1")]

    assert result(1, cards, TOTAL).mean == Decimal("4.5")


def test_two_cards_of_one_juror_for_one_dossier_are_refused():
    with pytest.raises(ValueError, match=r"^A juror has two cards for dossier 7\.$"):
        result(7, totals(7, "4") + totals(7, "5"), TOTAL)


def test_results_have_one_entry_per_dossier_in_order_and_those_nobody_read():
    found = results([*totals(3, "2"), *totals(1, "4")], TOTAL, dossiers=[2])

    assert list(found) == [1, 2, 3]
    assert [one.mean for one in found.values()] == [Decimal(4), None, Decimal(2)]


def test_a_coarse_context_elsewhere_changes_no_result():
    with localcontext() as elsewhere:
        elsewhere.prec = 2

        assert result(1, totals(1, "4.25", "4.30", "4.00", "4.00"), TOTAL).mean == Decimal("4.1375")


@given(card_piles(), weightings, st.randoms(use_true_random=False))
def test_the_order_of_cards_changes_nothing(cards, weights, random):
    shuffled = random.sample(cards, len(cards))

    assert results(shuffled, weights) == results(cards, weights)


@given(card_piles(), weightings)
def test_every_mark_of_a_result_is_the_mark_of_its_juror(cards, weights):
    found = results(cards, weights)
    marks = {(card.juror, card.dossier): mark(card.scores, weights) for card in cards}

    shown = {
        (juror, one.dossier): value
        for one in found.values()
        for juror, value in zip(one.jurors, one.marks, strict=True)
    }
    assert shown == {key: value for key, value in marks.items() if value is not None}


@given(card_piles(), weightings, st.sampled_from(["5", "0.5", "40"]))
def test_multiplying_all_weights_changes_no_result(cards, weights, factor):
    heavier = {criterion: weight * Decimal(factor) for criterion, weight in weights.items()}

    assert results(cards, heavier) == results(cards, weights)


@given(card_piles(), weightings)
def test_a_criterion_nobody_scored_changes_no_mark(cards, weights):
    wider = results(cards, weights | {"one more": Decimal(10)})

    assert {key: one.marks for key, one in wider.items()} == {
        key: one.marks for key, one in results(cards, weights).items()
    }


@given(mark_lists)
def test_mean_and_median_lie_between_the_lowest_and_the_highest(values):
    assume(values)
    ordered = sorted(values)

    assert ordered[0] <= mean(ordered) <= ordered[-1]
    assert ordered[0] <= median(ordered) <= ordered[-1]


@given(mark_lists)
def test_half_of_the_marks_lie_on_either_side_of_the_median(values):
    assume(values)
    middle = median(sorted(values))

    assert sum(value <= middle for value in values) * 2 >= len(values)
    assert sum(value >= middle for value in values) * 2 >= len(values)


@given(mark_lists)
def test_mean_median_and_spread_agree_with_the_standard_library(values):
    assume(len(values) > 1)
    ordered = sorted(values)

    assert mean(ordered) == statistics.mean(ordered)
    assert median(ordered) == statistics.median(ordered)
    assert abs(spread(ordered) - statistics.stdev(ordered)) < Decimal("1e-20")


@given(st.decimals(min_value=0, max_value=10, places=12), st.integers(2, 40))
def test_jurors_who_agree_have_no_spread_and_their_mark_is_the_mean(value, count):
    assert (mean([value] * count), spread([value] * count)) == (value, Decimal(0))


@given(mark_lists, st.decimals(min_value=0, max_value=10, places=12))
def test_moving_all_marks_alike_moves_the_mean_and_not_the_spread(values, shift):
    assume(len(values) > 1)
    ordered = sorted(values)
    moved = [value + shift for value in ordered]

    assert abs(mean(moved) - mean(ordered) - shift) < Decimal("1e-20")
    assert abs(spread(moved) - spread(ordered)) < Decimal("1e-10")


@given(mark_lists)
def test_the_spread_is_never_more_than_the_distance_of_the_extremes(values):
    assume(len(values) > 1)
    ordered = sorted(values)

    assert Decimal(0) <= spread(ordered) <= ordered[-1] - ordered[0]
