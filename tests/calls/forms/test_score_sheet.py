"""A juror's sheet: scores by criterion, comments where asked, one recommendation."""

from decimal import Decimal

import pytest

from calls.forms.compiler import ScoreGiven
from calls.forms.definition import Option
from tests.calls.forms.making import criterion, fill, form_of, told

ANSWERS = (Option("yes", "Shortlist"), Option("no", "Do not shortlist"))


def sheet(data, *, strict=False, recommendations=(), **facts):
    return fill(form_of(criteria=(criterion(**facts),), recommendations=recommendations), data, strict=strict)


def test_a_score_is_a_decimal_with_its_comment():
    form = sheet({"c-score": "2", "c-comment": " Sound. "}, comment="optional")

    assert form.scores == {"c": ScoreGiven(Decimal(2), comment="Sound.")}


def test_not_applicable_is_a_score_without_a_value():
    assert sheet({"c-score": "na"}, may_skip=True).scores == {"c": ScoreGiven(not_applicable=True)}


def test_a_comment_alone_is_kept_in_a_draft():
    assert sheet({"c-comment": "Later"}, comment="optional").scores == {"c": ScoreGiven(comment="Later")}


def test_nothing_said_is_no_score():
    assert sheet({}).scores == {}


@pytest.mark.parametrize("level", ["4", "na", "1.5", "x"])
def test_a_level_that_is_not_on_the_scale_is_refused(level):
    assert told(sheet({"c-score": level})) == {"id_c-score": "Choose one of the levels."}


def test_every_criterion_must_be_scored_to_hand_in():
    assert told(sheet({}, strict=True)) == {"id_c-score": "Choose a level."}


def test_not_applicable_can_be_handed_in_where_it_is_offered():
    assert sheet({"c-score": "na"}, strict=True, may_skip=True).is_valid()


def test_a_required_comment_must_be_given():
    assert told(sheet({"c-score": "2"}, strict=True, comment="required")) == {"id_c-comment": "Add a comment."}


@pytest.mark.parametrize("level", ["1", "3"])
def test_extremes_need_a_comment(level):
    assert told(sheet({"c-score": level}, strict=True, comment="extremes")) == {
        "id_c-comment": "Add a comment: the lowest and the highest level need one."
    }


def test_the_middle_of_the_scale_needs_no_comment():
    assert sheet({"c-score": "2"}, strict=True, comment="extremes").is_valid()


def test_a_recommendation_is_read_by_its_key():
    assert sheet({"recommendation": "yes"}, recommendations=ANSWERS).recommendation == "yes"


def test_a_recommendation_must_be_chosen_to_hand_in():
    form = sheet({"c-score": "2"}, strict=True, recommendations=ANSWERS)

    assert told(form) == {"id_recommendation": "Choose a recommendation."}


def test_stored_scores_are_shown_again():
    definition = form_of(criteria=(criterion(comment="optional", may_skip=True),), recommendations=ANSWERS)
    stored = {"c": ScoreGiven(Decimal("2.00"), comment="Sound.")}

    form = fill(definition, None, scores=stored, recommendation="no")

    assert (form["c-score"].value(), form["c-comment"].value(), form["recommendation"].value()) == ("2", "Sound.", "no")
