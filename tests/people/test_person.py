"""A person is one e-mail address, however it is typed."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from people.models import Person
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def test_an_address_is_kept_in_lower_case():
    person = Person.objects.create_user(" Ada@University.EXAMPLE ", first_name="Ada")

    assert person.email == "ada@university.example"


def test_the_database_refuses_the_same_address_in_another_case():
    PersonFactory(email="ada@university.example")
    twin = PersonFactory(email="twin@university.example")

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE people_person SET email = 'ADA@university.example' WHERE id = %s", [twin.pk])

    twin.refresh_from_db()
    assert twin.email == "twin@university.example"


def test_the_database_refuses_capitals():
    person = PersonFactory(email="ada@university.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.filter(pk=person.pk).update(email="Ada@university.example")


def test_a_form_refuses_a_known_address_with_a_sentence():
    PersonFactory(email="ada@university.example")

    with pytest.raises(ValidationError) as refusal:
        Person(email="Ada@university.example", first_name="Ada", password="x").full_clean()

    assert refusal.value.message_dict["email"] == ["Someone is already registered with this e-mail address."]


def test_a_person_is_found_by_their_address_in_any_case():
    person = PersonFactory(email="ada@university.example")

    assert Person.objects.get_by_natural_key("ADA@university.example") == person


def test_a_person_with_one_name_has_just_that_name():
    assert PersonFactory(first_name="Suharto", last_name="").name == "Suharto"


def test_a_person_without_any_name_is_called_by_address():
    assert str(Person(email="ada@university.example")) == "ada@university.example"


def test_a_certificate_prints_the_name_chosen_for_it():
    person = PersonFactory(first_name="Ada", last_name="Byron")
    assert person.printed_name == "Ada Byron"

    person.certificate_name = "Augusta Ada King"
    assert person.printed_name == "Augusta Ada King"


def test_a_person_needs_an_address():
    with pytest.raises(ValueError, match="needs an e-mail address"):
        Person.objects.create_user("", first_name="Ada")


def test_a_superuser_may_do_everything():
    person = Person.objects.create_superuser("root@network.example", "a long enough sentence")

    assert (person.is_staff, person.is_superuser, person.check_password("a long enough sentence")) == (True, True, True)


def test_an_unknown_time_zone_is_refused():
    with pytest.raises(ValidationError) as refusal:
        Person(email="a@b.example", first_name="Ada", password="x", zone="Europe/Atlantis").full_clean()

    assert refusal.value.message_dict == {"zone": ["This time zone is not known. Choose one from the list."]}
