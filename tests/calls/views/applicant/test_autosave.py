"""Saving by itself: what the button would save, with a receipt of what is stored, and every refusal as a sentence."""

import json
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client
from django.utils import timezone

from calls import clock
from calls.actions import form as form_actions
from calls.actions import submission as submission_actions
from calls.models import Answer, Attachment, CallPage, Submission
from calls.queries.applicant import fingerprint
from tests.calls.at_once import at_once
from tests.calls.views.applicant.test_query_counts import statements
from tests.calls.views.applicant.typed import PROJECT, address, hidden
from tests.factories.calls import FORM, a_draft, a_full_draft, a_school, a_submission, answer, question, section
from tests.factories.files import pdf
from tests.factories.people import PersonFactory

TYPED = PROJECT | {"motivation": "Half a thought"}


def redraw(call, form) -> None:
    CallPage.objects.filter(pk=call.pk).update(application_form=json.dumps(form))
    call.refresh_from_db()


def stored(submission) -> dict:
    return {row.question: row.value for row in Answer.objects.filter(submission=submission) if row.value is not None}


def opened(web, draft, key="project") -> dict:
    return hidden(web.get(address(draft, key)))


def send(web, draft, typed, key="project", **options):
    return web.post(address(draft, key, "autosave"), typed, **options)


@pytest.fixture
def draft(person):
    return a_draft(by=person)


def test_what_is_typed_is_stored_and_answered_with_a_receipt(web, draft):
    page = opened(web, draft)

    response = send(web, draft, page | TYPED)

    assert response.status_code == 200
    assert stored(draft) == {"topic": "Borders in maps", "motivation": "Half a thought"}
    saved, receipt = Submission.objects.get(), response.json()
    at = clock.wall(saved.saved_at, draft.call.zone)
    assert (receipt["saved"].split(" ")[0], receipt["at"]) == (f"{at:%H:%M:%S}", saved.saved_at.isoformat())
    assert (receipt["revision"], receipt["unread"], receipt["hints"]) == (1, False, [])


def test_the_receipt_has_the_fingerprint_that_a_plain_save_shows(web, draft, person):
    receipt = send(web, draft, opened(web, draft) | TYPED).json()

    assert receipt["fingerprint"] == fingerprint(Submission.objects.get())
    assert receipt["fingerprint"] in web.get(address(draft)).content.decode()
    other = a_draft(a_school(code="OTHER"), by=person)
    web.post(address(other, "project"), opened(web, other) | TYPED)
    assert web.get(address(other)).context["fingerprint"] == receipt["fingerprint"]


def test_the_page_goes_on_from_what_it_saved(web, draft):
    page = opened(web, draft)
    receipt = send(web, draft, page | TYPED).json()

    again = page | TYPED | {"motivation": "A whole thought", "revision": receipt["revision"], "seen": receipt["seen"]}

    assert send(web, draft, again).status_code == 200
    assert stored(draft)["motivation"] == "A whole thought"


def test_the_same_text_sent_again_from_the_same_start_counts_once(web, draft):
    page = opened(web, draft)
    first = send(web, draft, page | TYPED).json()

    again = send(web, draft, page | TYPED)

    assert (again.status_code, again.json()) == (200, first)


def test_a_stale_page_is_sent_to_the_address_where_both_texts_are_shown(web, draft):
    page = opened(web, draft)
    answer(draft, motivation="From elsewhere")

    response = send(web, draft, page | TYPED)

    assert response.status_code == 409
    assert response.json() == {
        "sentence": "This page was changed elsewhere after you opened it. Nothing was overwritten.",
        "why": "stale",
        "merge": address(draft, "project"),
    }
    assert stored(draft) == {"motivation": "From elsewhere"}
    merge = web.post(response.json()["merge"], page | TYPED)
    assert merge.status_code == 409
    assert [row.question.key for row in merge.context["form"].rows] == ["motivation"]


def test_a_question_changed_elsewhere_and_left_alone_here_does_not_stop_the_saving(web, draft):
    page = opened(web, draft)
    answer(draft, topic="From elsewhere")

    receipt = send(web, draft, page | TYPED | {"topic": ""})

    assert receipt.status_code == 200
    assert stored(draft) == {"topic": "From elsewhere", "motivation": "Half a thought"}


def test_ten_thousand_words_are_kept_with_one_sentence_however_they_are_saved(web, draft):
    page, long = opened(web, draft), " ".join(["word"] * 10_000)
    sentence = "Shorten this to 20 words: it has 10000."

    receipt = send(web, draft, page | TYPED | {"motivation": long}).json()

    assert receipt["hints"] == [{"field": "id_motivation", "label": "Why this school?", "sentence": sentence}]
    assert stored(draft)["motivation"] == long
    saved = web.post(
        address(draft, "project"), opened(web, draft) | TYPED | {"motivation": f"{long} word"}, follow=True
    )
    assert [str(said) for said in saved.context["messages"]] == [
        "Why this school? Shorten this to 20 words: it has 10001."
    ]


def test_what_cannot_be_read_is_named_as_the_button_names_it_and_the_rest_is_stored(web, draft):
    page = opened(web, draft, "support")
    typed = page | {"support": "yes", "amount": "a lot"}

    receipt = send(web, draft, typed, "support").json()

    plain = web.post(address(draft, "support"), typed).context["form"].problems()
    assert receipt["unread"] is True
    assert [(hint["field"], hint["sentence"]) for hint in receipt["hints"]] == [
        (problem.anchor, problem.sentence) for problem in plain
    ]
    assert stored(draft) == {"support": True}


def test_a_hint_within_a_group_names_its_row(web, person):
    rows = question("repeat", "stays", "Stays", items_at_least=0, items_at_most=None, fields=[
        question("text", "place", "Place", limit=5, required=True),
        question("text", "host", "Host", limit=80, required=True),
    ])  # fmt: skip
    draft = a_draft(a_school(form=[section("past", "Your past", rows)]), by=person)

    receipt = send(web, draft, {"stays-0-place": "Rome", "stays-3-place": "Lisbon", "revision": 0}, "past").json()

    assert receipt["hints"] == [
        {
            "field": "id_stays-3-place",
            "label": "Stays, Place",
            "sentence": "Shorten this to 5 characters: it has 6.",
        }
    ]
    assert stored(draft) == {"stays": [{"place": "Rome"}, {"place": "Lisbon"}]}


def test_a_question_that_is_not_asked_is_not_found_fault_with(web, draft):
    receipt = send(web, draft, {"support": "no", "amount": "900", "revision": 0}, "support").json()

    assert receipt["hints"] == []


def test_files_are_left_alone(web, person):
    draft = a_full_draft(by=person)
    page = opened(web, draft, "files")

    response = send(web, draft, page | {"cv": pdf(2), "cv-remove": "on"}, "files")

    assert response.status_code == 200
    assert Attachment.objects.get().pages == 1


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\ufeffzero\u200bwidth\u00ad", "zerowidth"),
        ("שלום وداعا", "שלום وداعا"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("  around  ", "around"),
    ],
)
def test_a_text_is_kept_as_the_button_keeps_it(web, person, text, kept):
    by_itself, by_button = (a_draft(a_school(code=code), by=person) for code in ("ONE", "TWO"))
    typed = {"topic": "", "motivation": text, "note": "", "revision": 0}

    send(web, by_itself, typed)
    web.post(address(by_button, "project"), typed)

    assert stored(by_itself) == stored(by_button) == {"motivation": kept}


def test_a_character_that_no_database_keeps_is_named(web, draft):
    receipt = send(web, draft, TYPED | {"topic": "Maps\x00", "revision": 0}).json()

    assert [hint["sentence"] for hint in receipt["hints"]] == ["Null characters are not allowed."]
    assert stored(draft) == {"motivation": "Half a thought"}


def test_a_candidate_with_a_name_of_300_characters_from_right_to_left_is_saved_like_anybody(web, person):
    draft = a_draft(by=person, candidate_name="م" * 300)

    assert send(web, draft, TYPED | {"revision": 0}).status_code == 200


def test_whoever_is_signed_out_is_told_so_in_json(client, person):
    draft = a_draft(by=person)

    response = send(client, draft, TYPED | {"revision": 0})

    assert (response.status_code, response.json()) == (401, {"sentence": "You are signed out.", "why": "signed-out"})
    assert stored(draft) == {}


def test_a_page_from_before_the_last_sign_in_is_told_so_in_json(person):
    draft, tab = a_draft(by=person), Client(enforce_csrf_checks=True)
    tab.force_login(person)

    response = send(tab, draft, TYPED | {"revision": 0}, headers={"origin": "http://testserver"})

    assert (response.status_code, response.json()["why"]) == (403, "out-of-date")
    assert response.json()["sentence"] == "This page was opened before you last signed in."
    assert stored(draft) == {}


def test_an_old_page_of_somebody_signed_out_asks_to_sign_in(person):
    draft, tab = a_draft(by=person), Client(enforce_csrf_checks=True)

    response = send(tab, draft, TYPED | {"revision": 0}, headers={"origin": "http://testserver"})

    assert (response.status_code, response.json()["why"]) == (401, "signed-out")


def test_nobody_elses_draft_is_there(client, draft):
    client.force_login(PersonFactory())

    response = send(client, draft, TYPED | {"revision": 0})

    assert response.status_code == 404
    assert response.json()["sentence"].startswith("There is nothing here for you at this address.")
    assert stored(draft) == {}


def test_a_section_that_is_not_there_is_not_found(web, draft):
    assert send(web, draft, TYPED, "nothing").status_code == 404


def test_text_for_a_question_that_the_newest_form_has_dropped_is_not_quietly_left_out(web, draft):
    page = opened(web, draft)
    redraw(draft.call, [section("project", "Your project", question("text", "topic", "Topic", limit=80)), *FORM[1:]])
    form_actions.issue_next(draft.call, by=PersonFactory(is_superuser=True), at=timezone.now())

    response = send(web, draft, page | TYPED)

    assert (response.status_code, stored(draft)) == (409, {})
    assert response.json() == {
        "sentence": "The form was changed meanwhile. Open this section again to see what is asked now."
    }
    assert send(web, draft, opened(web, draft) | {"topic": "Maps"}).status_code == 200


def test_after_the_deadline_nothing_is_stored(web, draft):
    CallPage.objects.filter(pk=draft.call_id).update(closes_at=timezone.now() - timedelta(minutes=1))

    response = send(web, draft, TYPED | {"revision": 0})

    assert (response.status_code, stored(draft)) == (409, {})
    assert response.json() == {
        "sentence": "This call has closed. Nothing can be changed any more; what was submitted in time counts."
    }


def test_what_was_submitted_is_not_changed_by_itself(web, person):
    submission = a_submission(by=person)

    response = send(web, submission, opened(web, submission) | PROJECT | {"topic": "Rivers"})

    assert (response.status_code, stored(submission)["topic"]) == (409, "Borders in maps")
    assert response.json() == {
        "sentence": "This was submitted meanwhile. A change counts once you save it with the button."
    }


def test_what_was_withdrawn_is_not_changed(web, draft, person):
    submission_actions.withdraw(draft, by=person, at=timezone.now())

    response = send(web, draft, TYPED | {"revision": 0})

    assert (response.status_code, stored(draft)) == (409, {})
    assert "can no longer be changed" in response.json()["sentence"]


def test_more_text_than_django_reads_is_refused_with_a_sentence(web, draft, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2_000
    typed = TYPED | {"motivation": "word " * 1_000, "revision": 0}

    by_itself = send(web, draft, urlencode(typed), content_type="application/x-www-form-urlencoded")
    by_button = web.post(address(draft, "project"), typed)

    sentence = "This is more text than one page can take, and nothing was changed."
    assert (by_itself.status_code, by_itself.json()) == (
        413,
        {"sentence": f"{sentence} Shorten it, and save once more."},
    )
    assert by_button.status_code == 413
    assert f"{sentence} Go back, shorten it, and save once more." in by_button.content.decode()
    assert stored(draft) == {}


def test_a_link_opens_nothing_here(web, draft):
    assert web.get(address(draft, "project", "autosave")).status_code == 405


def test_it_needs_as_few_statements_for_three_answers_as_for_one(web, person):
    draft = a_draft(by=person)
    ContentType.objects.get_for_model(Submission)
    page = opened(web, draft) | PROJECT
    send(web, draft, page)

    def counted(**typed):
        page = opened(web, draft) | PROJECT | typed
        return statements(lambda: send(web, draft, page))

    assert (counted(topic="One"), counted(topic="Three", motivation="Three", note="Three")) == (4, 4)


@pytest.mark.django_db(transaction=True)
def test_two_saves_of_the_same_text_within_a_moment_count_once(person):
    draft = a_draft(by=person)
    codes = []

    def save():
        window = Client()
        window.force_login(person)
        codes.append(send(window, draft, TYPED | {"revision": 0, "seen": ""}).status_code)

    at_once(save, save)

    assert (codes, Submission.objects.get().revision) == ([200, 200], 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_texts_at_the_same_moment_one_is_stored_and_the_other_refused(person):
    draft = a_draft(by=person)
    codes = {}

    def save(text):
        window = Client()
        window.force_login(person)
        codes[text] = send(window, draft, TYPED | {"motivation": text, "revision": 0, "seen": ""}).status_code

    at_once(lambda: save("here"), lambda: save("there"))

    (kept,) = [text for text, code in codes.items() if code == 200]
    assert sorted(codes.values()) == [200, 409]
    assert stored(draft)["motivation"] == kept
