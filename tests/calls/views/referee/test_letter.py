"""What a link opens: who asks for what, a receipt afterwards, nothing once it has ended. Reading moves nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import letter as deeds
from calls.actions import submission as submission_actions
from calls.flow import Asked
from calls.models import CallPage, LetterRequest
from people import links
from people.models import Message
from tests.calls.counting import queries_of
from tests.factories.calls import a_draft, a_submission, now_for
from tests.factories.files import pdf
from tests.factories.letters import ANSWERS, MARY, NOBODY, a_letter_call, asked, declined, sent
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def over():
    """The day letters were due has passed."""
    past = timezone.now() - timedelta(minutes=1)
    CallPage.objects.update(closes_at=past - timedelta(days=1), letters_due_at=past)


def test_the_link_says_who_asks_for_what_until_when_and_what_will_be_asked(client, request_, here):
    page = client.get(here)

    assert page.status_code == 200
    for told in (
        "A reference letter for Ada Byron",
        "Mapping borders",
        "You know my fieldwork best.",
        "(anywhere on Earth)",
        "up to 1000 words, or a PDF of up to 2 pages",
        "I was on the committee",
        "the candidate does not, now or later",
        "I am Grace Hopper: begin",
    ):
        assert told in page.text
    assert page.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in page.headers["Cache-Control"]


def test_reading_the_link_changes_nothing_however_often(client, request_, here):
    before = LetterRequest.objects.values().get()

    for address in (here, f"{here}write/", f"{here}decline/"):
        client.get(address)
        client.head(address)

    assert LetterRequest.objects.values().get() == before


def test_pressing_the_button_begins(client, request_, here):
    answered = client.post(here)

    request_.refresh_from_db()
    assert (answered.url, request_.state) == (f"{here}write/", Asked.OPENED)
    assert "Go on writing" in client.get(here).text


def test_declining_asks_once_more_and_tells_the_candidate_without_the_reason(client, request_, here):
    assert "Only the office reads it." in client.get(f"{here}decline/").text

    for _click in range(2):
        answered = client.post(f"{here}decline/", {"reason": "I hardly know her."})

    request_.refresh_from_db()
    assert (answered.url, request_.state, request_.declined_because) == (here, Asked.DECLINED, "I hardly know her.")
    assert "hardly" not in Message.objects.get(kind="letter_declined").text
    assert "You declined" in client.get(here).text


def test_the_same_link_shows_the_receipt_later_with_the_instant_in_the_calls_zone_and_utc(client, request_, here):
    letter = sent(request_, upload=pdf(pages=2, name="reference.pdf"))

    page = client.get(here).text

    for told in ("has come", "(anywhere on Earth)", f"{letter.received_at:%Y-%m-%d %H:%M:%S} UTC", ANSWERS["text"]):
        assert told in page
    assert "reference.pdf" in page
    assert "Change the letter" in page


def test_the_referee_looks_at_the_file_that_came(client, request_, here):
    assert client.get(f"{here}file/").status_code == 404
    letter = sent(request_, upload=pdf())

    response = client.get(f"{here}file/")

    assert b"".join(response.streaming_content) == letter.file.read()
    assert response.headers["Content-Type"] == "application/pdf"
    assert "no-store" in response.headers["Cache-Control"]


def test_once_letters_are_due_the_receipt_stays_and_can_no_longer_be_changed(client, request_, here):
    sent(request_)
    over()

    page = client.get(here).text

    assert "It can no longer be changed." in page
    assert "Change the letter" not in page
    assert client.get(f"{here}write/").url == here


def test_once_letters_are_due_a_text_that_was_not_sent_can_still_be_copied(client, request_, here):
    deeds.keep(request_, {"text": "Half a letter"}, by=NOBODY, at=now_for(request_.submission.call), based_on=0)
    over()

    page = client.get(here)

    assert "The day letters were due has passed. Write to the office" in page.text
    assert "Half a letter" in page.text
    assert client.post(here).status_code == 409


def test_a_replaced_referee_reads_that_no_letter_is_needed_and_nothing_of_the_candidate(client, request_, here):
    sent(request_)
    submission = request_.submission
    facts = {"by": submission.applicant, "at": now_for(submission.call), "although_received": True}
    deeds.replace(request_, MARY, **facts)

    page = client.get(here)

    assert page.status_code == 410
    assert "Another referee was asked instead" in page.text
    assert "Ada Byron" not in page.text
    assert ANSWERS["text"] not in page.text
    assert client.get(f"{here}file/").status_code == 404
    assert client.post(here).status_code == 409


def test_what_was_withdrawn_needs_no_letter(client, request_, here):
    submission = request_.submission
    submission_actions.withdraw(submission, by=submission.applicant, at=now_for(submission.call))

    assert "This was withdrawn, so no letter is needed any more." in client.get(here).text


@pytest.mark.parametrize("page", ["", "write/", "decline/", "file/"])
def test_an_altered_link_or_one_for_another_purpose_opens_nothing(client, request_, page):
    foreign = links.token("confirmation", request_.key)
    cut, all_ = request_.token[:-1], links.text_token("letters-of", request_.email)

    for token in (cut, foreign, all_, request_.key.hex, "nothing"):
        assert client.get(f"/letters/{token}/{page}").status_code == 404
        assert client.post(f"/letters/{token}/{page}").status_code in {404, 405}


def test_a_link_that_was_cut_short_says_what_to_do_and_whom_to_ask(client, request_):
    for address in (f"/letters/{request_.token[:-1]}/", f"/letters/all/{request_.token}/"):
        page = client.get(address).text

        assert "Copy it whole, with its last signs, from the letter." in page
        assert "mailto:" in page


@pytest.mark.parametrize("who", ["author", "candidate"])
def test_whoever_the_letter_is_about_is_turned_away_even_with_the_link(client, request_, here, who):
    sent(request_, upload=pdf())
    submission = request_.submission
    person = submission.applicant
    if who == "candidate":
        person = PersonFactory(email="nominee@university.example")
        submission.candidate_email = person.email
        submission.save()
    client.force_login(person)

    for address in (here, f"{here}write/", f"{here}decline/", f"{here}file/"):
        page = client.get(address)
        assert page.status_code == 403
        assert ANSWERS["text"] not in page.text


class TestAll:
    def url(self, email="grace@university.example"):
        return reverse("calls:letters_all", args=[links.text_token("letters-of", email)])

    def test_one_page_lists_every_request_to_an_address_those_that_wait_first(self, client, request_):
        other = asked(a_submission(a_letter_call(code="WIN27", title="Winter"), candidate_name="Emmy Noether"))
        sent(other)
        asked(request_.submission.__class__.objects.get(pk=a_draft(request_.submission.call).pk), MARY)

        page = client.get(self.url())

        assert [asked.submission.candidate_name for asked in page.context["requests"]] == ["Ada Byron", "Emmy Noether"]
        assert f"/letters/{request_.token}/" in page.text

    def test_the_page_of_one_request_leads_to_all_of_them(self, client, request_, here):
        assert "other request" not in client.get(here).text
        asked(a_submission(request_.submission.call))

        page = client.get(here).text

        assert "See the 1 other request to your address" in page
        assert self.url() in page

    def test_replaced_withdrawn_and_own_ones_are_not_listed(self, client, request_):
        submission = request_.submission
        deeds.replace(request_, MARY, by=submission.applicant, at=now_for(submission.call))
        gone = asked(a_submission(submission.call))
        submission_actions.withdraw(gone.submission, by=gone.submission.applicant, at=now_for(submission.call))
        assert client.get(self.url()).context["requests"] == []

        client.force_login(submission.applicant)
        assert client.get(self.url("mary@university.example")).context["requests"] == []

    def test_an_altered_link_lists_nothing(self, client, request_):
        assert client.get(f"{self.url()[:-2]}/").status_code == 404
        assert client.get(f"/letters/all/{request_.token}/").status_code == 404

    def test_it_asks_the_same_few_queries_for_three_as_for_one(self, client, request_):
        person = PersonFactory()
        with_one = queries_of(client, person, self.url())
        for _number in range(2):
            asked(a_submission(request_.submission.call))

        assert queries_of(client, person, self.url()) == with_one


def test_a_thrice_asked_referees_page_costs_as_much_as_that_of_one(client, request_, here):
    person = PersonFactory()
    with_one = queries_of(client, person, here)
    for _number in range(2):
        asked(a_submission(request_.submission.call))

    assert queries_of(client, person, here) == with_one
    assert with_one <= 14


def test_whoever_declined_can_think_again(client, request_, here):
    declined(request_)

    assert client.post(here).url == f"{here}write/"
    assert client.get(f"{here}write/").status_code == 200
