"""Connecting an account elsewhere, what it tells of its person, and letting go of it."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from django.utils import timezone

from people import elsewhere, erasure, own_records
from people.models import Message, Person
from tests.factories.people import PASSWORD, PersonFactory
from tests.people.elsewhere import ID, PAGE, connected, go, prove_again, register, sign_in, told

pytestmark = pytest.mark.django_db


# Connecting and disconnecting


def test_connecting_asks_for_the_password_first_and_tells_by_letter(client, configure):
    configure("institution")
    person = PersonFactory()
    sign_in(client, person)

    answer = go(client, "institution", process="connect")
    assert (answer.url, SocialAccount.objects.count()) == (reverse("account_reauthenticate"), 0)
    answer = client.post(answer.url, {"password": PASSWORD})

    assert (answer.url, SocialAccount.objects.get().user) == (PAGE, person)
    page = client.get(PAGE)
    assert told(page) == ["University of Lisbon is connected. You can sign in with it from now on."]
    assert "connected" in page.content.decode()
    letter = Message.objects.get(kind="account.changed")
    assert "Your account opens with University of Lisbon now, too." in letter.text


def test_the_account_elsewhere_of_somebody_else_is_not_taken_away(client, configure):
    configure("institution")
    other = PersonFactory()
    connected(other)
    person = PersonFactory()
    sign_in(client, person)
    prove_again(client)

    answer = client.get(go(client, "institution", process="connect").url)

    assert told(answer) == ["This account at University of Lisbon belongs to another account here."]
    assert SocialAccount.objects.get().user == other


def test_one_account_of_each_service_can_be_connected(client, configure):
    configure("institution")
    person = PersonFactory()
    connected(person, uid="somebody-else")
    sign_in(client, person)
    prove_again(client)

    answer = client.get(go(client, "institution", process="connect").url)

    assert told(answer) == ["Another account at University of Lisbon is connected already. Disconnect it first."]
    assert SocialAccount.objects.count() == 1


def test_disconnecting_asks_forgets_and_tells(client, configure):
    configure("institution")
    person = PersonFactory()
    account = connected(person)
    sign_in(client, person)
    address = reverse("people:disconnect", args=[account.pk])
    assert "Nobody signs in here with University of Lisbon any more." in client.get(address).content.decode()
    assert client.post(address).url.startswith(reverse("account_reauthenticate"))

    prove_again(client)
    answer = client.post(address, follow=True)

    assert told(answer) == ["University of Lisbon is disconnected."]
    assert SocialAccount.objects.count() == 0
    assert "no longer opens with University of Lisbon" in Message.objects.get(kind="account.changed").text


def test_nobody_disconnects_the_account_of_another(client, configure):
    configure("institution")
    account = connected(PersonFactory())
    sign_in(client, PersonFactory())
    prove_again(client)

    assert client.post(reverse("people:disconnect", args=[account.pk])).status_code == 404
    assert SocialAccount.objects.count() == 1


def without_password():
    person = PersonFactory()
    person.set_unusable_password()
    person.save()
    return person


def test_the_last_way_in_is_not_given_up(client, configure):
    configure("institution", "orcid")
    person = without_password()
    account = connected(person)
    client.force_login(person)

    answer = client.post(reverse("people:disconnect", args=[account.pk]), follow=True)

    assert told(answer) == ["This is the only way in that you hold yourself. Choose a password or add a passkey first."]
    assert SocialAccount.objects.get() == account
    assert "button--danger" not in client.get(reverse("people:disconnect", args=[account.pk])).content.decode()


@pytest.mark.parametrize("other", ["passkey", "service"])
def test_with_a_passkey_or_another_service_it_can_be_given_up(configure, other):
    configure("institution", "orcid")
    person = without_password()
    account = connected(person)
    if other == "passkey":
        Authenticator.objects.create(user=person, type="webauthn", data={"name": "Key", "credential": {}})
    else:
        connected(person, "orcid", ID)

    assert (elsewhere.disconnect(account), elsewhere.disconnect(account)) == (True, False)


def test_a_service_that_the_settings_forgot_is_no_way_in(configure):
    configure("institution")
    person = without_password()
    account = connected(person)
    connected(person, "orcid", ID)

    assert elsewhere.disconnect(account) is False


# An iD that ORCID itself has told


def test_whoever_registers_with_orcid_has_their_id_confirmed(client, configure, server):
    configure("orcid", scope=["openid"])
    server.somebody = {"sub": ID, "given_name": "Ada", "family_name": "Byron"}

    register(client, "orcid", email="ada@university.example")

    person = Person.objects.get()
    assert (person.orcid, person.orcid_verified_at is not None, person.name) == (ID, True, "Ada Byron")


def test_connecting_orcid_takes_the_place_of_what_was_typed_and_is_not_typed_over(client, configure, server):
    configure("orcid")
    server.somebody = {"sub": ID}
    person = PersonFactory(orcid="0000-0001-5109-3700")
    sign_in(client, person)
    prove_again(client)

    go(client, "orcid", process="connect")
    client.post(reverse("people:profile"), {"first_name": "Ada", "orcid": "0000-0001-5109-3700"})

    person.refresh_from_db()
    assert (person.orcid, person.orcid_verified_at is not None, person.first_name) == (ID, True, "Ada")
    assert "confirmed by ORCID" in client.get(reverse("people:profile")).content.decode()


def test_after_disconnecting_orcid_the_id_is_what_its_person_says(configure):
    configure("orcid")
    person = PersonFactory(orcid=ID, orcid_verified_at=timezone.now())

    elsewhere.disconnect(connected(person, "orcid", ID))

    person.refresh_from_db()
    assert (person.orcid, person.orcid_verified_at) == (ID, None)


# What is known, and forgetting it


def test_accounts_elsewhere_are_in_ones_own_data(configure):
    configure("institution")
    person = PersonFactory()
    connected(person)

    record = next(each for each in own_records.signing_in(person) if each.title == "University of Lisbon")

    assert {fact.name: fact.shown for fact in record.facts}["Name there"] == "ada"


def test_erasing_forgets_them():
    person = PersonFactory()
    connected(person)

    erasure.erase(person, at=timezone.now())

    assert SocialAccount.objects.count() == 0
