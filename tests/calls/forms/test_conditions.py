"""What is asked follows from what was answered."""

import pytest
from hypothesis import given, settings

from calls.forms.conditions import visible
from calls.forms.definition import Condition, Definition, Question, Section
from tests.calls.forms.making import COLOURS, form_of
from tests.calls.forms.strategies import definitions


def depending(kind, operator, value=""):
    first = Question("a", kind, "A", options=COLOURS if kind in {"choice", "multi"} else ())
    return form_of(first, Question("b", "text", "B", condition=Condition("a", operator, value)))


@pytest.mark.parametrize(
    ("kind", "operator", "value", "answer", "is_asked"),
    [
        ("choice", "is", "r", "r", True),
        ("choice", "is", "r", "g", False),
        ("choice", "is", "r", None, False),
        ("choice", "is_not", "r", "g", True),
        ("choice", "is_not", "r", "r", False),
        ("choice", "is_not", "r", None, False),
        ("multi", "includes", "r", ["g", "r"], True),
        ("multi", "includes", "r", ["g"], False),
        ("multi", "is", "r", ["r"], True),
        ("multi", "is", "r", ["g", "r"], False),
        ("yesno", "is", "yes", True, True),
        ("yesno", "is", "no", False, True),
        ("yesno", "is", "yes", False, False),
        ("yesno", "answered", "", False, True),
        ("text", "answered", "", "x", True),
        ("text", "answered", "", "", False),
        ("text", "is", "berlin", " Berlin ", True),
    ],
)
def test_a_question_is_asked_when_its_condition_holds(kind, operator, value, answer, is_asked):
    assert ("b" in visible(depending(kind, operator, value), {"a": answer})) is is_asked


def test_a_file_answers_its_question():
    assert visible(depending("file", "answered"), {}, {"a"}) == {"s", "a", "b"}


def test_what_depends_on_a_hidden_question_is_hidden_too():
    chain = (
        Question("a", "yesno", "A"),
        Question("b", "yesno", "B", condition=Condition("a", "is", "yes")),
        Question("c", "text", "C", condition=Condition("b", "is", "yes")),
    )

    assert visible(form_of(*chain), {"a": False, "b": True}) == {"s", "a"}


def test_a_hidden_section_hides_its_questions_and_what_depends_on_them():
    first = Section("s1", "1", "", (Question("a", "yesno", "A"),))
    second = Section("s2", "2", "", (Question("b", "yesno", "B"),), Condition("a", "is", "yes"))
    third = Section("s3", "3", "", (Question("c", "text", "C", condition=Condition("b", "is", "yes")),))

    assert visible(Definition((first, second, third)), {"a": False, "b": True}) == {"s1", "a", "s3"}


@settings(max_examples=40, deadline=None)
@given(definitions())
def test_without_answers_only_unconditional_questions_are_asked(definition):
    questions = [question for section in definition.sections for question in section.questions]
    unconditional = {question.key for question in questions if question.condition is None}

    assert visible(definition, {}) == unconditional | {section.key for section in definition.sections}
