"""Who is asking: one statement for session and person, and never somebody whom Django would not let in."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import Person, Session
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

PAGE = "/profile/"


@pytest.fixture
def person():
    return PersonFactory()


@pytest.fixture
def window(client, person):
    client.force_login(person)
    return client


def is_signed_in(client) -> bool:
    return client.get(PAGE).status_code == 200


def test_session_and_person_are_read_by_one_statement(window):
    with CaptureQueriesContext(connection) as asked:
        assert is_signed_in(window)

    of_either = [query["sql"] for query in asked if "people_session" in query["sql"] or '"password"' in query["sql"]]
    assert len(of_either) == 1


def test_a_session_names_its_person_from_the_sign_in_to_the_sign_out(window, person):
    assert [session.person for session in Session.objects.all()] == [person]

    window.post("/accounts/logout/")

    assert (list(Session.objects.all()), is_signed_in(window)) == ([], False)


def test_a_visitor_who_signs_in_takes_nobody_elses_session(window, person):
    other = PersonFactory()

    window.force_login(other)

    assert [session.person for session in Session.objects.all()] == [other]


def test_the_session_of_a_visitor_is_nobodys(client):
    session = client.session
    session["wanted_call"] = 7
    session.save()

    assert Session.objects.get().person is None
    assert not is_signed_in(client)


def test_who_is_made_inactive_is_signed_out_at_once(window, person):
    person.is_active = False
    person.save()

    assert not is_signed_in(window)


def test_a_password_that_was_set_elsewhere_ends_the_session(window, person):
    person.set_password("another long enough sentence")
    person.save()

    assert (is_signed_in(window), Session.objects.exists()) == (False, False)


def test_a_column_that_names_another_person_lets_nobody_in_as_them(window, person):
    other = PersonFactory()
    Person.objects.update(password=person.password)
    Session.objects.update(person=other)

    assert window.get(PAGE).wsgi_request.user == person


def test_a_way_of_signing_in_that_was_taken_away_no_longer_counts(window, settings):
    settings.AUTHENTICATION_BACKENDS = settings.AUTHENTICATION_BACKENDS[1:]

    assert not is_signed_in(window)


def test_a_session_outlives_the_change_of_the_secret_key(window, settings):
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "a new key of some length"

    assert is_signed_in(window)


def test_whoever_is_erased_is_signed_out(window, person):
    person.delete()

    assert (is_signed_in(window), Session.objects.exists()) == (False, False)


def test_sessions_that_have_ended_count_no_more_and_are_cleared(window, person):
    Client().force_login(person)
    Session.objects.filter(session_key=window.session.session_key).update(
        expire_date=timezone.now() - timedelta(seconds=1)
    )
    assert not is_signed_in(window)

    call_command("clearsessions")

    assert Session.objects.count() == 1
