"""Nonsense is refused beside the field it stands in, once a form is published and not while it is a draft."""

import pytest
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamBlock

from calls.forms.blocks import CriterionBlock, FormSectionsBlock, RoundsBlock
from calls.forms.definition import KINDS
from calls.forms.questions import JurorsQuestions, Questions
from tests.calls.forms.drawing import block, choices, criterion, round_, rounds, scale, section, sections


def mistakes(error):
    """The tree of a block's errors as plain dicts, down to its sentences."""
    if getattr(error, "block_errors", None):
        return {name: mistakes(inner) for name, inner in error.block_errors.items()}
    return error.messages


def refused(value):
    with pytest.raises(ValidationError) as raised:
        value.stream_block.clean(value)
    return mistakes(raised.value)


def refused_questions(*questions):
    return refused(sections(section(*questions)))[0]["questions"]


def labels(form):
    return [question.value["label"] for question in form[0].value["questions"]]


def depending(on, operator="is", value="", kind="text"):
    return block(kind, "b", label="B", condition={"question": on, "operator": operator, "value": value})


STAGE = block("choice", "a", label="Stage", options=choices("Early", "Late"))


def test_a_sensible_form_is_accepted():
    value = sections(section(STAGE, depending("Stage", value="Late")))

    assert labels(FormSectionsBlock().clean(value)) == ["Stage", "B"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ([], "Give at least two different choices."),
        (["Early"], "Give at least two different choices."),
        (["Early", "early "], "Give at least two different choices."),
        (["Early", "Late", " late"], "“Late” occurs twice: remove one."),
    ],
)
def test_a_choice_needs_two_different_options(options, sentence):
    assert refused_questions(block("choice", "a", label="A", options=choices(*options))) == {0: {"options": [sentence]}}


def test_one_cannot_choose_more_than_is_offered():
    several = block("multi", "a", label="A", options=choices("X", "Y"), choose_at_most=3)

    assert refused_questions(several) == {0: {"choose_at_most": ["There are only 2 choices: lower this number."]}}


def test_a_minimum_lies_under_its_maximum():
    number = block("number", "a", label="A", minimum="5", maximum="4")

    assert refused_questions(number) == {0: {"maximum": ["Make this at least 5, the lower bound."]}}


def test_a_group_cannot_need_more_items_than_it_allows():
    fields = [block("text", "f", label="F")]
    group = block("repeat", "a", label="A", fields=fields, items_at_least=3, items_at_most=2)

    assert refused_questions(group) == {0: {"items_at_most": ["Make this at least 3, the lower bound."]}}


def test_a_condition_on_an_unknown_question_is_refused():
    assert refused_questions(STAGE, depending("Phase")) == {
        1: {
            "condition": {
                "question": ["No earlier question is called “Phase”. Use its exact wording or its reference name."]
            }
        }
    }


def test_a_condition_on_a_later_question_is_refused():
    assert refused_questions(depending("Stage"), STAGE) == {
        0: {"condition": {"question": ["“Stage” comes later in the form. Move it above this one."]}}
    }


def test_a_condition_on_a_later_section_is_refused():
    early = section(block("text", "t", label="T"), key="s1", condition={"question": "Stage", "operator": "answered"})

    assert refused(sections(early, section(STAGE, key="s2"))) == {
        0: {"condition": {"question": ["“Stage” comes later in the form. Move it above this one."]}}
    }


def test_a_condition_on_one_of_two_namesakes_is_refused():
    twin = STAGE | {"id": "a2"}
    sentence = "Several earlier questions are called “Stage”. Give one a reference name and use that."

    assert refused_questions(STAGE, twin, depending("Stage", value="Late")) == {
        2: {"condition": {"question": [sentence]}}
    }


@pytest.mark.parametrize(
    ("first", "operator", "value", "sentence"),
    [
        (STAGE, "is", "", "Say which answer this depends on."),
        (STAGE, "is", "Middle", "“Middle” is not one of its choices: Early, Late."),
        (block("yesno", "a", label="Stage"), "is", "perhaps", "Write yes or no."),
        (
            block("person", "a", label="Stage"),
            "is",
            "Ada",
            "Of this kind of question a condition can only ask whether it has any answer.",
        ),
    ],
)
def test_a_condition_waits_for_an_answer_that_can_be_given(first, operator, value, sentence):
    assert refused_questions(first, depending("Stage", operator, value)) == {1: {"condition": {"value": [sentence]}}}


def test_a_condition_within_an_item_knows_only_that_item():
    group = block("repeat", "g", label="G", fields=[block("text", "f", label="F"), depending("Stage")])
    sentence = "No earlier question is called “Stage”. Use its exact wording or its reference name."

    assert refused_questions(STAGE, group) == {1: {"fields": {1: {"condition": {"question": [sentence]}}}}}


@pytest.mark.parametrize("weight", ["0", "-1"])
def test_a_weight_is_greater_than_zero(weight):
    assert refused(rounds(round_(criterion(weight=weight)))) == {
        0: {"criteria": {0: {"weight": ["Give a weight greater than 0."]}}}
    }


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ((1,), "Give the scale at least two levels."),
        ((1, 2, 2), "Give each level a value of its own: 2 occurs more than once."),
    ],
)
def test_a_scale_has_two_levels_of_different_value(values, sentence):
    assert refused(rounds(round_(criterion(levels=scale(*values))))) == {0: {"criteria": {0: {"levels": [sentence]}}}}


def test_conditions_among_the_jurors_questions_are_checked():
    drawn = rounds(round_(criterion(), questions=[depending("Stage")]))
    sentence = "No earlier question is called “Stage”. Use its exact wording or its reference name."

    assert refused(drawn) == {0: {"questions": {0: {"condition": {"question": [sentence]}}}}}


def test_a_draft_may_hold_any_nonsense():
    form = sections(section(block("choice", "a", label="A", options=[]), depending("Phase")))
    sheet = rounds(round_(criterion(weight="0", levels=scale(1))))

    assert labels(form.stream_block.clean_deferred(form)) == ["A", "B"]
    assert sheet.stream_block.clean_deferred(sheet)[0].value["criteria"][0].value["weight"] == 0


def test_every_kind_of_question_can_be_drawn():
    assert set(Questions().child_blocks) == set(KINDS)
    assert set(JurorsQuestions().child_blocks) == set(KINDS)


def test_jurors_questions_have_readers_of_their_own():
    audience = JurorsQuestions().child_blocks["area"].child_blocks["audience"]

    assert [key for key, _label in audience.field.choices] == ["jury", "chair", "candidate"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_picker_previews_every_kind_as_a_candidate_sees_it(kind):
    drawn = Questions().child_blocks[kind]

    assert drawn.is_previewable
    shown = str(drawn.get_preview_context(drawn.get_preview_value())["form"])
    assert str(drawn.get_preview_value()["label"]) in shown
    assert str(drawn.get_description()) != ""


def test_the_picker_previews_a_criterion_as_a_juror_sees_it():
    drawn = CriterionBlock()
    drawn.set_name("criterion")
    shown = str(drawn.get_preview_context(drawn.get_preview_value())["form"])

    assert shown.count('class="level"') == 5


@pytest.mark.parametrize("top", [FormSectionsBlock, RoundsBlock])
def test_blocks_pass_wagtails_own_checks(top):
    assert isinstance(top(), StreamBlock)
    assert top().check() == []
