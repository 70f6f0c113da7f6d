"""Version 2 of a form: nothing changes in silence, and no answer is lost that can be kept."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings

from calls.forms.changes import carry, changes
from calls.forms.definition import Definition, Level, Option, Question, Section
from tests.calls.forms.making import COLOURS, asks, criterion, form_of
from tests.calls.forms.strategies import definitions

WHY = Question("why", "area", "Why", limit=500)


def told(old, new):
    return [(change.kind, change.sentence) for change in changes(old, new)]


@settings(max_examples=40, deadline=None)
@given(definitions())
def test_an_unchanged_form_has_no_changes(definition):
    assert changes(definition, Definition.from_json(definition.to_json())) == []


@settings(max_examples=40, deadline=None)
@given(definitions(), definitions())
def test_no_difference_passes_in_silence(old, new):
    assert bool(changes(old, new)) is (old.digest() != new.digest())


@pytest.mark.parametrize(
    ("facts", "kind", "sentence"),
    [
        ({"label": "Why us"}, "reworded", "“Why” now reads “Why us”."),
        ({"help": "Be brief."}, "reworded", "The help for “Why” was reworded."),
        ({"required": True}, "tightened", "“Why” must now be answered."),
        ({"limit": 300}, "tightened", "The limits of “Why” are tighter now. At most 300 words."),
        ({"limit": 800}, "loosened", "The limits of “Why” are wider now. At most 800 words."),
        ({"limit": None}, "loosened", "The limits of “Why” are wider now."),
        ({"unit": "characters"}, "changed", "“Why” is counted in another unit."),
        ({"audience": "organisers"}, "changed", "The answer to “Why” has other readers than before."),
    ],
)
def test_one_change_is_told_in_one_sentence(facts, kind, sentence):
    assert told(form_of(WHY), form_of(replace(WHY, **facts))) == [(kind, sentence)]


def test_a_question_no_longer_required_is_loosened():
    assert told(form_of(replace(WHY, required=True)), form_of(WHY)) == [("loosened", "“Why” may now be left empty.")]


def test_a_higher_minimum_is_tighter():
    old, new = (asks("number", minimum=Decimal(number)) for number in (1, 2))

    assert told(form_of(old), form_of(new)) == [("tightened", "The limits of “Question” are tighter now. At least 2.")]


def test_new_and_removed_questions_are_named():
    new = Question("new", "text", "Title", required=True)

    assert told(form_of(WHY), form_of(new)) == [
        ("added", "“Title” is new and must be answered."),
        ("removed", "“Why” was removed."),
    ]


def test_choices_that_come_and_go_are_named():
    old = asks("choice", options=COLOURS)
    new = asks("choice", options=(Option("r", "Crimson"), Option("g", "Green"), Option("y", "Yellow")))

    assert told(form_of(old), form_of(new)) == [
        ("reworded", "In “Question” the choice “Red” now reads “Crimson”."),
        ("tightened", "“Question” no longer offers “Blue”."),
        ("loosened", "“Question” now also offers “Yellow”."),
    ]


def test_a_question_that_changes_its_order_is_moved():
    one, two, three = (Question(key, "text", key.upper()) for key in "abc")

    assert told(form_of(one, two, three), form_of(two, three, one)) == [("moved", "“A” stands at another place.")]


def test_a_question_that_changes_its_section_is_moved():
    def form(first, second):
        return Definition((Section("s1", "One", "", first), Section("s2", "Two", "", second)))

    assert told(form((WHY, asks("text")), ()), form((WHY,), (asks("text"),))) == [
        ("moved", "“Question” is now asked in “Two”.")
    ]


def test_a_new_weight_is_told_with_both_figures():
    old, new = criterion(), replace(criterion(), weight=Decimal("30.5"))

    assert told(form_of(criteria=(old,)), form_of(criteria=(new,))) == [
        ("weight", "The weight of “Originality” is now 30.5 instead of 25.")
    ]


def test_a_new_scale_is_told():
    new = replace(criterion(), levels=(Level(Decimal(0), "No"), Level(Decimal(1), "Yes")))

    assert told(form_of(criteria=(criterion(),)), form_of(criteria=(new,))) == [
        ("changed", "The scale of “Originality” was changed.")
    ]


ANSWERS = {
    "text": "Home",
    "area": "Home",
    "choice": "r",
    "multi": ["r", "b"],
    "ranked": ["b", "r"],
    "number": "5",
    "money": "5",
    "email": "ada@uni.example",
    "date": "2026-10-07",
    "yesno": False,
}


@pytest.mark.parametrize(
    ("before", "after", "kept"),
    [
        ("text", "area", "Home"),
        ("number", "money", "5"),
        ("money", "number", "5"),
        ("email", "text", "ada@uni.example"),
        ("choice", "multi", ["r"]),
        ("ranked", "multi", ["b", "r"]),
        ("yesno", "yesno", False),
        ("area", "text", None),
        ("multi", "choice", None),
        ("date", "text", None),
        ("text", "number", None),
    ],
)
def test_an_answer_is_carried_where_its_new_kind_can_hold_it(before, after, kept):
    old, new = (form_of(asks(kind, options=COLOURS)) for kind in (before, after))

    assert carry({"q": ANSWERS[before]}, old, new) == ({} if kept is None else {"q": kept})


def test_a_choice_no_longer_offered_is_not_carried():
    few = (Option("r", "Red"), Option("g", "Green"))
    old = form_of(asks("multi", options=COLOURS), Question("c", "choice", "C", options=COLOURS))
    new = form_of(asks("multi", options=few), Question("c", "choice", "C", options=few))

    assert carry({"q": ["b", "r"], "c": "b"}, old, new) == {"q": ["r"]}


def test_items_are_carried_question_by_question():
    title, date = Question("t", "text", "Title"), Question("d", "date", "Date")
    old = form_of(asks("repeat", fields=(title, date)))
    new = form_of(asks("repeat", fields=(title,)))

    assert carry({"q": [{"t": "One", "d": "2026-10-07"}, {"d": "2026-10-07"}]}, old, new) == {"q": [{"t": "One"}]}


@settings(max_examples=40, deadline=None)
@given(definitions())
def test_every_answer_is_carried_to_an_equal_form(definition):
    answers = {question.key: ANSWERS.get(question.kind, "x") for question in definition.questions()}
    answers = {
        question.key: [option.key for option in question.options]
        if question.kind in {"multi", "ranked"}
        else answers[question.key]
        for question in definition.questions()
        if question.kind not in {"choice", "repeat"}
    }

    assert carry(answers, definition, definition) == answers


@settings(max_examples=40, deadline=None)
@given(definitions(), definitions())
def test_nothing_is_carried_to_a_question_that_is_not_asked(old, new):
    answers = {question.key: "x" for question in old.questions() if question.kind not in {"repeat", "multi", "ranked"}}

    assert carry(answers, old, new).keys() <= {question.key for question in new.questions()}
