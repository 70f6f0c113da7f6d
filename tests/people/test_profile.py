"""What a profile gives to a form, and what it learns from one."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from people.models import Doctorate, Person
from people.profile import doctorate_of, learn
from tests.factories.people import AffiliationFactory, InstituteFactory, PersonFactory

pytestmark = pytest.mark.django_db

FACTS = {
    "stage": "late",
    "university": "Universidade de Coimbra",
    "began_on": date(2023, 9, 1),
    "supervisor_name": "Mary Somerville",
    "supervisor_email": "mary@university.example",
}


def test_an_empty_profile_gives_nothing():
    assert doctorate_of(PersonFactory()) == {}


def test_what_is_learnt_is_given_back_in_one_query(django_assert_num_queries):
    person = PersonFactory()
    learn(person, FACTS)

    with django_assert_num_queries(1):
        assert doctorate_of(person) == FACTS


def test_the_newest_affiliation_stands_in_for_the_university():
    person = AffiliationFactory(institute=InstituteFactory(name="Older"), starts_on=date(2019, 1, 1)).person
    AffiliationFactory(person=person, institute=None, other_name="Newer", starts_on=date(2024, 1, 1))
    AffiliationFactory(institute=InstituteFactory(name="Somebody else's"))

    assert doctorate_of(person) == {"university": "Newer"}


def test_the_university_of_the_doctorate_comes_before_any_affiliation():
    person = AffiliationFactory().person
    learn(person, {"university": "Universidade de Coimbra"})

    assert doctorate_of(person) == {"university": "Universidade de Coimbra"}


def test_what_is_not_said_is_not_taken_back():
    person = PersonFactory()
    learn(person, FACTS)

    learn(person, FACTS | {"stage": "early_career", "supervisor_name": "", "began_on": None})

    assert doctorate_of(person) == FACTS | {"stage": "early_career"}


def test_another_name_for_certificates_is_kept_and_ones_own_is_not_repeated():
    person = PersonFactory(first_name="Ada", last_name="Byron")

    learn(person, {"certificate_name": "Ada Byron"})
    first = Person.objects.get().certificate_name
    learn(person, {"certificate_name": "Augusta Ada Byron"})

    assert (first, Person.objects.get().certificate_name, Doctorate.objects.count()) == ("", "Augusta Ada Byron", 0)


@pytest.mark.parametrize(
    ("model", "facts"), [(Doctorate, {"stage": "done"}), (Person, {"orcid_verified_at": "2026-01-01T00:00:00Z"})]
)
def test_the_database_refuses_what_cannot_be(model, facts):
    person = PersonFactory()
    learn(person, FACTS)

    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**facts)
