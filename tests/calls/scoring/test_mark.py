"""The weighted total of one juror."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from calls.scoring.mark import mark
from tests.calls.scoring.cards import (
    AWARD_WEIGHTS,
    CRITERIA,
    heavy_weightings,
    score_sheets,
    score_values,
    scores_of,
    weightings,
)


def test_a_mark_is_the_weighted_mean_of_the_scores():
    assert mark(scores_of(5, 4, 3, 4), AWARD_WEIGHTS) == Decimal("4.1")


def test_not_applicable_is_left_out_and_not_counted_as_zero():
    assert mark(scores_of(5, 4, None, 4), AWARD_WEIGHTS) == Decimal("4.375")


def test_nothing_scored_gives_no_mark():
    assert mark({}, AWARD_WEIGHTS) is None


def test_scores_whose_weights_are_all_zero_give_no_mark():
    assert mark({"quality": Decimal(5)}, {"quality": Decimal(0), "theory": Decimal(1)}) is None


def test_a_zero_score_is_a_mark_of_zero_and_not_an_absent_one():
    assert mark({"quality": Decimal(0)}, AWARD_WEIGHTS) == Decimal(0)


def test_a_score_without_a_weight_is_ignored():
    assert mark({"quality": Decimal(5), "remark": Decimal(1)}, AWARD_WEIGHTS) == Decimal(5)


def test_a_mark_that_never_ends_is_kept_to_twelve_places():
    thirds = {"quality": Decimal(1), "theory": Decimal(1), "method": Decimal(1)}

    assert str(mark({"quality": Decimal(5), "theory": Decimal(4), "method": Decimal(4)}, thirds)) == "4.333333333333"


def test_a_float_is_refused():
    with pytest.raises(TypeError):
        mark({"quality": 4.5}, AWARD_WEIGHTS)


def test_a_coarse_context_elsewhere_changes_no_mark():
    with localcontext() as elsewhere:
        elsewhere.prec = 2

        assert mark(scores_of(5, 4, None, 4), AWARD_WEIGHTS) == Decimal("4.375")


@given(score_sheets, weightings)
def test_a_mark_lies_between_the_lowest_and_the_highest_score(scores, weights):
    value = mark(scores, weights)
    assume(value is not None)

    assert min(scores.values()) <= value <= max(scores.values())


@given(score_sheets, weightings, st.decimals(min_value="0.1", max_value=50, places=1))
def test_multiplying_all_weights_changes_nothing(scores, weights, factor):
    heavier = {criterion: weight * factor for criterion, weight in weights.items()}

    assert mark(scores, heavier) == mark(scores, weights)


@given(score_sheets, weightings, st.randoms(use_true_random=False))
def test_the_order_of_scores_and_weights_changes_nothing(scores, weights, random):
    shuffled_scores = dict(random.sample(sorted(scores.items()), len(scores)))
    shuffled_weights = dict(random.sample(sorted(weights.items()), len(weights)))

    assert mark(shuffled_scores, shuffled_weights) == mark(scores, weights)


@given(score_sheets, weightings)
def test_a_further_criterion_that_is_not_applicable_changes_nothing(scores, weights):
    assert mark(scores, weights | {"one more": Decimal(40)}) == mark(scores, weights)


@given(score_sheets, heavy_weightings)
def test_multiplying_all_scores_multiplies_the_mark(scores, weights):
    assume(scores)
    doubled = {criterion: score * 2 for criterion, score in scores.items()}

    assert abs(mark(doubled, weights) - mark(scores, weights) * 2) <= Decimal("2e-12")


@given(score_values, heavy_weightings)
def test_the_same_score_everywhere_is_the_mark(score, weights):
    assert mark(dict.fromkeys(CRITERIA, score), weights) == score


@given(score_sheets, heavy_weightings, st.sampled_from(CRITERIA))
def test_a_better_score_never_lowers_a_mark(scores, weights, criterion):
    assume(criterion in scores)

    assert mark(scores | {criterion: scores[criterion] + 1}, weights) >= mark(scores, weights)
