"""Forgetting a person: each promise of the page, with something there that could leak."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from people import erasure
from people.models import Affiliation, Doctorate, Message, Person
from people.outbox import post
from people.profile import learn
from tests.factories.people import PASSWORD, AffiliationFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db

PAGE = reverse("people:erase")
FAREWELL = "account.erased"


@pytest.fixture
def ada():
    person = PersonFactory(
        first_name="Ada",
        last_name="Byron",
        email="ada@university.example",
        certificate_name="Augusta Ada",
        pronouns="Dr",
        orcid="0000-0002-1825-0097",
        orcid_verified_at=timezone.now(),
        country="PT",
        zone="Europe/Lisbon",
    )
    learn(person, {"supervisor_name": "Mary Somerville", "university": "Coimbra"})
    AffiliationFactory(person=person)
    MembershipFactory(person=person)
    person.groups.add(Group.objects.create(name="Some group"))
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "Key", "credential": {}})
    return person


def erased(person):
    erasure.erase(person, at=timezone.now())
    return Person.objects.get(pk=person.pk)


def test_the_account_is_emptied_and_closed_and_only_the_country_stays(ada):
    person = erased(ada)

    kept = {name: getattr(person, name) for name in ("certificate_name", "pronouns", "orcid", "zone", "last_name")}
    assert kept == dict.fromkeys(kept, "")
    assert (person.name, person.email) == ("Erased person", f"erased-{person.pk}@erased.invalid")
    assert (person.is_active, person.has_usable_password(), person.country.code) == (False, False, "PT")
    assert (Doctorate.objects.count(), Affiliation.objects.count(), person.memberships.count()) == (0, 0, 0)
    assert (person.emailaddress_set.count(), person.authenticator_set.count(), person.groups.count()) == (0, 0, 0)


def test_letters_to_the_person_are_emptied_and_those_of_others_are_not(ada):
    post(to=ada.email, person=ada, subject="Received from Ada", text="Dear Ada Byron", html="<p>Ada", kind="received")
    post(to=ada.email, subject="By address", text="Dear Ada Byron", kind="received")
    other = post(to="other@university.example", subject="Not hers", text="Dear you", kind="received")

    erased(ada)

    hers = Message.objects.exclude(pk=other.pk).exclude(kind=FAREWELL)
    assert set(hers.values_list("to", "person", "subject", "text", "html", "state")) == {
        ("erased@erased.invalid", None, "Erased", "", "", "held")
    }
    other.refresh_from_db()
    assert (other.to, other.text) == ("other@university.example", "Dear you")


def test_a_last_letter_is_sent_and_emptied_once_it_has_left(ada):
    erased(ada)
    farewell = Message.objects.get(kind=FAREWELL)
    assert (farewell.to, farewell.person, farewell.state) == ("ada@university.example", None, "waiting")
    assert erasure.forget_farewells(at=timezone.now()) == 0

    Message.objects.filter(pk=farewell.pk).update(state="sent", sent_at=timezone.now())
    erasure.forget_farewells(at=timezone.now())

    farewell.refresh_from_db()
    assert (farewell.to, farewell.text, farewell.state) == ("erased@erased.invalid", "", "sent")


def test_erasing_twice_happens_once(ada):
    assert [erasure.erase(ada, at=timezone.now()) for _time in range(2)] == [True, False]
    assert Message.objects.filter(kind=FAREWELL).count() == 1


def test_every_session_ends_and_nobody_signs_in_again(ada, client):
    ada.authenticator_set.all().delete()
    here, elsewhere = Client(), Client()
    for window in (here, elsewhere):
        window.post(reverse("account_login"), {"login": ada.email, "password": PASSWORD})
    assert elsewhere.get(PAGE).status_code == 200

    answer = here.post(PAGE, {"address": " ADA@university.example "})

    assert (answer.status_code, answer.url) == (302, reverse("people:erased"))
    assert [window.get(PAGE).status_code for window in (here, elsewhere)] == [302, 302]
    client.post(reverse("account_login"), {"login": "ada@university.example", "password": PASSWORD})
    assert "_auth_user_id" not in client.session


def test_another_address_erases_nothing_and_stays_typed(ada, client):
    client.force_login(ada)

    answer = client.post(PAGE, {"address": "somebody@university.example"})

    ada.refresh_from_db()
    assert (answer.status_code, ada.erased_at, ada.first_name) == (422, None, "Ada")
    assert answer.context["form"].errors == {
        "address": ["This is not the address you sign in with. Nothing has been erased."]
    }
    assert 'value="somebody@university.example"' in answer.content.decode()


def test_looking_at_the_page_erases_nothing(ada, client):
    client.force_login(ada)

    assert client.get(PAGE, {"address": ada.email}).status_code == 200
    assert Person.objects.get(pk=ada.pk).erased_at is None


def test_an_administrator_is_told_to_hand_over_first(client):
    person = PersonFactory(is_superuser=True)
    client.force_login(person)

    answer = client.post(PAGE, {"address": person.email})

    assert (answer.status_code, Person.objects.get().erased_at) == (403, None)
    assert "Have another one take this right from you first." in answer.content.decode()


def test_somebody_else_is_left_alone(ada):
    other = AffiliationFactory(person__first_name="Emmy").person

    erased(ada)

    other.refresh_from_db()
    assert (other.first_name, other.is_active, other.affiliations.count()) == ("Emmy", True, 1)


def test_the_address_is_free_for_somebody_new(ada):
    erased(ada)

    assert PersonFactory(email="ada@university.example").pk != ada.pk
