"""The language of letters: placeholders and nothing else, so that a wording can reach nothing it was not given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from people.wording import (
    UnknownPlaceholder,
    fill,
    isolated,
    names_in,
    one_line,
    paragraphs,
    parted,
    strangers_in,
)

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


@pytest.mark.parametrize("text", ["Dear {{ name }},", "Dear {{name}},", "Dear {{   name\t}},"])
def test_a_placeholder_becomes_its_value_however_it_is_spaced(text):
    assert fill(text, {"name": "Ada"}) == "Dear Ada,"


def test_a_name_without_a_value_is_refused_rather_than_left_out():
    with pytest.raises(UnknownPlaceholder, match="nmae"):
        fill("Dear {{ nmae }},", {"name": "Ada"})


def test_a_value_that_holds_a_placeholder_is_never_expanded():
    assert fill("{{ title }} by {{ name }}", {"title": "{{ name }}", "name": "Ada"}) == "{{ name }} by Ada"


@pytest.mark.parametrize(
    "text",
    ["{% now 'Y' %}", "{# quiet #}", "{{ name.password }}", "{{ name|upper }}", "{{ name() }}", "{name}", "%(name)s"],
)
def test_no_other_template_language_means_anything_here(text):
    assert fill(text, {"name": "Ada"}) == text


@pytest.mark.parametrize(
    ("text", "strangers"),
    [
        ("Dear {{ name }},", []),
        ("Dear {{ first name }},", ["first name"]),
        ("Dear {{ Name }},", ["Name"]),
        ("{{ name.password }} {{ name|upper }}", ["name.password", "name|upper"]),
        ("{{ nmae }} and {{ nmae }}", ["nmae"]),
        ("{{ }}", [""]),
        ("Dear {{ name,", ["{{"]),
        ("Dear name }},", ["}}"]),
        ("{{{{ name }}}}", ["{{", "}}"]),
        ("{ name } and {{ name }}", []),
    ],
)
def test_what_stands_in_braces_and_means_nothing_is_named(text, strangers):
    assert strangers_in(text, {"name"}) == strangers


def test_the_names_of_a_text_come_once_and_in_order():
    assert names_in("{{ b }} {{ a }} {{ b }}") == ["b", "a"]


@given(st.dictionaries(NAMES, st.text(), min_size=1), st.data())
def test_whatever_passes_the_check_can_be_filled(values, data):
    text = data.draw(st.lists(st.sampled_from([*values, "{{", "}}", "x y", "{{ a }}", "{", "\n"])).map("".join))

    if not strangers_in(text, values):
        fill(text, dict.fromkeys(values, "-"))


@given(st.text(alphabet="ab{} ", max_size=30))
def test_a_single_value_comes_out_as_it_went_in(value):
    assert fill("{{ name }}", {"name": value}) == value


def test_a_name_written_from_right_to_left_does_not_turn_what_follows_it():
    assert fill("Dear {{ name }} (42)", {"name": "ليلى حداد"}) == "Dear \u2068ليلى حداد\u2069 (42)"
    assert fill("Dear {{ name }} (42)", {"name": "Ada"}) == "Dear Ada (42)"


@pytest.mark.parametrize("mark", ["\u202e", "\u2067", "\u2069", "\u202c"])
def test_a_value_cannot_carry_marks_that_turn_the_text_around_it(mark):
    assert isolated(f"Ada{mark}Byron") == "AdaByron"


def test_blank_lines_part_paragraphs_and_single_ones_are_kept():
    assert paragraphs("Dear {{ name }},\r\n\r\n  one\r\ntwo  \n \n\nthree", {"name": "Ada"}) == [
        "Dear Ada,",
        "one\ntwo",
        "three",
    ]


def test_a_paragraph_of_empty_values_is_left_out():
    assert paragraphs("One\n\n{{ remark }}\n\nTwo", {"remark": ""}) == ["One", "Two"]


def test_a_value_of_several_lines_keeps_them_within_its_paragraph():
    assert paragraphs("{{ changes }}\n\nTwo", {"changes": "First\n\nSecond"}) == ["First\n\nSecond", "Two"]


def test_a_subject_has_no_line_breaks():
    assert one_line("A title\r\nBcc: all@x.example\u2028 end") == "A title Bcc: all@x.example end"


def test_a_file_begins_with_its_subject():
    assert parted("Received: {{ call }}\n\nDear {{ name }},\n\nYes.\n") == (
        "Received: {{ call }}",
        "Dear {{ name }},\n\nYes.",
    )
