"""The page on which a referee writes: nothing typed is ever lost, and what is sent is sent once."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from calls.actions import letter as deeds
from calls.flow import Asked
from calls.models import CallPage, Letter, LetterDraft
from people.models import Message
from tests.factories.calls import now_for
from tests.factories.files import pdf
from tests.factories.letters import ANSWERS, MARY, NOBODY, sent

pytestmark = pytest.mark.django_db

TYPED = {
    "examined": "yes",
    "supervised": "no",
    "taught": "yes",
    "relation": "Member of the committee",
    "known-for": "4",
    "text": "A careful and original mind.",
}


@pytest.fixture
def writing(client, request_, here):
    """The address of the page, once the referee has begun."""
    deeds.open_(request_, by=NOBODY, at=now_for(request_.submission.call))
    return f"{here}write/"


def post(client, writing, *, press="send", revision=0, **typed):
    return client.post(writing, TYPED | {"press": press, "revision": revision} | typed)


def test_whoever_has_not_begun_says_first_who_they_are(client, request_, here):
    assert client.get(f"{here}write/").url == here


def test_each_statement_is_a_choice_of_yes_and_no_and_the_text_has_a_counter(client, writing):
    text = client.get(writing).text

    assert text.count('type="radio"') == 6
    assert "<legend" in text
    assert 'data-limit="1000"' in text
    assert "2 pages" in text


def test_a_letter_is_sent_and_the_link_leads_to_its_receipt(client, writing, here, request_):
    answered = post(client, writing)

    letter = Letter.objects.get()
    assert (answered.status_code, answered.url) == (302, here)
    assert (letter.text, letter.relation, letter.known_for) == (TYPED["text"], TYPED["relation"], 4)
    assert [kept["said"] for kept in letter.statements] == [True, False, True]


def test_two_clicks_on_send_send_once(client, writing):
    answers = [post(client, writing).status_code for _click in range(2)]

    assert answers == [302, 302]
    assert Letter.objects.get().revision == 1
    assert Message.objects.filter(kind="letter_thanks").count() == 1


def test_a_file_goes_with_the_letter(client, writing):
    post(client, writing, text="", file=pdf(pages=2, name="letter.pdf"))

    assert (Letter.objects.get().name, Letter.objects.get().pages) == ("letter.pdf", 2)


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (pdf(pages=3), "Shorten this file to 2 pages: it has 3."),
        (SimpleUploadedFile("letter.pdf", b"<html>"), "it is not a PDF"),
        (SimpleUploadedFile("letter.pdf", b""), "This file is empty."),
    ],
)
def test_a_file_that_is_no_good_is_refused_in_one_sentence_and_the_text_stays(client, writing, upload, sentence):
    answered = post(client, writing, file=upload, text="My words.")

    assert answered.status_code == 422
    assert sentence in answered.text
    assert "My words." in answered.text
    assert not Letter.objects.exists()


def test_what_is_missing_is_said_next_to_its_field_and_what_was_typed_is_kept_in_the_house(client, writing):
    answered = post(client, writing, examined="", relation="")

    assert answered.status_code == 422
    for told in ("I was on the committee: Choose yes or no.", "Answer this question.", TYPED["text"], "is kept"):
        assert told in answered.text
    assert LetterDraft.objects.get().answers["text"] == TYPED["text"]
    assert post(client, writing, revision=1).status_code == 302


def test_a_letter_without_text_and_file_is_not_sent(client, writing):
    answered = post(client, writing, text="")

    assert answered.status_code == 422
    assert "Write the letter, or upload it as a PDF file." in answered.text


def test_too_many_words_are_told_and_none_is_cut(client, writing, request_):
    CallPage.objects.update(letter_words=5)
    answered = post(client, writing, text="One two three four five six seven.")

    assert "Shorten this to 5 words: it has 7." in answered.text
    assert LetterDraft.objects.get().answers["text"] == "One two three four five six seven."


def test_what_was_written_can_be_kept_and_sent_later(client, writing, request_):
    answered = post(client, writing, press="keep", text="Half a", examined="")

    assert answered.url == writing
    again = client.get(writing)
    assert "Half a" in again.text
    assert 'name="revision" value="1"' in again.text
    assert not Letter.objects.exists()
    assert post(client, writing, revision=1).status_code == 302
    assert not LetterDraft.objects.exists()


def test_keeping_keeps_all_but_what_cannot_be_read(client, writing):
    answered = post(client, writing, press="keep", **{"known-for": "many"})

    assert answered.status_code == 422
    assert LetterDraft.objects.get().answers["text"] == TYPED["text"]
    assert "known-for" not in LetterDraft.objects.get().answers
    assert "many" in answered.text


def test_a_file_that_was_chosen_while_keeping_is_to_be_chosen_again(client, writing):
    answered = post(client, writing, press="keep", file=pdf(), **{"known-for": "many"})

    assert "choose it again" in answered.text


def test_a_second_window_does_not_overwrite_and_shows_both_texts(client, writing):
    post(client, writing, press="keep", text="First window")

    answered = post(client, writing, press="keep", text="Second window")

    assert answered.status_code == 409
    assert "First window" in answered.text
    assert "Second window" in answered.text
    assert LetterDraft.objects.get().answers["text"] == "First window"
    assert post(client, writing, press="keep", text="Second window", revision=1).status_code == 302


def test_a_letter_can_be_changed_until_it_is_due(client, writing, request_):
    sent(request_)
    shown = client.get(writing)
    assert TYPED["text"] in shown.text
    assert "Send the changed letter" in shown.text

    post(client, writing, text="Better words.", revision=1)

    assert (Letter.objects.get().text, Letter.objects.get().revision) == ("Better words.", 2)


def test_a_file_can_be_taken_back(client, writing, request_):
    sent(request_, upload=pdf())

    post(client, writing, revision=1, **{"file-remove": "on"})

    assert Letter.objects.get().file.name == ""


def test_a_change_that_lacks_something_leaves_the_letter_as_it_came(client, writing, request_):
    sent(request_)

    answered = post(client, writing, text="", revision=1)

    assert answered.status_code == 422
    assert Letter.objects.get().text == ANSWERS["text"]
    assert not LetterDraft.objects.exists()


def test_who_sends_a_second_too_late_keeps_the_text_and_reads_what_to_do(client, writing):
    past = timezone.now() - timedelta(seconds=1)
    CallPage.objects.update(closes_at=past - timedelta(days=1), letters_due_at=past)

    answered = post(client, writing, text="Forty minutes of work.")

    assert answered.status_code == 409
    assert "Write to the office: it can accept a late letter." in answered.text
    assert "Forty minutes of work." in answered.text


def test_who_was_replaced_while_writing_keeps_the_text(client, writing, request_):
    submission = request_.submission
    deeds.replace(request_, MARY, by=submission.applicant, at=now_for(submission.call))

    answered = post(client, writing, text="Forty minutes of work.")

    assert answered.status_code == 409
    assert "Another referee was asked instead" in answered.text
    assert "Forty minutes of work." in answered.text
    assert not Letter.objects.exists()


def test_the_person_it_is_about_cannot_write_it(client, writing, request_):
    client.force_login(request_.submission.applicant)

    assert post(client, writing).status_code == 403
    assert not Letter.objects.exists()


def test_a_page_whose_token_is_out_of_date_keeps_the_text_and_asks_for_no_account(settings, request_, here):
    deeds.open_(request_, by=NOBODY, at=now_for(request_.submission.call))
    strict = Client(enforce_csrf_checks=True, headers={"origin": "http://testserver"})

    answered = strict.post(f"{here}write/", TYPED | {"press": "send", "revision": 0})

    assert answered.status_code == 403
    assert TYPED["text"] in answered.text
    assert "Sign in in a new tab" not in answered.text
    assert "Save again" in answered.text


def test_opening_is_noted_by_the_first_thing_that_is_sent_even_without_the_button(client, request_, here):
    post(client, f"{here}write/", press="keep")

    request_.refresh_from_db()
    assert request_.state == Asked.OPENED
