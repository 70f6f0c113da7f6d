"""What awards give to somebody who was put forward by another person."""

import pytest

from awards.models import Laureate
from awards.queries import own_records
from tests.factories.calls import a_submission, an_award
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_nominee_sees_that_they_were_asked_and_nothing_that_the_nominator_wrote():
    nominee = PersonFactory(email="emmy@university.example")
    nomination = a_submission(an_award())

    [record] = own_records.honours(nominee)

    assert record.title == f"{nomination.reference} · Thesis award 2027"
    assert "It is where my questions live." not in str(record)


def test_an_address_that_was_never_confirmed_shows_no_nomination():
    thief = PersonFactory()
    thief.emailaddress_set.create(email="emmy@university.example", verified=False)
    a_submission(an_award())

    assert list(own_records.honours(thief)) == []


def test_an_honour_is_there_for_who_put_it_forward():
    nomination = a_submission(an_award())
    Laureate.objects.create(edition=nomination.call.specific, submission=nomination, name="Emmy Noether", work="Groups")

    [record] = own_records.honours(nomination.applicant)

    assert record.title == "Laureate · Thesis award 2027"
