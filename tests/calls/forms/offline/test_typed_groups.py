"""Persons and lists, as people write them."""

import pytest
from django.core.exceptions import ValidationError

from calls.forms.definition import Option, Question
from calls.forms.offline.typed_groups import typed_group

STAGES = (Option("e", "Early"), Option("l", "Late"))
CHAPTERS = Question(
    "q",
    "repeat",
    "Chapters",
    fields=(
        Question("t", "text", "Title"),
        Question("a", "area", "Summary"),
        Question("s", "choice", "Stage", options=STAGES),
        Question("p", "person", "Co-author"),
    ),
)
PERSON = Question("q", "person", "Supervisor")


def chapters(text):
    return typed_group(CHAPTERS, text.split("\n"))


def person(text):
    return typed_group(PERSON, text.split("\n"))


def test_items_are_read_by_their_headings_and_labels():
    assert chapters(
        "Item 1\nTitle: One\nSummary: First line\nand second.\n\nA paragraph.\nStage: Early\n"
        "Item 2\nCo-author, name: Ada Byron\ntitle : Two\n\nItem 3\nTitle:\nStage:"
    ) == {
        "-0-t": "One",
        "-0-a": "First line\nand second.\n\nA paragraph.",
        "-0-s": "e",
        "-1-p-name": "Ada Byron",
        "-1-t": "Two",
    }


def test_a_label_that_comes_again_begins_another_item():
    assert chapters("Title: One\nStage: late\nTitle: Two") == {"-0-t": "One", "-0-s": "l", "-1-t": "Two"}


def test_the_numbers_of_items_do_not_matter():
    assert chapters("Item 7\nTitle: One\n- Item 7:\n• Title: Two") == {"-0-t": "One", "-1-t": "Two"}


def test_a_person_within_an_item_may_stand_in_one_line():
    assert chapters("Title: One\nCo-author: Ada Byron <ada@university.example>, University of Lisbon") == {
        "-0-t": "One",
        "-0-p-name": "Ada Byron",
        "-0-p-email": "ada@university.example",
        "-0-p-affiliation": "University of Lisbon",
    }


def test_a_line_that_belongs_to_no_label_is_told():
    with pytest.raises(ValidationError) as refused:
        chapters("Item 1\nSomething of mine")

    assert refused.value.messages == ["Begin this line with the label it belongs to: “Something of mine”."]


def test_a_choice_that_makes_no_sense_is_told_with_its_label():
    with pytest.raises(ValidationError) as refused:
        chapters("Stage: early; late")

    assert refused.value.messages == ["Stage: Mark one only: 2 are marked."]


def test_more_items_than_a_page_takes_are_told_and_not_cut():
    with pytest.raises(ValidationError) as refused:
        chapters("\n".join(f"Item {number}\nTitle: {number}" for number in range(101)))

    assert refused.value.messages == ["Keep at most 100 items: there are 101."]


def test_where_one_thing_is_asked_of_each_item_it_needs_no_label():
    keywords = Question("q", "repeat", "Keywords", fields=(Question("w", "text", "Word"),))

    assert typed_group(keywords, ["Item 1", "borders", "Item 2", "maps"]) == {"-0-w": "borders", "-1-w": "maps"}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Name: Ada Byron\nE-mail address: ada@u.example", {"-name": "Ada Byron", "-email": "ada@u.example"}),
        ("Ada Byron <ada@u.example>", {"-name": "Ada Byron", "-email": "ada@u.example", "-affiliation": ""}),
        (
            "Ada Byron, Lisbon, ada@u.example",
            {"-name": "Ada Byron", "-email": "ada@u.example", "-affiliation": "Lisbon"},
        ),
        ("Ada Byron, Lisbon", {"-name": "Ada Byron", "-email": "", "-affiliation": "Lisbon"}),
        ("Name:\nE-mail address:\nAffiliation:", {}),
        ("", {}),
    ],
)
def test_a_person_is_read_from_labels_or_from_one_line(text, parts):
    assert {end: value for end, value in person(text).items() if value or end in parts} == parts


def test_two_people_where_one_is_asked_for_are_told():
    with pytest.raises(ValidationError) as refused:
        person("Name: Ada\nName: Grace")

    assert refused.value.messages == ["Name one person only: there are 2."]
