"""A letter that is kept while it is written: by link, as the button keeps it, and never over something newer."""

import pytest

from calls.actions import letter as deeds
from calls.forms.seen import digest
from calls.models import LetterDraft
from tests.calls.views.applicant.test_query_counts import statements
from tests.calls.views.referee.test_write import TYPED
from tests.factories.files import pdf
from tests.factories.letters import MARY, NOBODY, sent


@pytest.fixture
def address(here, request_):
    deeds.open_(request_, by=NOBODY, at=request_.asked_at)
    return f"{here}write/autosave/"


def send(client, address, **typed):
    return client.post(address, TYPED | {"revision": 0} | typed)


def test_what_is_typed_is_kept_with_a_receipt(client, address):
    receipt = send(client, address).json()

    draft = LetterDraft.objects.get()
    assert draft.answers["text"] == TYPED["text"]
    assert (receipt["revision"], receipt["unread"], receipt["hints"]) == (1, False, [])
    assert receipt["fingerprint"] == digest(draft.answers).upper()
    assert receipt["at"] == draft.saved_at.isoformat()


def test_the_page_shows_the_same_fingerprint(client, address, here):
    receipt = send(client, address).json()

    assert receipt["fingerprint"] in client.get(f"{here}write/").content.decode()


def test_the_same_text_sent_again_from_the_same_start_is_kept_once(client, address):
    first = send(client, address).json()

    assert send(client, address).json() == first
    assert LetterDraft.objects.get().revision == 1


def test_a_stale_page_is_sent_to_where_both_are_shown(client, address, here):
    send(client, address, text="From another window")

    response = send(client, address, text="From this one")

    assert (response.status_code, response.json()["why"]) == (409, "stale")
    assert response.json()["merge"] == f"{here}write/"
    assert LetterDraft.objects.get().answers["text"] == "From another window"


def test_too_many_words_are_kept_and_told(client, address, request_):
    request_.submission.call.letter_words = 5
    request_.submission.call.save(update_fields=["letter_words"])

    receipt = send(client, address, text="word " * 9).json()

    assert [hint["sentence"] for hint in receipt["hints"]] == ["Shorten this to 5 words: it has 9."]
    assert LetterDraft.objects.get().answers["text"] == ("word " * 9).strip()


def test_a_file_waits_until_the_letter_is_sent(client, address):
    assert send(client, address, file=pdf()).status_code == 200


def test_a_letter_that_was_sent_is_not_changed_by_itself(client, address, request_):
    sent(request_)

    response = send(client, address, revision=1)

    assert (response.status_code, response.json()) == (
        409,
        {"sentence": "Your letter has been sent: send the change, so that it counts."},
    )


def test_a_link_that_ended_keeps_nothing_and_says_why_in_json(client, address, request_):
    deeds.replace(request_, MARY, by=request_.submission.applicant, at=request_.asked_at)

    response = send(client, address)

    assert response.status_code in {409, 410}
    assert response.json()["sentence"]
    assert not LetterDraft.objects.exists()


def test_an_altered_link_opens_nothing(client, address):
    response = send(client, address.replace("/write/", "x/write/"))

    assert (response.status_code, list(response.json())) == (404, ["sentence"])


def test_the_person_it_is_about_cannot_write_it(client, address, request_):
    client.force_login(request_.submission.applicant)

    response = send(client, address)

    assert (response.status_code, LetterDraft.objects.exists()) == (403, False)


def test_no_search_engine_and_no_cache_keeps_the_answer(client, address):
    response = send(client, address)

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]


def test_it_needs_as_many_statements_for_a_long_letter_as_for_a_short_one(client, address):
    send(client, address)

    short = statements(lambda: send(client, address, revision=1, text="Short."))
    long = statements(lambda: send(client, address, revision=2, text="word " * 2_000))

    assert (short, long) == (8, 8)
