"""A definition survives JSON, and its digest means its content."""

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings

from calls.forms.definition import Criterion, Definition, Level, Option, Question, Section, plain_number
from tests.calls.forms.strategies import definitions


def reversed_keys(value):
    if isinstance(value, dict):
        return {key: reversed_keys(value[key]) for key in reversed(value)}
    return [reversed_keys(item) for item in value] if isinstance(value, list) else value


@settings(max_examples=40, deadline=None)
@given(definitions())
def test_a_definition_is_the_same_after_json(definition):
    assert Definition.from_json(json.loads(json.dumps(definition.to_json()))) == definition


@settings(max_examples=40, deadline=None)
@given(definitions())
def test_the_digest_does_not_depend_on_the_order_of_keys(definition):
    assert Definition.from_json(reversed_keys(definition.to_json())).digest() == definition.digest()


def test_the_digest_differs_when_one_word_differs():
    one, other = (Definition((Section("s", "S", "", (Question("q", "text", label),)),)) for label in ("Why", "Why?"))

    assert one.digest() != other.digest()


def test_equal_numbers_written_differently_have_one_digest():
    one, other = (Definition(criteria=(Criterion("c", "C", weight=Decimal(text)),)) for text in ("25", "25.00"))

    assert one == other
    assert one.digest() == other.digest()


def test_json_leaves_out_what_is_at_its_default():
    question = Question("q", "number", "Years", minimum=Decimal("0.50"))

    assert Definition((Section("s", "S", "", (question,)),)).to_json() == {
        "sections": [
            {
                "key": "s",
                "title": "S",
                "questions": [{"key": "q", "kind": "number", "label": "Years", "minimum": "0.5"}],
            }
        ]
    }


def test_headings_are_not_questions():
    questions = (Question("h", "heading", "About"), Question("q", "text", "Why"))

    assert list(Definition((Section("s", "S", "", questions),)).questions()) == [questions[1]]


def test_things_are_found_by_key():
    question, level = Question("q", "text", "Why"), Level(Decimal(1), "Poor")
    section, criterion = Section("s", "S", "", (question,)), Criterion("c", "C", levels=(level,))
    definition = Definition((section,), (criterion,), (Option("r", "Yes"),))

    assert (definition.section("s"), definition.question("q"), definition.criterion("c")) == (
        section,
        question,
        criterion,
    )


def test_a_key_that_is_not_there_raises():
    with pytest.raises(KeyError, match="q"):
        Definition().question("q")


@pytest.mark.parametrize(
    ("number", "text"), [("5", "5"), ("5.00", "5"), ("0.50", "0.5"), ("1E+3", "1000"), ("-0.0", "0"), ("100", "100")]
)
def test_numbers_are_written_plainly(number, text):
    assert plain_number(Decimal(number)) == text
