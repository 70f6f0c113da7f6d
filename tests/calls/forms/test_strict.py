"""Before answers are final: required questions, limits and conditions, each with the sentence that helps."""

from decimal import Decimal

import pytest

from calls.forms.compiler import compile_form
from calls.forms.complete import Problem, problems
from calls.forms.definition import Condition, Definition, Question, Section
from tests.calls.forms.making import COLOURS, asks, fill, form_of, pdf, told, upload

WHY = Question("why", "text", "Why", required=True, condition=Condition("q", "is", "yes"))


def strictly(question, data=None, **stored):
    return told(fill(form_of(question), data or {}, strict=True, **stored))


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("text", "Answer this question."),
        ("area", "Answer this question."),
        ("number", "Answer this question."),
        ("money", "Answer this question."),
        ("orcid", "Answer this question."),
        ("email", "Answer this question."),
        ("url", "Answer this question."),
        ("choice", "Choose one."),
        ("multi", "Choose at least one."),
        ("ranked", "Put at least one choice in a place."),
        ("yesno", "Choose yes or no."),
        ("consent", "Tick this to go on."),
        ("date", "Give a date."),
        ("file", "Upload a PDF file."),
        ("country", "Choose a country."),
        ("repeat", "Add at least 1 item."),
    ],
)
def test_a_required_question_must_be_answered(kind, sentence):
    question = asks(kind, required=True, options=COLOURS, fields=(Question("n", "text", "N"),))

    assert list(strictly(question).values()) == [sentence]


@pytest.mark.parametrize(
    ("question", "data", "sentence"),
    [
        (asks("area", limit=3), "one two three four", "Shorten this to 3 words: it has 4."),
        (asks("area", limit=1), "one two", "Shorten this to 1 word: it has 2."),
        (asks("area", limit=3, unit="characters"), "four", "Shorten this to 3 characters: it has 4."),
        (asks("text", limit=3), "four", "Shorten this to 3 characters: it has 4."),
        (asks("number", minimum=Decimal(2)), "1.99", "Give a number of at least 2."),
        (asks("money", maximum=Decimal("800.50")), "801", "Give a number of at most 800.5."),
        (asks("multi", options=COLOURS, choose_at_most=1), ["r", "g"], "Choose at most 1: there are 2."),
    ],
)
def test_a_limit_is_told_with_the_figure_that_breaks_it(question, data, sentence):
    assert strictly(question, {"q": data}) == {
        "id_q": sentence,
    }


@pytest.mark.parametrize(
    ("question", "data"),
    [
        (asks("area", limit=3), "one two three"),
        (asks("text", limit=4), "four"),
        (asks("number", minimum=Decimal(2), maximum=Decimal(2)), "2.00"),
        (asks("multi", options=COLOURS, choose_at_most=2), ["r", "g"]),
        (asks("yesno", required=True), "no"),
    ],
)
def test_an_answer_at_its_limit_is_accepted(question, data):
    assert strictly(question, {"q": data}) == {}


def test_a_stored_file_answers_its_question():
    assert strictly(asks("file", required=True), attachments={"q": object()}) == {}


def test_a_new_file_answers_its_question():
    form = fill(form_of(asks("file", required=True)), {}, strict=True, files={"q": upload(pdf())})

    assert form.is_valid()


def test_a_removed_file_answers_nothing():
    removed = strictly(asks("file", required=True), {"q-remove": "on"}, attachments={"q": object()})

    assert removed == {"id_q": "Upload a PDF file."}


def test_a_hidden_question_is_neither_required_nor_kept():
    form = fill(form_of(asks("yesno"), WHY), {"q": "no", "why": "Old"}, strict=True, answers={"why": "Older"})

    assert form.is_valid()
    assert form.answers == {"q": False}
    assert form.merged() == {"q": False}


def test_a_mistake_in_a_hidden_question_is_forgiven():
    when = Question("when", "date", "When", condition=Condition("q", "is", "yes"))

    assert fill(form_of(asks("yesno"), when), {"q": "no", "when": "soon"}, strict=True).is_valid()


def test_a_shown_question_is_required():
    assert strictly_two({"q": "yes"}) == {"id_why": "Answer this question."}


def strictly_two(data):
    return told(fill(form_of(asks("yesno"), WHY), data, strict=True))


def test_a_page_is_judged_by_the_answers_of_the_other_pages():
    pages = Definition((Section("one", "1", "", (asks("yesno"),)), Section("two", "2", "", (WHY,))))
    page = compile_form(pages, section="two", strict=True)

    assert not page({}, answers={"q": True}).is_valid()
    assert page({}, answers={"q": False}).is_valid()


def test_a_wrong_type_is_told_once():
    assert strictly(asks("date", required=True), {"q": "soon"}) == {
        "id_q": "Write the date as year-month-day, such as 2027-01-31."
    }


def test_stored_answers_are_judged_like_typed_ones():
    chapters = Question("c", "repeat", "Chapters", fields=(Question("t", "text", "Title", required=True),))
    definition = form_of(asks("area", limit=1), WHY, Question("f", "file", "CV", required=True), chapters)

    assert problems(definition, {"q": "one two", "c": [{"t": "A"}, {}]}) == [
        Problem("s", "q", "q", "Question", "Shorten this to 1 word: it has 2."),
        Problem("s", "f", "f", "CV", "Upload a PDF file."),
        Problem("s", "c", "c-1-t", "Chapters, item 2, Title", "Answer this question."),
    ]


def test_complete_answers_have_no_problems():
    assert (
        problems(form_of(asks("text", required=True), Question("f", "file", "CV", required=True)), {"q": "x"}, {"f"})
        == []
    )
