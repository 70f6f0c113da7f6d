"""Answers as people read them, and how far a form has come."""

from dataclasses import dataclass

import pytest
from django.template.loader import get_template

from calls.forms.definition import Condition, Definition, Question, Section
from calls.forms.reading import Ranking, lines, progress, rows, shown
from tests.calls.forms.making import COLOURS, asks, form_of


@dataclass(frozen=True)
class Kept:
    """What an attachment offers to a reader."""

    name: str = "cv.pdf"


FILE = Question("f", "file", "CV", required=True)
CHAPTERS = asks("repeat", fields=(Question("t", "text", "Title"), Question("d", "date", "Date")))


@pytest.mark.parametrize(
    ("question", "value", "text"),
    [
        (asks("text"), "Home", "Home"),
        (asks("text"), None, ""),
        (asks("choice", options=COLOURS), "g", "Green"),
        (asks("choice", options=COLOURS), "gone", "gone"),
        (asks("multi", options=COLOURS), ["b", "r"], ["Blue", "Red"]),
        (asks("ranked", options=COLOURS), ["b", "r"], Ranking(["Blue", "Red"])),
        (asks("date"), "2026-10-07", "7 October 2026"),
        (asks("number"), "12.5", "12.5"),
        (asks("money", currency="EUR"), "400", "EUR 400.00"),
        (asks("country"), "NL", "Netherlands"),
        (asks("yesno"), True, "Yes"),
        (asks("yesno"), False, "No"),
        (asks("consent"), True, "Yes"),
        (
            asks("person"),
            {"name": "Ada", "email": "ada@uni.example", "affiliation": "Uni"},
            "Ada, Uni, ada@uni.example",
        ),
        (
            CHAPTERS,
            [{"t": "One", "d": "2026-10-07"}, {}, {"t": "Two"}],
            ["Title: One; Date: 7 October 2026", "Title: Two"],
        ),
        (asks("repeat", fields=(Question("k", "text", "Keyword"),)), [{"k": "a"}, {"k": "b"}], ["a", "b"]),
    ],
)
def test_an_answer_is_shown_in_words(question, value, text):
    assert shown(question, value) == text


def test_rows_show_only_what_is_asked_and_may_be_read():
    definition = form_of(
        Question("h", "heading", "About"),
        asks("yesno"),
        Question("why", "text", "Why", condition=Condition("q", "is", "yes")),
        Question("care", "text", "Care needs", audience="organisers"),
        FILE,
    )
    answers = {"q": False, "why": "Old", "care": "Ramp"}

    (for_jurors,) = rows(definition, answers, {"f": Kept()}, audiences={"jury"})
    (for_all,) = rows(definition, answers, {"f": Kept()})

    assert [(row.question.key, row.shown) for row in for_jurors.rows] == [("q", "No"), ("f", "cv.pdf")]
    assert [row.question.key for row in for_all.rows] == ["q", "care", "f"]


def test_a_section_without_readable_rows_is_left_out():
    definition = form_of(Question("care", "text", "Care needs", audience="organisers"))

    assert rows(definition, {"care": "Ramp"}, {}, audiences={"jury"}) == []


def test_a_row_knows_whether_it_is_answered():
    (section,) = rows(form_of(asks("yesno"), Question("t", "text", "T"), FILE), {"q": False}, {"f": Kept()})

    assert [row.is_answered for row in section.rows] == [True, False, True]


TITLE = Question("t", "text", "Title", required=True, limit=5)


@pytest.mark.parametrize(
    ("answers", "attachments", "state", "answered"),
    [
        ({}, {}, "not started", 0),
        ({"t": "Home"}, {}, "in progress", 1),
        ({}, {"f": Kept()}, "in progress", 1),
        ({"t": "Far too long"}, {"f": Kept()}, "in progress", 2),
        ({"t": "Home"}, {"f": Kept()}, "done", 2),
    ],
)
def test_required_questions_and_limits_decide_the_state_of_a_section(answers, attachments, state, answered):
    (section,) = progress(form_of(TITLE, FILE, asks("text")), answers, attachments)

    assert (section.state, section.answered, section.of) == (state, answered, 3)


def test_hidden_sections_have_no_progress():
    first = Section("s1", "One", "", (asks("yesno"),))
    second = Section("s2", "Two", "", (TITLE,), Condition("q", "is", "yes"))
    definition = Definition((first, second))

    assert [part.section.key for part in progress(definition, {"q": False}, {})] == ["s1"]
    assert [part.section.key for part in progress(definition, {"q": True}, {})] == ["s1", "s2"]


def test_a_ranking_keeps_its_numbers_and_a_list_its_points():
    template = get_template("calls/applicant/value.html")
    written = {}
    for kind in ("ranked", "multi"):
        value = shown(asks(kind, options=COLOURS), ["b", "r"])
        written[kind] = (template.render({"value": value})[:4], lines(value))

    assert written == {"ranked": ("<ol>", ["1. Blue", "2. Red"]), "multi": ("<ul>", ["Blue", "Red"])}
