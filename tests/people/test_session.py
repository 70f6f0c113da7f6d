"""The end of a sign-in: it moves on with use, is written seldom, and script may ask for it without moving it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from people.models import Session
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

LENGTH = timedelta(hours=1)
ADDRESS = "/session/"


@pytest.fixture(autouse=True)
def _an_hour(settings):
    settings.SESSION_COOKIE_AGE = LENGTH.total_seconds()


@pytest.fixture
def person():
    return PersonFactory()


@pytest.fixture
def window(client, person):
    client.force_login(person)
    return client


def leave(left: timedelta) -> None:
    Session.objects.update(expire_date=timezone.now() + left)


def left() -> timedelta:
    return Session.objects.get().expire_date - timezone.now()


def written(client, address="/profile/", method="get") -> bool:
    with CaptureQueriesContext(connection) as asked:
        getattr(client, method)(address)
    return any("UPDATE" in query["sql"] and "people_session" in query["sql"] for query in asked)


def test_a_sign_in_that_is_used_begins_its_length_anew(window):
    leave(timedelta(minutes=50))

    assert written(window)
    assert left() > timedelta(minutes=59)


def test_a_sign_in_that_was_just_used_is_not_written_again(window):
    leave(timedelta(minutes=55))

    assert not written(window)
    assert left() < timedelta(minutes=56)


def test_a_browser_that_keeps_its_cookie_gets_it_with_the_new_end(window):
    session = window.session
    session.set_expiry(int(LENGTH.total_seconds()))
    session.save()
    leave(timedelta(minutes=30))

    cookie = window.get("/profile/").cookies["sessionid"]

    assert cookie["max-age"] == LENGTH.total_seconds()


def test_asking_how_long_it_holds_does_not_make_it_longer(window, person):
    leave(timedelta(minutes=10))

    answer = window.get(ADDRESS).json()

    assert (answer["person"], 590 <= answer["seconds"] <= 600) == (str(person.pk), True)
    assert answer["token"]
    assert not written(window, ADDRESS)
    assert left() < timedelta(minutes=10)


def test_staying_signed_in_makes_it_as_long_as_at_first(window):
    leave(timedelta(minutes=10))

    assert window.post(ADDRESS).json() == {"seconds": LENGTH.total_seconds()}
    assert left() > timedelta(minutes=59)


def test_a_visitor_has_no_sign_in_that_could_end(client):
    assert client.get(ADDRESS).json() | {"token": ""} == {"person": "", "seconds": 0, "token": ""}
    assert (client.post(ADDRESS).status_code, Session.objects.exists()) == (401, False)


def test_a_sign_in_that_has_ended_cannot_be_made_longer(window):
    leave(timedelta(seconds=-1))

    assert window.post(ADDRESS).status_code == 401


def test_another_site_cannot_make_it_longer(person):
    window = Client(enforce_csrf_checks=True)
    window.force_login(person)
    leave(timedelta(minutes=10))

    response = window.post(ADDRESS, headers={"origin": "https://elsewhere.example"})

    assert (response.status_code, response.json()["why"]) == (403, "out-of-date")
    assert left() < timedelta(minutes=10)


def test_the_token_of_the_answer_opens_the_door(person):
    window = Client(enforce_csrf_checks=True)
    window.force_login(person)
    token = window.get(ADDRESS).json()["token"]

    response = window.post(ADDRESS, {"csrfmiddlewaretoken": token}, headers={"origin": "http://testserver"})

    assert response.status_code == 200


def test_every_page_of_somebody_signed_in_knows_how_long_that_holds(window, person):
    leave(timedelta(minutes=55))

    page = window.get("/profile/").content.decode()

    assert f'data-session="{ADDRESS}" data-seconds="32' in page
    assert f'data-person="{person.pk}"' in page
    assert "data-session=" not in Client().get("/accounts/login/").content.decode()


def test_signing_out_ends_it_whatever_is_left(window):
    leave(timedelta(minutes=10))

    window.post("/accounts/logout/")

    assert not Session.objects.exists()
