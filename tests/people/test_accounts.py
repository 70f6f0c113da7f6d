"""Signing up, confirming and resetting, through the screens and the letters that people really use."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from people.models import Message, Person
from tests.factories.people import PASSWORD, PersonFactory

pytestmark = pytest.mark.django_db

NEWCOMER = {
    "first_name": "Ada",
    "last_name": "Byron",
    "email": "Ada@University.example",
    "password1": "a long enough sentence",
}


def sign_up(client, **changes):
    return client.post(reverse("account_signup"), NEWCOMER | changes)


def link_in(message, settings):
    """The path of the one link of this site's that a letter's text holds, apart from the signature."""
    [path] = re.findall(rf"^{re.escape(settings.SITE_URL)}(/\S+)$", message.text, re.MULTILINE)
    return path


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_signing_up_confirming_by_post_and_being_signed_in(client, settings):
    answer = sign_up(client)
    assert (answer.status_code, answer.url) == (302, reverse("account_email_verification_sent"))
    assert is_signed_in(client) is False

    message = Message.objects.get(kind="account.email_confirmation_signup")
    answer = client.post(link_in(message, settings))

    person = Person.objects.get(email="ada@university.example")
    assert (answer.status_code, answer.url) == (302, "/desk/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert (person.name, message.to, message.person) == ("Ada Byron", "ada@university.example", person)


def test_opening_the_confirmation_link_changes_nothing(client, settings):
    sign_up(client)

    answer = client.get(link_in(Message.objects.get(), settings))

    assert answer.status_code == 200
    assert EmailAddress.objects.get().verified is False
    assert is_signed_in(client) is False


def test_someone_with_one_name_can_sign_up(client):
    sign_up(client, first_name="Suharto", last_name="")

    assert Person.objects.get().name == "Suharto"


def test_nobody_signs_up_without_a_name(client):
    answer = sign_up(client, first_name="")

    assert answer.context["form"].errors == {"first_name": ["This field is required."]}
    assert Person.objects.count() == 0


def test_browsers_are_told_what_each_field_holds(client):
    form = client.get(reverse("account_signup")).context["form"]

    assert {name: field.widget.attrs.get("autocomplete") for name, field in form.fields.items()} == {
        "first_name": "given-name",
        "last_name": "family-name",
        "email": "email",
        "password1": "new-password",
    }


def test_an_unconfirmed_person_cannot_sign_in_and_gets_another_letter(client):
    PersonFactory(email="ada@university.example", confirmed=False)

    answer = client.post(reverse("account_login"), {"login": "ada@university.example", "password": PASSWORD})

    assert (answer.status_code, answer.url) == (302, reverse("account_email_verification_sent"))
    assert is_signed_in(client) is False
    assert [message.kind for message in Message.objects.all()] == ["account.email_confirmation"]


def test_a_confirmed_person_signs_in_by_address_in_any_case(client):
    PersonFactory(email="ada@university.example")

    answer = client.post(reverse("account_login"), {"login": "ADA@university.example", "password": PASSWORD})

    assert (answer.status_code, answer.url) == (302, "/desk/")


def test_signing_up_with_a_known_address_looks_the_same_and_writes_to_its_owner(client):
    known = PersonFactory(email="ada@university.example")

    answer = sign_up(client)

    assert (answer.status_code, answer.url) == (302, reverse("account_email_verification_sent"))
    assert [person.pk for person in Person.objects.all()] == [known.pk]
    assert [(each.kind, each.to) for each in Message.objects.all()] == [
        ("account.account_already_exists", "ada@university.example")
    ]


def test_a_forgotten_password_is_replaced_through_the_letter(client, settings):
    person = PersonFactory(email="ada@university.example")
    answer = client.post(reverse("account_reset_password"), {"email": "ada@university.example"})
    assert (answer.status_code, answer.url) == (302, reverse("account_reset_password_done"))

    message = Message.objects.get(kind="account.password_reset", person=person)
    form_page = client.get(link_in(message, settings)).url
    client.post(form_page, {"password1": "quite another sentence", "password2": "quite another sentence"})

    person.refresh_from_db()
    assert person.check_password("quite another sentence") is True


def test_a_reset_for_an_unknown_address_looks_the_same(client):
    answer = client.post(reverse("account_reset_password"), {"email": "nobody@university.example"})

    assert (answer.status_code, answer.url) == (302, reverse("account_reset_password_done"))
    assert [(each.kind, each.to, each.person) for each in Message.objects.all()] == [
        ("account.unknown_account", "nobody@university.example", None)
    ]


def test_links_begin_with_the_sites_own_address_whatever_host_was_claimed(client, settings):
    settings.SITE_URL = "https://phd.network.example"
    PersonFactory(email="ada@university.example")

    client.post(
        reverse("account_reset_password"), {"email": "ada@university.example"}, headers={"host": "evil.example"}
    )

    message = Message.objects.get()
    assert "evil.example" not in message.text + message.html
    assert f"https://phd.network.example{link_in(message, settings)}" in message.html


def test_letters_that_open_an_account_are_secret(client):
    sign_up(client)

    assert [message.secret for message in Message.objects.all()] == [True]


def test_names_are_escaped_in_html_and_plain_in_text(client):
    sign_up(client, first_name="Ada & <b>")

    message = Message.objects.get()
    assert message.text.startswith("Dear Ada & <b> Byron,\n\nWelcome to")
    assert ">Dear Ada &amp; &lt;b&gt; Byron,</p>" in message.html


def test_every_letter_of_an_account_has_one_subject_line(client):
    PersonFactory(email="ada@university.example")
    sign_up(client)
    sign_up(client, email="new@university.example")
    for email in ("ada@university.example", "nobody@university.example"):
        client.post(reverse("account_reset_password"), {"email": email})

    assert sorted(Message.objects.values_list("subject", flat=True)) == [
        "Choose a new password for Migration Research Network",
        "Confirm your e-mail address for Migration Research Network",
        "No account at Migration Research Network with this address",
        "You already have an account at Migration Research Network",
    ]
