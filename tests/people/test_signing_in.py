"""The page that shows how a person signs in, and where they are signed in now."""

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.sessions import described
from tests.factories.people import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("people:signing_in")
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
CHROME = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36"
SAFARI = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1"


def window(person, browser=FIREFOX):
    """A browser somewhere in which the person is signed in."""
    client = Client(headers={"user-agent": browser})
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return client


def is_signed_in(client):
    return client.get(PAGE).status_code == 200


def shown(client):
    return [(session["name"], session["is_here"]) for session in client.get(PAGE).context["sessions"]]


def test_every_place_is_shown_and_this_one_is_marked():
    person = PersonFactory()
    window(person, SAFARI)
    here = window(person, CHROME)
    window(PersonFactory())

    assert shown(here) == [("Chrome, Android", True), ("Safari, iPhone", False)]


def test_a_browser_that_says_nothing_of_itself_is_unknown():
    person = PersonFactory()

    assert shown(window(person, "curl/8")) == [("Unknown browser", True)]


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        (FIREFOX, "Firefox, Windows"),
        (CHROME, "Chrome, Android"),
        (SAFARI, "Safari, iPhone"),
        (CHROME.replace("Linux; Android 15", "X11; CrOS x86_64") + " Edg/140.0", "Edge, ChromeOS"),
        ("", ""),
    ],
)
def test_a_browser_is_named_as_people_call_it(agent, words):
    class Session:
        user_agent = agent

    assert described(Session) == words


def test_signing_out_in_one_place_leaves_the_others():
    person = PersonFactory()
    lost, other, here = window(person), window(person), window(person)
    lost_row = person.usersession_set.get(session_key=lost.session.session_key)

    here.post(reverse("people:end_session", args=[lost_row.pk]))

    assert [is_signed_in(each) for each in (lost, other, here)] == [False, True, True]
    assert len(shown(here)) == 2


def test_signing_out_everywhere_but_here():
    person = PersonFactory()
    others, here = [window(person), window(person)], window(person)

    here.post(reverse("people:end_other_sessions"))

    assert ([is_signed_in(each) for each in others], is_signed_in(here)) == ([False, False], True)


def test_nobody_signs_somebody_else_out():
    person, stranger = PersonFactory(), PersonFactory()
    theirs, ours = window(person), window(stranger)
    row = person.usersession_set.get()

    answer = ours.post(reverse("people:end_session", args=[row.pk]))
    ours.post(reverse("people:end_other_sessions"))

    assert (answer.status_code, is_signed_in(theirs)) == (404, True)


def test_looking_at_the_addresses_that_sign_out_changes_nothing():
    person = PersonFactory()
    other, here = window(person), window(person)
    row = person.usersession_set.get(session_key=other.session.session_key)

    answers = [
        here.get(reverse("people:end_session", args=[row.pk])).status_code,
        here.get(reverse("people:end_other_sessions")).status_code,
    ]

    assert (answers, is_signed_in(other)) == ([405, 405], True)


def test_a_new_password_ends_the_sessions_elsewhere():
    person = PersonFactory()
    other, here = window(person), window(person)

    here.post(
        reverse("account_change_password"),
        {"oldpassword": PASSWORD, "password1": "quite another sentence", "password2": "quite another sentence"},
    )

    assert (is_signed_in(other), is_signed_in(here)) == (False, True)


def queries(client):
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    return len(asked)


def test_the_page_costs_the_same_for_one_place_and_three():
    person = PersonFactory()
    here = window(person)
    is_signed_in(here)
    one = queries(here)

    window(person)
    window(person)

    assert (queries(here), len(shown(here))) == (one, 3)


def test_the_page_costs_the_same_for_one_passkey_and_three():
    person = PersonFactory()
    here = window(person)
    add_keys(person, 1)
    one = queries(here)

    add_keys(person, 2)

    assert (queries(here), len(here.get(PAGE).context["passkeys"])) == (one, 3)


def add_keys(person, count):
    for number in range(count):
        Authenticator.objects.create(user=person, type="webauthn", data={"name": f"Key {number}", "credential": {}})


@pytest.mark.parametrize("address", ["/accounts/2fa/", "/accounts/2fa/webauthn/", "/accounts/sessions/"])
def test_allauths_own_overviews_lead_to_this_page(client, address):
    assert client.get(address).url == PAGE
