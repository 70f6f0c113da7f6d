"""Every kind of question accepts what it asks for and refuses the rest with a sentence that helps."""

import pytest

from calls.forms.definition import KINDS, Option, Question
from calls.forms.inputs import LONGEST
from tests.calls.forms.making import COLOURS, asks, fill, form_of, pdf, told, upload

ACCEPTED = [
    ("text", " A title ", "A title"),
    ("text", "Moving\u200b houses\u202e", "Moving houses"),
    ("area", "One\r\ntwo", "One\ntwo"),
    ("area", "One\u202e\n\ntwo", "One\n\ntwo"),
    ("choice", "g", "g"),
    ("multi", ["g", "r"], ["g", "r"]),
    ("date", "2026-10-07", "2026-10-07"),
    ("number", "12.50", "12.5"),
    ("number", "-3", "-3"),
    ("money", "400", "400"),
    ("country", "NL", "NL"),
    ("orcid", "0000-0002-1825-0097", "0000-0002-1825-0097"),
    ("orcid", "https://orcid.org/0000-0002-1694-233X", "0000-0002-1694-233X"),
    ("orcid", "000000021694233x", "0000-0002-1694-233X"),
    ("email", "ada@uni.example", "ada@uni.example"),
    ("url", "uni.example/thesis", "https://uni.example/thesis"),
    ("url", "http://uni.example", "http://uni.example"),
    ("yesno", "yes", True),
    ("yesno", "no", False),
    ("consent", "on", True),
]
NUMBER = "Write a number in figures, with a point before decimals, such as 1200.50."
REFUSED = [
    ("text", "a\x00b", "Null characters are not allowed."),
    ("choice", "x", "Choose one of those offered."),
    ("multi", ["r", "x"], "Choose among those offered."),
    ("date", "7/10/2026", "Write the date as year-month-day, such as 2027-01-31."),
    ("date", "2026-02-30", "Write the date as year-month-day, such as 2027-01-31."),
    ("number", "many", NUMBER),
    ("number", "1e999999999", NUMBER),
    ("number", "NaN", NUMBER),
    ("money", "1.234", NUMBER),
    ("country", "XX", "Choose a country from the list."),
    ("orcid", "0000-0002-1825", "Write the ORCID iD as four groups of four, such as 0000-0002-1825-0097."),
    ("orcid", "0000-0002-1825-0098", "Check the digits of this ORCID iD: one of them is mistyped."),
    ("email", "ada at uni", "Write an e-mail address such as name@university.example."),
    ("url", "javascript:alert(1)", "Write a web address such as https://university.example/page."),
    ("url", "ftp://uni.example", "Write a web address such as https://university.example/page."),
    ("yesno", "maybe", "Choose one of those offered."),
]


@pytest.mark.parametrize(("kind", "written", "stored"), ACCEPTED)
def test_an_answer_of_the_right_type_is_stored(kind, written, stored):
    form = fill(form_of(asks(kind, options=COLOURS)), {"q": written})

    assert form.errors == {}
    assert form.answers == {"q": stored}


@pytest.mark.parametrize(("kind", "written", "sentence"), REFUSED)
def test_an_answer_of_the_wrong_type_is_refused_with_a_remedy(kind, written, sentence):
    form = fill(form_of(asks(kind, options=COLOURS)), {"q": written})

    assert form.errors == {"q": [sentence]}
    assert form.answers == {}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in {"heading", "person", "repeat", "ranked"}])
def test_an_empty_field_is_no_answer(kind):
    form = fill(form_of(asks(kind, options=COLOURS)), {"q": ""})

    assert form.errors == {}
    assert form.answers == {}


@pytest.mark.parametrize(("kind", "written", "stored"), ACCEPTED)
def test_a_stored_answer_is_shown_again_and_stays_as_it_is(kind, written, stored):
    definition = form_of(asks(kind, options=COLOURS))
    shown = fill(definition, None, answers={"q": stored})["q"].value()

    assert fill(definition, {"q": "on" if shown is True else shown}).answers == {"q": stored}


def test_a_long_text_without_a_limit_of_its_own_ends_at_a_ceiling():
    written = {"q": "x" * (LONGEST + 1)}

    assert fill(form_of(asks("area")), {"q": "x" * LONGEST}).errors == {}
    assert fill(form_of(asks("area")), written).errors == {"q": ["Shorten this to 20000 characters: it has 20001."]}
    assert fill(form_of(asks("area", limit=LONGEST + 1, unit="characters")), written).errors == {}


def test_a_ranking_is_the_options_in_order_of_their_places():
    form = fill(form_of(asks("ranked", options=COLOURS)), {"q-r": "3", "q-g": "1", "q-b": "2"})

    assert form.answers == {"q": ["g", "b", "r"]}


def test_a_ranking_may_be_partial_and_have_gaps():
    assert fill(form_of(asks("ranked", options=COLOURS)), {"q-r": "3", "q-g": "1"}).answers == {"q": ["g", "r"]}


def test_two_options_cannot_share_a_place():
    form = fill(form_of(asks("ranked", options=COLOURS)), {"q-r": "1", "q-g": "1"})

    assert told(form) == {"id_q": "Give each choice a place of its own: two share one."}


@pytest.mark.parametrize("place", ["4", "0", "-1", "x"])
def test_a_place_outside_the_list_is_refused(place):
    form = fill(form_of(asks("ranked", options=COLOURS)), {"q-r": place})

    assert told(form) == {"id_q": "Choose each place from its list."}


def test_a_stored_ranking_is_shown_by_its_places():
    form = fill(form_of(asks("ranked", options=COLOURS)), None, answers={"q": ["b", "r"]})
    rows = form["q"].field.widget.get_context("q", form["q"].value(), {})["widget"]["rows"]

    assert [(row["name"], row["place"]) for row in rows] == [("q-r", "2"), ("q-g", ""), ("q-b", "1")]


def test_an_uploaded_pdf_is_checked_and_counted():
    form = fill(form_of(asks("file", pages=2)), {}, files={"q": upload(pdf(2), "../cv.pdf")})

    assert form.answers == {}
    assert (form.uploads["q"].name, form.uploads["q"].pages) == ("cv.pdf", 2)


def test_a_file_over_its_limit_is_refused_even_in_a_draft():
    form = fill(form_of(asks("file", pages=1)), {}, files={"q": upload(pdf(2))})

    assert told(form) == {"id_q": "Shorten this file to 1 page: it has 2."}
    assert form.uploads == {}


def test_a_file_is_marked_for_removal_by_its_box():
    assert fill(form_of(asks("file")), {"q-remove": "on"}, attachments={"q": object()}).removals == {"q"}


def test_many_choices_become_a_menu():
    many = tuple(Option(f"o{number}", f"Option {number}") for number in range(11))
    form = fill(form_of(asks("choice", options=many)), {"q": "o10"})

    assert form["q"].widget_type == "menu"
    assert form.answers == {"q": "o10"}


def test_an_optional_choice_can_be_taken_back():
    choices = fill(form_of(asks("choice", options=COLOURS)), None).fields["q"].choices

    assert choices == [("r", "Red"), ("g", "Green"), ("b", "Blue"), ("", "No answer")]


def test_a_heading_has_no_field():
    assert list(fill(form_of(Question("h", "heading", "About")), None).fields) == []
