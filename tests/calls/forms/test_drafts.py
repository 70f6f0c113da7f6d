"""A draft loses nothing and is refused nothing but what cannot be stored."""

from calls.forms.compiler import compile_form
from calls.forms.definition import Condition, Definition, Question, Section
from tests.calls.forms.making import asks, fill, form_of, told

TITLE = Question("title", "text", "Title", required=True, limit=5)
START = Question("start", "date", "Start", required=True)
TWO_PAGES = Definition((Section("one", "One", "", (TITLE,)), Section("two", "Two", "", (START,))))


def test_nothing_is_required_of_a_draft():
    assert fill(form_of(TITLE, START), {}).is_valid()


def test_limits_do_not_stop_a_draft():
    assert fill(form_of(TITLE), {"title": "far too long"}).answers == {"title": "far too long"}


def test_what_cleaned_is_kept_when_another_field_is_wrong():
    form = fill(form_of(TITLE, START), {"title": "Home", "start": "soon"})

    assert form.answers == {"title": "Home"}
    assert list(form.errors) == ["start"]


def test_merging_puts_new_answers_in_place_of_stored_ones():
    form = fill(form_of(TITLE, START), {"title": "New", "start": ""}, answers={"title": "Old", "start": "2026-01-01"})

    assert form.merged() == {"title": "New"}


def test_merging_keeps_the_stored_answer_where_the_new_one_failed():
    form = fill(form_of(START), {"start": "soon"}, answers={"start": "2026-01-01"})

    assert form.merged() == {"start": "2026-01-01"}


def test_one_page_leaves_the_answers_of_the_others_alone():
    page = compile_form(TWO_PAGES, section="two")
    form = page({"start": "2026-10-07"}, answers={"title": "Home"})

    assert form.is_valid()
    assert list(form.fields) == ["start"]
    assert form.merged() == {"title": "Home", "start": "2026-10-07"}


def test_a_draft_keeps_what_its_conditions_hide():
    why = Question("why", "text", "Why", condition=Condition("q", "is", "yes"))

    assert fill(form_of(asks("yesno"), why), {"q": "no", "why": "Later"}).answers == {"q": False, "why": "Later"}


def test_a_question_that_another_page_made_void_is_not_shown_and_its_answer_stays():
    why = Question("why", "text", "Why", condition=Condition("q", "is", "yes"))
    heading = Question("h", "heading", "Reasons", condition=Condition("q", "is", "yes"))
    pages = Definition((Section("one", "1", "", (asks("yesno"),)), Section("two", "2", "", (heading, why, TITLE))))

    form = compile_form(pages, section="two")({"title": "Home"}, answers={"q": False, "why": "Old"})
    form.full_clean()

    assert [question.key for question, _field in form.sections[0][1]] == ["title"]
    assert form.merged() == {"q": False, "why": "Old", "title": "Home"}


def test_a_readonly_form_shows_answers_and_takes_none():
    form = compile_form(form_of(TITLE), readonly=True)(answers={"title": "Home"})

    assert 'value="Home"' in str(form["title"])
    assert " disabled" in str(form["title"])


def test_an_error_summary_line_leads_to_its_field():
    assert told(fill(form_of(START), {"start": "soon"})) == {
        "id_start": "Write the date as year-month-day, such as 2027-01-31."
    }
