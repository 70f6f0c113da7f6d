"""The page of a signed link: reading changes nothing, replying does it once, and no other link opens it."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from awards.models import Confirmation, Reply
from awards.models.confirmation import PURPOSE
from calls.flow import State
from calls.models import Submission
from people import links
from people.models import Message
from tests.factories.calls import a_submission, an_award
from tests.factories.people import PersonFactory
from tests.factories.training import RoundFactory

pytestmark = pytest.mark.django_db


def address(confirmation):
    return reverse("awards:confirmation", args=[links.token(PURPOSE, confirmation.key)])


@pytest.fixture
def asked():
    a_submission(an_award())
    return Confirmation.objects.get()


def test_the_link_of_the_letter_opens_the_page_without_an_account(client, asked):
    letter = Message.objects.get(kind="confirmation_asked")
    assert address(asked) in letter.text

    page = client.get(address(asked))

    assert page.status_code == 200
    assert "Invariant borders" in page.content.decode()


def test_the_address_stays_on_this_site_and_a_browser_may_still_reply_from_it(asked):
    """The link is a key. A page without any referrer would send its form from nowhere, which is refused as forged."""
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(address(asked))

    token = page.context["csrf_token"]
    reply = {"reply": "agree", "csrfmiddlewaretoken": str(token)}
    answer = browser.post(address(asked), reply, headers={"origin": "http://testserver"})

    assert page.headers["Referrer-Policy"] == "same-origin"
    assert (answer.status_code, Confirmation.objects.get().state) == (302, Reply.CONFIRMED)


def test_the_nominator_does_not_reply_for_the_nominee(client, asked):
    client.force_login(asked.submission.applicant)

    answers = [client.get(address(asked)), client.post(address(asked), {"reply": "agree"})]

    asked.refresh_from_db()
    assert ([answer.status_code for answer in answers], asked.state) == ([403, 403], Reply.ASKED)
    assert "This link is for whoever you nominated" in answers[0].content.decode()


def test_reading_the_link_changes_nothing(client, asked):
    client.get(address(asked))

    asked.refresh_from_db()
    assert asked.state == Reply.ASKED


def test_agreeing_leads_back_to_a_page_that_says_so_and_asks_nothing_more(client, asked):
    page = client.post(address(asked), {"reply": "agree"}, follow=True)

    asked.refresh_from_db()
    assert asked.state == Reply.CONFIRMED
    assert "You agreed" in page.content.decode()
    assert "<textarea" not in page.content.decode()


def test_declining_withdraws_the_nomination(client, asked):
    client.post(address(asked), {"reply": "decline", "because": "Not this year."})

    asked.refresh_from_db()
    assert (asked.state, asked.declined_because) == (Reply.DECLINED, "Not this year.")
    assert asked.submission.state == State.WITHDRAWN


@pytest.fixture
def agreed(client, asked):
    client.post(address(asked), {"reply": "agree"})
    return asked


def test_who_agreed_withdraws_and_the_nominator_is_told(client, agreed):
    shown = client.get(address(agreed)).content.decode()
    page = client.post(address(agreed), {"withdraw": "1", "sure": "on"}, follow=True).content.decode()

    agreed.refresh_from_db()
    assert (agreed.state, agreed.submission.state) == (Reply.DECLINED, State.WITHDRAWN)
    assert Message.objects.get(kind="confirmation_declined").to == agreed.submission.applicant.email
    assert "You declined" in page
    assert ("Withdraw from this nomination" in shown, "Withdraw from this nomination" in page) == (True, False)


def test_nobody_withdraws_without_saying_that_they_are_sure(client, agreed):
    page = client.post(address(agreed), {"withdraw": "1"})

    agreed.refresh_from_db()
    assert (page.status_code, agreed.state) == (422, Reply.CONFIRMED)
    assert page.context["withdrawal"].errors == {"sure": ["Tick this to withdraw."]}


def test_withdrawing_twice_is_withdrawing_once(client, agreed):
    for _click in range(2):
        client.post(address(agreed), {"withdraw": "1", "sure": "on"})

    assert Message.objects.filter(kind="confirmation_declined").count() == 1


def test_who_agreed_may_withdraw_while_the_jury_reads(client, agreed):
    RoundFactory(call=agreed.submission.call, stage="open", closed_at=None)

    client.post(address(agreed), {"withdraw": "1", "sure": "on"})

    assert Submission.objects.get().state == State.WITHDRAWN


def test_after_the_announcement_nobody_withdraws_any_more(client, agreed):
    Submission.objects.update(state=State.DECIDED)

    page = client.get(address(agreed)).content.decode()
    answer = client.post(address(agreed), {"withdraw": "1", "sure": "on"})

    assert "Withdraw from this nomination" not in page
    assert (answer.status_code, Submission.objects.get().state) == (409, State.DECIDED)


def test_once_replied_the_page_no_longer_says_that_a_word_is_awaited(client, asked):
    lead = "It counts only with your word."
    before = client.get(address(asked)).content.decode()

    after = client.post(address(asked), {"reply": "agree"}, follow=True).content.decode()

    assert (lead in before, lead in after) == (True, False)


def test_without_a_choice_the_reason_that_was_typed_stays(client, asked):
    page = client.post(address(asked), {"because": "Not this year."})

    assert page.status_code == 422
    assert page.context["form"].errors == {"reply": ["Choose one of the two."]}
    assert "Not this year." in page.content.decode()


def test_two_nominations_offer_the_choice_of_one(client):
    award = an_award()
    first, second = a_submission(award), a_submission(award)
    mine = Confirmation.objects.get(submission=first)

    page = client.get(address(mine))
    client.post(address(mine), {"reply": "agree", "only_this": "on"})

    second.refresh_from_db()
    assert page.context["others"] == [second]
    assert (second.state, second.merged_into) == (State.WITHDRAWN, first)


@pytest.mark.parametrize(("only_this", "state"), [({"only_this": "on"}, State.WITHDRAWN), ({}, State.SUBMITTED)])
def test_who_nominated_themselves_too_chooses_whether_both_stand(client, only_this, state):
    award, emmy = an_award(), PersonFactory(email="emmy@university.example")
    own = a_submission(award, by=emmy, route="self", relation="")
    supervisors = a_submission(award)
    mine = Confirmation.objects.get(submission=supervisors)

    page = client.get(address(mine))
    client.post(address(mine), {"reply": "agree"} | only_this)

    own.refresh_from_db()
    assert page.context["others"] == [own]
    assert own.state == state


def test_what_somebody_else_put_forward_as_their_own_is_not_offered(client):
    award = an_award()
    a_submission(award, route="self", relation="", title="Invariant borders")
    mine = Confirmation.objects.get(submission=a_submission(award))

    assert client.get(address(mine)).context["others"] == []


@pytest.mark.parametrize(
    "token",
    [
        lambda asked: links.token("letter", asked.key),
        lambda asked: links.token(PURPOSE, uuid4()),
        lambda asked: links.token(PURPOSE, asked.key)[:-1],
        lambda asked: asked.key.hex,
    ],
    ids=["for another purpose", "of nobody", "cut short", "unsigned"],
)
def test_any_other_link_opens_nothing(client, asked, token):
    page = client.get(reverse("awards:confirmation", args=[token(asked)]))

    assert page.status_code == 404
    assert "Copy it whole, with its last signs, from the letter." in page.text
    assert "mailto:" in page.text
