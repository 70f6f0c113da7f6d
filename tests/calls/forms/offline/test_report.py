"""What a document would change, question by question, however it was treated on its way."""

import re

import pytest

from calls.forms.definition import Definition, Question, Section
from calls.forms.offline.document import as_text, document
from calls.forms.offline.marks import Head, Marks, read_head
from calls.forms.offline.reading import Stranger, read
from calls.forms.offline.report import report
from tests.calls.forms.making import COLOURS

TOPIC = Question("topic", "text", "Topic", required=True, limit=80)
WHY = Question("why", "area", "Why this school?", help="Write for readers outside your field.", limit=5)
COLOUR = Question("colour", "choice", "Colour", options=COLOURS)
SINCE = Question("since", "date", "Since when?")
CV = Question("cv", "file", "Your CV")
NOTE = Question("note", "heading", "A note", help="Read this first.")
FORM = Definition(
    (
        Section("project", "Your project", "Be brief.", (NOTE, TOPIC, WHY)),
        Section("rest", "The rest", "", (COLOUR, SINCE, CV)),
    )
)
STORED = {"topic": "Borders", "why": "It is where I belong."}
HEAD = Head(call=12, version=2, language="en-gb", reference="SUM27-0001", revision=3)


def written(answers=STORED, *, head=HEAD):
    return as_text(document(FORM, answers, head=head, title="Winter School: your application"))


def under(label, words, text=None):
    """The document with these words as the answer to the question of this label, in the place of what it had."""
    pattern = rf"(### \d+\. {re.escape(label)} .*\n(?:\n?>.*\n)*\n)(?:(?!\n##).*\n?)*?(?=\n##|\Z)"
    changed, count = re.subn(pattern, lambda found: f"{found[1]}{words}\n", text or written())
    assert count == 1
    return changed


def found(text, *, stored=STORED, revisions=None):
    return report(FORM, read(text, FORM, version=2), stored=stored, revisions=revisions or {})


def states(text, **facts):
    return {finding.question.key: finding.state for finding in found(text, **facts).findings}


def finding(text, key, **facts):
    return next(one for one in found(text, **facts).findings if one.question.key == key)


def test_a_document_that_comes_back_untouched_changes_nothing():
    assert states(written()) == dict.fromkeys(("topic", "why", "colour", "since"), "unchanged")


def test_new_and_changed_answers_are_taken():
    text = under("Colour", "[ ] Red\n[x] Green", under("Topic", "Maps"))

    assert [(one.question.key, one.value) for one in found(text).findings if one.is_offered] == [
        ("topic", "Maps"),
        ("colour", "g"),
    ]


def test_an_answer_that_cannot_be_read_is_told_why_and_its_text_is_kept():
    one = finding(under("Since when?", "since I was six"), "since")

    assert (one.state, one.text, one.is_offered) == ("unreadable", "since I was six", False)
    assert one.sentences == ["Write the date as year-month-day, such as 2027-01-31."]


def test_an_answer_that_is_too_long_is_counted_and_taken_since_a_draft_may_be():
    one = finding(under("Why this school?", "one two three four five six"), "why")

    assert (one.state, one.sentences, one.is_offered) == ("too long", ["Shorten this to 5 words: it has 6."], True)


def test_an_emptied_answer_is_told_and_not_taken_by_itself():
    one = finding(under("Topic", ""), "topic")

    assert (one.state, one.stored, one.can_be_taken, one.is_offered) == ("emptied", "Borders", True, False)


def test_an_answer_that_is_newer_on_the_site_is_told_and_not_taken_by_itself():
    text = under("Topic", "Maps")

    assert finding(text, "topic", revisions={"topic": 3}).is_offered
    newer = finding(text, "topic", revisions={"topic": 4})
    assert (newer.state, newer.is_newer, newer.is_offered) == ("taken", True, False)
    assert not finding(written(), "topic", revisions={"topic": 4}).is_newer


def test_of_a_blank_form_every_stored_answer_is_newer():
    text = under("Topic", "Maps", written({}, head=Head(12, 2, "en-gb")))

    assert finding(text, "topic", revisions={"topic": 1}).is_newer
    assert not finding(text, "topic", revisions={}, stored={}).is_newer


def test_questions_that_were_deleted_stay_as_they_are():
    text = re.sub(r"### \d+\. Topic(.|\n)*?(?=\n##)", "", written())

    assert [question.key for question in found(text).missing] == ["topic"]
    assert "topic" not in states(text)


def test_questions_may_stand_in_any_order_and_under_any_number():
    head, *parts = re.split(r"(?=\n##)", under("Topic", "Maps"))

    text = head + "".join(reversed(parts))

    assert states(text) == {"topic": "taken"} | dict.fromkeys(("why", "colour", "since"), "unchanged")


def test_a_heading_that_lost_its_mark_is_known_by_its_words():
    text = re.sub(r" \[#[0-9a-f]{6}\]", "", under("Topic", "Maps"))

    assert states(text)["topic"] == "taken"
    assert found(text).strangers == []


def test_a_heading_that_was_reworded_is_known_by_its_mark():
    text = under("Topic", "Maps").replace("### 2. Why this school? · Long text", "Meine Motivation!")

    assert states(text)["why"] == "unchanged"


def test_a_heading_of_ones_own_stays_in_the_answer():
    text = under("Why this school?", "# Methods\nMaps.\n> said Ada\n## Sources")

    assert finding(text, "why").value == "# Methods\nMaps.\n> said Ada\n## Sources"


def test_guidance_that_was_moved_below_the_answer_is_not_taken_for_it():
    text = (
        written()
        .replace("> Write for readers outside your field.\n\nIt is where", "It is where")
        .replace("I belong.", "I belong.\n> Write for readers outside your field.")
    )

    assert states(text)["why"] == "unchanged"


def test_typographers_quotes_in_our_lines_do_no_harm():
    text = written().replace("Why this school?", "Why this school ?").replace("> Write for", ">  Write\u00a0for")

    assert states(text)["why"] == "unchanged"


def test_guidance_of_another_version_is_not_taken_for_an_answer():
    text = written().replace("version=2", "version=1", 1).replace("Write for readers", "Address readers")

    assert states(text)["why"] == "unchanged"


def test_a_question_that_this_form_does_not_ask_is_shown_with_its_text():
    text = written() + "\n### 9. Your favourite map · Short text [#abcdef]\n\nThe one of Lisbon\n"

    assert found(text).strangers == [Stranger("Your favourite map · Short text", "The one of Lisbon")]


@pytest.mark.parametrize("place", ["## Your project", "### A note"])
def test_text_where_no_answer_belongs_is_shown(place):
    text = re.sub(rf"({place} \[#\w+\]\n)", r"\1Hello there\n", written())

    assert [stranger.text for stranger in found(text).strangers] == ["Hello there"]


def test_text_without_any_heading_is_shown():
    assert found("Dear office,\nhere I am.").strangers == [Stranger("", "Dear office,\nhere I am.")]


def test_a_document_without_its_head_is_read_and_counts_as_older_than_anything():
    text = written().replace(str(HEAD), "")

    assert read(text, FORM, version=2).head is None
    assert finding(under("Topic", "Maps", text), "topic", revisions={"topic": 1}).is_newer
    assert found(text).strangers == []


def test_a_question_that_was_answered_twice_is_not_guessed():
    twice = under("Topic", "Maps") + "\n" + next(iter(re.findall(r"### 1\. Topic.*\n\nBorders\n", written())))

    one = finding(twice, "topic")

    assert (one.state, one.text) == ("unreadable", "Maps\n\nBorders")
    assert one.sentences == ["This question is answered twice in the document, in different words. Keep one."]


def test_a_question_that_was_copied_and_left_empty_counts_once():
    text = written() + re.findall(r"### 1\. Topic.*\n", written())[0]

    assert states(text)["topic"] == "unchanged"


def test_what_was_written_where_a_file_belongs_is_shown():
    one = finding(under("Your CV", "see my web page"), "cv")

    assert (one.state, one.text, one.can_be_taken) == ("elsewhere", "see my web page", False)
    assert "cv" not in states(written())


def test_a_line_that_looks_like_ours_is_kept_apart_by_a_backslash():
    answer = "> quoted\n# Methods\n\\# and this\nsee [#4f09ac]"

    text = written({"why": answer})

    assert "\\> quoted\n\\# Methods\n\\\\# and this\n\\see [#4f09ac]\n" in text
    assert finding(text, "why", stored={}).value == answer


def test_the_head_of_a_document_is_read_however_it_is_spaced():
    assert read_head("x [#FORM  call=12 version = 2 language=en-gb reference=sum27-0001 revision=3 ] y") == HEAD
    assert read_head("[#form call=12 version=2]") == Head(12, 2)
    assert read_head("[#form call=twelve version=2]") is None
    assert read_head("[#form version=2]") is None
    assert read_head("no head") is None


def test_a_mark_that_fits_nothing_or_two_things_stands_for_nothing():
    marks = Marks(FORM)

    assert marks.find(marks.of_question("topic")[2:-1]) == ("question", "topic")
    assert marks.find(marks.of_section("rest")[2:-1].upper()) == ("section", "rest")
    assert marks.find("") is None
    assert marks.find("000000") is None


def test_what_an_item_of_a_group_still_needs_is_said_with_its_place():
    status = Question("status", "choice", "Status", options=COLOURS, required=True)
    chapters = Question("chapters", "repeat", "The chapters", fields=(Question("title", "text", "Title"), status))
    form = Definition((Section("thesis", "The thesis", "", (chapters,)),))
    text = as_text(document(form, {"chapters": [{"title": "Routes"}]}, head=HEAD, title="Thesis award: your form"))

    [only] = report(form, read(text, form, version=2), stored={}, revisions={}).findings

    assert only.sentences == ["The chapters, item 1, Status: Choose one."]
