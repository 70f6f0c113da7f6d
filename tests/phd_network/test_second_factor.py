"""Who is led to add a passkey first, where the settings ask for one."""

import pytest
from allauth.mfa.models import Authenticator

from calls import roles
from tests.factories.jury import an_open_jury
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db

HERE = "/profile/signing-in/"


@pytest.fixture
def required(settings):
    settings.REQUIRE_SECOND_FACTOR = True


def visit(client, person, path="/desk/"):
    client.force_login(person)
    answer = client.get(path)
    return answer.status_code, answer.get("Location")


def give(person, kind):
    Authenticator.objects.create(user=person, type=kind, data={"name": "Key", "credential": {}})


def an_organiser():
    person = PersonFactory()
    person.groups.add(roles.set_up())
    return person


@pytest.mark.parametrize("make", [an_organiser, lambda: PersonFactory(is_superuser=True)], ids=["organiser", "admin"])
def test_who_runs_calls_is_led_to_add_one(client, required, make):
    person = make()

    assert [visit(client, person, path) for path in ("/desk/", "/admin/", "/profile/")] == [(302, HERE)] * 3


def test_a_juror_is_led_to_add_one_and_nobody_without_a_seat(client, required):
    jury = an_open_jury()

    assert visit(client, jury.readers[0].person) == (302, HERE)
    assert visit(client, jury.dossiers[0].applicant) == (200, None)


@pytest.mark.parametrize("kind", ["webauthn", "totp"])
def test_with_a_passkey_or_an_app_every_door_is_open(client, required, kind):
    person = an_organiser()
    give(person, kind)

    assert visit(client, person) == (200, None)


def test_recovery_codes_alone_are_no_second_factor(client, required):
    person = an_organiser()
    give(person, "recovery_codes")

    assert visit(client, person) == (302, HERE)


def test_adding_one_and_signing_out_are_open_to_all(client, required):
    person = an_organiser()

    assert visit(client, person, HERE) == (200, None)
    assert visit(client, person, "/accounts/logout/") == (200, None)
    assert "Add a passkey or an authenticator app first" in client.get("/desk/", follow=True).content.decode()


def test_a_visitor_reads_on(client, required):
    assert client.get("/robots.txt").status_code == 200


def test_where_it_is_not_asked_for_nobody_is_led_anywhere(client):
    assert visit(client, an_organiser()) == (200, None)
