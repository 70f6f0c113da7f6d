"""The page a reader gets: labels, help, errors and hints tied together, and quick to make."""

from dataclasses import dataclass
from time import process_time

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings

from calls.forms.compiler import compile_form
from calls.forms.definition import KINDS, Condition, Definition, Option, Question, Section
from tests.calls.forms.making import COLOURS, asks, criterion, fill, form_of
from tests.calls.forms.strategies import definitions


@dataclass(frozen=True)
class Kept:
    """What an attachment offers to a reader."""

    name: str = "cv.pdf"
    size: int = 12_345
    pages: int = 2
    url: str = "/files/1/"


def page(form):
    return BeautifulSoup(str(form), "html.parser")


def every_kind(**facts):
    fields = (Question("n", "text", "N"), Question("p", "person", "P"), Question("y", "yesno", "Y"))
    return form_of(
        *(
            Question(
                kind, kind, f"The {kind}", "Help", options=COLOURS, fields=fields if kind == "repeat" else (), **facts
            )
            for kind in KINDS
        ),
        criteria=(criterion(comment="extremes", may_skip=True),),
        recommendations=(Option("y", "Yes"), Option("n", "No")),
    )


def unlabelled(soup):
    """Names of fields that no label belongs to."""
    targets = {label.get("for") for label in soup.find_all("label")}
    fields = soup.find_all(["input", "select", "textarea"])
    return [field["name"] for field in fields if field.get("id") not in targets and not field.find_parent("label")]


def missing_ids(soup):
    """Ids that a field says it is described by, and that are nowhere."""
    ids = {tag["id"] for tag in soup.find_all(id=True)}
    described = soup.find_all(attrs={"aria-describedby": True})
    return [name for tag in described for name in tag["aria-describedby"].split() if name not in ids]


@pytest.mark.parametrize("data", [None, {}])
def test_every_field_has_a_label_and_every_description_exists(data):
    soup = page(fill(every_kind(required=True), data, strict=True, attachments={"file": Kept()}))

    assert unlabelled(soup) == []
    assert missing_ids(soup) == []


def test_no_id_occurs_twice():
    ids = [tag["id"] for tag in page(fill(every_kind(), None)).find_all(id=True)]

    assert len(ids) == len(set(ids))


def test_every_line_of_the_error_summary_leads_to_something():
    soup = page(fill(every_kind(required=True), {}, strict=True))
    links = soup.select(".error-summary a")
    ids = {tag["id"] for tag in soup.find_all(id=True)}

    assert soup.select_one(".error-summary__title").text == "There is a problem"
    assert soup.select_one(".error-summary")["role"] == "alert"
    assert len(links) == 20
    assert [link["href"] for link in links if link["href"][1:] not in ids] == []


def test_a_wrong_field_says_so_beside_itself():
    soup = page(fill(form_of(asks("date")), {"q": "soon"}))

    assert soup.select_one(".field--wrong input")["aria-invalid"] == "true"
    assert soup.select_one("#id_q_error").text == "Write the date as year-month-day, such as 2027-01-31."
    assert soup.select_one("#id_q")["aria-describedby"] == "id_q_error"
    assert soup.select_one("#id_q")["value"] == "soon"


def test_browsers_do_not_enforce_what_drafts_may_leave_open():
    assert page(fill(every_kind(required=True), None)).find_all(required=True) == []


def test_only_what_is_not_required_is_called_optional():
    soup = page(fill(form_of(asks("text", required=True), Question("t", "text", "T")), None))

    assert [label.text for label in soup.select(".field__label")] == ["Question", "T (optional)"]


def test_a_limited_text_carries_what_the_counter_needs():
    soup = page(fill(form_of(asks("area", limit=500)), None))

    assert soup.textarea["data-limit"] == "500"
    assert soup.textarea["data-unit"] == "words"
    assert soup.select_one(".field__hint").text == "At most 500 words."
    assert soup.select_one(".field__counter")["data-text"] == "__count__ of 500 words"


def test_a_condition_is_told_in_words_and_to_the_script():
    later = Question("t", "text", "T", condition=Condition("q", "is", "g"))
    soup = page(fill(form_of(asks("choice", options=COLOURS), later), None))

    field = soup.find(attrs={"data-condition": "q"})
    assert (field["data-operator"], field["data-value"]) == ("is", "g")
    assert field.select_one(".field__hint").text == "Only if “Question” is answered with “Green”."


def test_a_condition_within_an_item_names_the_field_of_that_item():
    fields = (Question("a", "yesno", "A"), Question("b", "text", "B", condition=Condition("a", "is", "yes")))
    soup = page(fill(form_of(asks("repeat", fields=fields)), None, answers={"q": [{"a": True}]}))

    names = [tag["data-condition"] for tag in soup.find_all(attrs={"data-condition": True})]
    assert names == ["q-0-a", "q-1-a", "q-__row__-a"]


def test_an_uploaded_file_is_shown_with_its_pages_and_a_way_to_remove_it():
    soup = page(fill(form_of(asks("file")), None, attachments={"q": Kept()}))

    assert soup.select_one(".upload__file a")["href"] == "/files/1/"
    assert "2 pages" in soup.select_one(".upload__file").text
    assert soup.select_one("[type=checkbox]")["name"] == "q-remove"


def test_a_criterion_is_a_row_of_large_buttons_with_words():
    soup = page(fill(form_of(criteria=(criterion(may_skip=True, comment="required"),)), None))

    assert [tag["type"] for tag in soup.select(".level input")] == ["radio"] * 4
    assert [tag.text for tag in soup.select(".level__value")] == ["1", "2", "3", "–"]
    assert [tag.text for tag in soup.select(".level__label")] == ["Poor", "Good", "Exceptional", "Not applicable"]
    assert soup.select_one(".criterion__comment label")["for"] == "id_c-comment"
    assert soup.find_all("select") == []


def test_what_people_typed_is_escaped():
    soup = page(fill(form_of(asks("area")), {"q": "</textarea><script>"}))

    assert soup.find_all("script") == []
    assert soup.textarea.text.strip() == "</textarea><script>"


def test_a_readonly_form_offers_nothing_to_change():
    soup = page(compile_form(every_kind(), readonly=True)(attachments={"file": Kept()}))

    fields = soup.find_all(["input", "select", "textarea"])
    assert [field["name"] for field in fields if not field.has_attr("disabled")] == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(definitions())
def test_any_form_can_be_drawn_empty_and_with_errors(definition):
    for data in (None, {}):
        form = fill(definition, data, strict=True)

        assert missing_ids(page(form)) == []


def test_sixty_questions_compile_in_a_few_milliseconds():
    kinds = [kind for kind in KINDS if kind != "repeat"]
    questions = tuple(
        Question(f"q{number}", kinds[number % len(kinds)], "Question", options=COLOURS) for number in range(60)
    )
    definition = Definition((Section("s", "S", "", questions),))
    compile_form(definition)

    began = process_time()
    for _time in range(10):
        compile_form(definition)

    assert (process_time() - began) / 10 < 0.01
