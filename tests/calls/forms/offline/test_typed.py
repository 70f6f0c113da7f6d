"""Answers in the words in which people write them."""

import pytest
from django.core.exceptions import ValidationError

from calls.forms.definition import Option, Question
from calls.forms.offline.typed import typed

FILMS = (Option("p", "Photography"), Option("f", "Film"), Option("c", "“Cartography” – maps, old and new"))


def read(kind, *lines, **facts):
    return typed(Question("q", kind, "Question", **facts), list(lines))


def refusal(kind, *lines, **facts):
    with pytest.raises(ValidationError) as refused:
        read(kind, *lines, **facts)
    return refused.value.messages


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2027-01-31", "2027-01-31"),
        ("2027/1/3", "2027-01-03"),
        ("31.1.2027", "2027-01-31"),
        ("31 January 2027", "2027-01-31"),
        ("Sunday, 31st of Jan. 2027", "2027-01-31"),
        ("January 31, 2027", "2027-01-31"),
        ("3/4/2027", "3/4/2027"),
        ("31 Januember 2027", "31 Januember 2027"),
        ("soon", "soon"),
    ],
)
def test_dates_are_read_where_day_and_month_cannot_be_mistaken(written, day):
    assert read("date", written) == {"": day}


@pytest.mark.parametrize(
    ("written", "figures"),
    [
        ("1200.50", "1200.50"),
        ("1 200,50 EUR", "1200.50"),
        ("EUR 1\u202f200", "1200"),
        ("€800", "800"),
        ("1,200.50", "1200.50"),
        ("1.200,50", "1200.50"),
        ("12,5", "12.5"),
        ("1,200", "1,200"),
        ("about 800", "about 800"),
    ],
)
def test_amounts_are_read_where_comma_and_point_cannot_be_mistaken(written, figures):
    assert read("money", written, currency="EUR") == {"": figures}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Portugal", "PT"),
        ("portugal", "PT"),
        ("PT", "PT"),
        ("prt", "PT"),
        ("Côte d’Ivoire", "CI"),
        ("Atlantis", "Atlantis"),
    ],
)
def test_a_country_is_known_by_its_name_or_code(written, code):
    assert read("country", written) == {"": code}


@pytest.mark.parametrize("sign", ["[x]", "[X]", "(x)", "[ x ]", "- [x]", "☒", "☑", "[✓]", "[yes]"])
def test_a_choice_is_marked_in_many_ways(sign):
    lines = ["[ ] Photography", f"{sign} Film", "☐ “Cartography” – maps, old and new"]

    assert read("choice", *lines, options=FILMS) == {"": "f"}


@pytest.mark.parametrize("line", ["Film", "film", " - Film", '"Cartography" - maps, old and new'])
def test_a_choice_may_be_written_out_instead(line):
    assert read("choice", line, options=FILMS)[""] in {"f", "c"}


def test_nothing_marked_is_no_answer():
    assert read("choice", "[ ] Photography", "[] Film", options=FILMS) == {"": ""}
    assert read("multi", "[ ] Photography", "[ ] An option of last year", options=FILMS) == {"": []}


def test_two_marks_where_one_is_asked_for_are_refused():
    assert refusal("choice", "[x] Photography", "[x] Film", options=FILMS) == ["Mark one only: 2 are marked."]


def test_a_choice_that_is_none_of_them_is_passed_on_for_the_form_to_refuse():
    assert read("choice", "[x] Sculpture", options=FILMS) == {"": "[x] Sculpture"}


def test_several_choices_may_stand_in_one_line():
    assert read("multi", "Film, Photography", options=FILMS) == {"": ["f", "p"]}
    assert read("multi", "film; “Cartography” – maps, old and new", options=FILMS) == {"": ["f", "c"]}


@pytest.mark.parametrize(
    "lines",
    [
        ["[2] Photography", "[1] Film", "[ ] “Cartography” – maps, old and new"],
        ["1. Film", "2. Photography"],
        ["2) Photography", "1) Film"],
        ["Film", "Photography"],
        ["[10] Photography", "[3] Film"],
    ],
)
def test_an_order_is_read_from_numbers_or_from_the_order_of_lines(lines):
    assert read("ranked", *lines, options=FILMS) == {"-f": "1", "-p": "2"}


def test_orders_that_make_no_sense_are_refused_with_a_sentence():
    assert refusal("ranked", "[1] Film", "[1] Photography", options=FILMS) == [
        "Give each choice a place of its own: two share one."
    ]
    assert refusal("ranked", "[x] Film", "[x] Photography", options=FILMS) == [
        "Number the choices 1, 2, 3 in your order of preference."
    ]
    assert refusal("ranked", "1. Sculpture", options=FILMS) == ["“1. Sculpture” is not among the choices."]
    assert refusal("ranked", "Film", "Photography", options=FILMS, choose_at_most=1) == [
        "Choose at most 1: there are 2."
    ]


@pytest.mark.parametrize(
    ("lines", "answer"),
    [
        (["[x] Yes", "[ ] No"], "yes"),
        (["[ ] Yes", "[x] No"], "no"),
        (["no"], "no"),
        (["Y"], "yes"),
        (["[ ] Yes", "[ ] No"], ""),
    ],
)
def test_yes_and_no_in_words_or_marks(lines, answer):
    assert read("yesno", *lines) == {"": answer}


def test_one_line_is_put_together_from_several_and_paragraphs_are_kept():
    assert read("text", "A title that", "", " was wrapped ") == {"": "A title that was wrapped"}
    assert read("area", "One.", "", "Two.") == {"": "One.\n\nTwo."}


def test_addresses_in_angle_brackets_are_taken_out_of_them():
    assert read("email", "<ada@university.example>") == {"": "ada@university.example"}
    assert read("url", "<https://university.example>") == {"": "https://university.example"}
