"""Signing in by a code that comes in the mail."""

import re

import pytest
from django.urls import reverse

from people.models import Message
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

SEND = reverse("account_request_login_code")
CONFIRM = reverse("account_confirm_login_code")


def ask_for_a_code(client, address, **changes):
    return client.post(SEND, {"login": address} | changes)


def code_in(message):
    [code] = re.findall(r"^([A-Z]{4}-[A-Z]{4})$", message.text, re.MULTILINE)
    return code


def signed_in(client):
    return client.session.get("_auth_user_id")


def test_a_code_from_a_letter_signs_in(client):
    person = PersonFactory()
    answer = ask_for_a_code(client, person.email)
    assert (answer.status_code, answer.url, signed_in(client)) == (302, CONFIRM, None)

    message = Message.objects.get()
    answer = client.post(CONFIRM, {"code": code_in(message).lower().replace("-", " "), "action": "verify"})

    assert (answer.status_code, answer.url, signed_in(client)) == (302, "/desk/", str(person.pk))
    assert (message.kind, message.to, message.person, message.secret) == (
        "account.login_code",
        person.email,
        person,
        True,
    )


def test_the_code_is_not_in_the_subject_which_organisers_see(client):
    ask_for_a_code(client, PersonFactory().email)

    message = Message.objects.get()
    assert message.subject == "Your code to sign in to Migration Research Network"
    assert code_in(message) in message.html


def test_the_button_on_the_sign_in_page_needs_no_password(client):
    person = PersonFactory()
    page = client.get(reverse("account_login")).content.decode()
    assert f'formaction="{SEND}"' in page

    ask_for_a_code(client, person.email, password="", remember="on")

    assert Message.objects.get().to == person.email


def test_where_one_wanted_to_go_is_kept_through_the_code(client):
    person = PersonFactory()
    page = client.get(reverse("account_login"), {"next": "/profile/"}).content.decode()
    assert f'formaction="{SEND}?next=%2Fprofile%2F"' in page

    answer = client.post(f"{SEND}?next=/profile/", {"login": person.email, "next": "/profile/"})
    assert answer.url == f"{CONFIRM}?next=%2Fprofile%2F"
    answer = client.post(answer.url, {"code": code_in(Message.objects.get()), "action": "verify"})

    assert answer.url == "/profile/"


def test_an_unknown_address_looks_the_same_and_gets_another_letter(client):
    answer = ask_for_a_code(client, "nobody@university.example")

    assert (answer.status_code, answer.url) == (302, CONFIRM)
    assert client.get(CONFIRM).status_code == 200
    assert [(each.kind, each.to) for each in Message.objects.all()] == [
        ("account.unknown_account", "nobody@university.example")
    ]


def test_a_wrong_code_is_refused_and_after_three_the_sign_in_begins_anew(client):
    person = PersonFactory()
    ask_for_a_code(client, person.email)

    first = client.post(CONFIRM, {"code": "BBBB-BBBB", "action": "verify"})
    client.post(CONFIRM, {"code": "BBBB-BBBB", "action": "verify"})
    last = client.post(CONFIRM, {"code": "BBBB-BBBB", "action": "verify"})
    too_late = client.post(CONFIRM, {"code": code_in(Message.objects.get()), "action": "verify"})

    assert first.context["verify_form"].errors == {
        "code": ["This is not the code of the newest letter. Compare it once more."]
    }
    assert (last.status_code, last.url, too_late.url) == (302, SEND, SEND)
    assert signed_in(client) is None


def test_a_code_is_too_old_after_a_quarter_of_an_hour(client, time_machine):
    time_machine.move_to("2026-11-20T12:00:00Z", tick=False)
    ask_for_a_code(client, PersonFactory().email)

    time_machine.move_to("2026-11-20T12:15:01Z", tick=False)
    answer = client.post(CONFIRM, {"code": code_in(Message.objects.get()), "action": "verify"})

    assert (answer.url, signed_in(client)) == (SEND, None)


def test_a_new_code_makes_the_older_one_useless(client):
    person = PersonFactory()
    ask_for_a_code(client, person.email)
    older = code_in(Message.objects.get())

    client.post(CONFIRM, {"action": "resend"})
    client.post(CONFIRM, {"code": older, "action": "verify"})
    assert signed_in(client) is None
    client.post(CONFIRM, {"code": code_in(Message.objects.first()), "action": "verify"})

    assert signed_in(client) == str(person.pk)


def test_a_code_confirms_the_address_it_was_sent_to(client):
    person = PersonFactory(confirmed=False)
    person.emailaddress_set.create(email=person.email, primary=True, verified=False)

    ask_for_a_code(client, person.email)
    client.post(CONFIRM, {"code": code_in(Message.objects.get()), "action": "verify"})

    assert (signed_in(client), person.emailaddress_set.get().verified) == (str(person.pk), True)


def test_somebody_who_is_no_longer_active_gets_no_code(client):
    ask_for_a_code(client, PersonFactory(is_active=False).email)

    assert [message.kind for message in Message.objects.all()] == ["account.unknown_account"]


def test_a_malformed_address_is_refused_in_its_place_and_stays_typed(client):
    answer = ask_for_a_code(client, "ada at university")

    assert answer.context["form"].errors == {"email": ["Enter a valid email address."]}
    assert 'value="ada at university"' in answer.content.decode()
