"""A person and a repeated group: several fields, one answer, errors where they are."""

from calls.forms.definition import Condition, Question
from tests.calls.forms.making import asks, fill, form_of, told

ADA = {"name": "Ada", "email": "ada@uni.example", "affiliation": "Uni"}
TITLE = Question("title", "text", "Title", required=True, limit=5)
WHEN = Question("when", "date", "When")
CHAPTERS = asks("repeat", fields=(TITLE, WHEN), items_at_most=3)


def person_data(**parts):
    return {f"q-{part}": value for part, value in parts.items()}


def test_a_person_is_one_answer_of_three_parts():
    assert fill(form_of(asks("person")), person_data(**ADA)).answers == {"q": ADA}


def test_a_draft_keeps_half_a_person():
    form = fill(form_of(asks("person")), person_data(name="Ada", email="ada at uni"))

    assert form.answers == {"q": {"name": "Ada"}}
    assert told(form) == {"id_q-email": "Write an e-mail address such as name@university.example."}


def test_a_required_person_needs_a_name_and_an_address():
    assert told(fill(form_of(asks("person", required=True)), {}, strict=True)) == {
        "id_q-name": "Give the name of this person.",
        "id_q-email": "Give the e-mail address of this person.",
    }


def test_an_optional_person_is_whole_or_absent():
    definition = form_of(asks("person"))

    assert fill(definition, {}, strict=True).is_valid()
    assert told(fill(definition, person_data(name="Ada"), strict=True)) == {
        "id_q-email": "Give the e-mail address of this person."
    }


def test_a_stored_person_is_shown_in_its_fields():
    form = fill(form_of(asks("person")), None, answers={"q": ADA})

    assert [part.value() for part in form["q"].rows[0]] == ["Ada", "ada@uni.example", "Uni"]


def test_fields_of_a_person_tell_browsers_what_they_are():
    row = fill(form_of(asks("person")), None)["q"].rows[0]

    assert [part.field.widget.attrs["autocomplete"] for part in row] == ["name", "email", "organization"]


def test_items_are_read_in_order_and_blank_ones_left_out():
    data = {"q-0-title": "One", "q-1-title": "", "q-2-title": "Two", "q-2-when": "2026-10-07", "q-10-title": "Ten"}

    assert fill(form_of(CHAPTERS), data).answers == {
        "q": [{"title": "One"}, {"title": "Two", "when": "2026-10-07"}, {"title": "Ten"}]
    }


def test_a_mistake_in_one_item_keeps_the_rest():
    form = fill(form_of(CHAPTERS), {"q-0-title": "One", "q-0-when": "soon", "q-1-title": "Two"})

    assert form.answers == {"q": [{"title": "One"}, {"title": "Two"}]}
    assert form.errors == {"q": ["item 1, When: Write the date as year-month-day, such as 2027-01-31."]}
    assert told(form) == {"id_q-0-when": "Write the date as year-month-day, such as 2027-01-31."}


def test_a_strict_group_judges_each_item_at_its_own_field():
    data = {"q-0-title": "", "q-3-title": "Too long", "q-5-when": "2026-10-07"}

    assert told(fill(form_of(CHAPTERS), data, strict=True)) == {
        "id_q-3-title": "Shorten this to 5 characters: it has 8.",
        "id_q-5-title": "Answer this question.",
    }


def test_too_many_items_are_told():
    data = {f"q-{number}-title": "x" for number in range(4)}

    assert told(fill(form_of(CHAPTERS), data, strict=True)) == {"id_q": "Keep at most 3 items: there are 4."}


def test_too_few_items_are_told_once_there_is_one():
    some = asks("repeat", fields=(TITLE,), items_at_least=2)

    assert told(fill(form_of(some), {}, strict=True)) == {}
    assert told(fill(form_of(some), {"q-0-title": "x"}, strict=True)) == {"id_q": "Add at least 2 items."}


def test_an_unbound_group_offers_one_more_row_than_is_stored():
    definition = form_of(CHAPTERS)

    assert len(fill(definition, None)["q"].rows) == 1
    assert len(fill(definition, None, answers={"q": [{"title": "One"}, {"title": "Two"}]})["q"].rows) == 3
    assert len(fill(definition, None, answers={"q": [{"title": "x"}] * 3})["q"].rows) == 3


def test_a_group_sent_back_empty_still_offers_a_row():
    form = fill(form_of(asks("repeat", fields=(TITLE,), required=True)), {}, strict=True)

    assert told(form) == {"id_q": "Add at least 1 item."}
    assert [row.prefix for row in form["q"].rows] == ["q-0"]


def test_a_condition_within_an_item_looks_at_that_item():
    journal = Question("journal", "text", "Journal", required=True, condition=Condition("out", "is", "yes"))
    papers = asks("repeat", fields=(Question("out", "yesno", "Published?"), journal))

    form = fill(form_of(papers), {"q-0-out": "no", "q-1-out": "yes"}, strict=True)

    assert told(form) == {"id_q-1-journal": "Answer this question."}


def test_a_strict_group_keeps_nothing_that_a_condition_within_an_item_hides():
    journal = Question("journal", "text", "Journal", condition=Condition("out", "is", "yes"))
    papers = asks("repeat", fields=(Question("out", "yesno", "Published?"), journal))

    form = fill(form_of(papers), {"q-0-out": "no", "q-0-journal": "Old"}, strict=True)

    assert form.answers == {"q": [{"out": False}]}


def test_people_can_be_repeated():
    supervisors = asks("repeat", fields=(Question("p", "person", "Supervisor", required=True),))
    data = {"q-0-p-name": "Ada", "q-0-p-email": "ada@uni.example", "q-1-p-name": "Bo"}

    form = fill(form_of(supervisors), data, strict=True)

    assert form.answers == {"q": [{"p": {"name": "Ada", "email": "ada@uni.example"}}, {"p": {"name": "Bo"}}]}
    assert told(form) == {"id_q-1-p-email": "Give the e-mail address of this person."}
