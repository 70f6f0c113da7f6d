"""Who comes to the admin, and where the door sends them."""

import pytest

from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_stranger_is_sent_from_the_admin_to_the_one_sign_in(client):
    to_the_door = client.get("/admin/pages/")
    to_the_sign_in = client.get(to_the_door.url)

    assert to_the_door.url == "/admin/login/?next=/admin/pages/"
    assert to_the_sign_in.url == "/accounts/login/?next=/admin/pages/"


def test_a_candidate_is_told_that_the_admin_is_for_organisers(client):
    client.force_login(PersonFactory())

    told = client.get("/admin/", follow=True)

    assert told.status_code == 403
    assert told.redirect_chain == [("/admin/login/?next=/admin/", 302)]
    assert "The admin is for organisers." in told.content.decode()


def test_an_administrator_at_the_door_walks_in(client):
    client.force_login(PersonFactory(is_superuser=True))

    assert client.get("/admin/login/").url == "/admin/"
