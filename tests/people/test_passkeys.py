"""Passkeys, authenticator apps and recovery codes, as the server sees them. The browser's part is in tests/browser."""

from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from people.models import Message
from tests.factories.people import PASSWORD, PersonFactory
from tests.people.passkeys import Passkey

pytestmark = pytest.mark.django_db

SIGN_IN = reverse("account_login")
SECOND_STEP = reverse("mfa_authenticate")
ADD = reverse("mfa_add_webauthn")
BY_PASSKEY = reverse("mfa_login_webauthn")


def sign_in(client, person, **changes):
    return client.post(SIGN_IN, {"login": person.email, "password": PASSWORD} | changes, secure=True)


def signed_in(client):
    return client.session.get("_auth_user_id")


def confirm_oneself(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD}, secure=True)


def add_passkey(client, passkey=None, name="Work laptop"):
    """The passkey, after the signed-in person of `client` has added it."""
    passkey = passkey or Passkey()
    confirm_oneself(client)
    options = client.get(ADD, secure=True).context["js_data"]["creation_options"]
    client.post(ADD, {"name": name, "passwordless": "on", "credential": passkey.register(options)}, secure=True)
    return passkey


def add_app(client):
    """The secret of an authenticator app that the signed-in person of `client` has added."""
    confirm_oneself(client)
    address = reverse("mfa_activate_totp")
    secret = client.get(address, secure=True).context["form"].secret
    client.post(address, {"code": code_now(secret)}, secure=True)
    return secret


def code_now(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


@pytest.fixture
def protected(client):
    """Somebody with a passkey, who has signed out again."""
    person = PersonFactory()
    sign_in(client, person)
    passkey = add_passkey(client)
    client.logout()
    return SimpleNamespace(person=person, passkey=passkey)


def test_adding_a_passkey_asks_for_the_password_first(client):
    person = PersonFactory()
    sign_in(client, person)

    answer = client.get(ADD, secure=True)

    assert (answer.status_code, answer.url) == (
        302,
        f"{reverse('account_reauthenticate')}?next=%2Faccounts%2F2fa%2Fwebauthn%2Fadd%2F",
    )


def test_a_passkey_is_added_told_by_letter_and_brings_recovery_codes(client):
    person = PersonFactory()
    sign_in(client, person)

    add_passkey(client, name="Work laptop")

    kinds = person.authenticator_set.order_by("type").values_list("type", flat=True)
    message = Message.objects.get()
    assert list(kinds) == ["recovery_codes", "webauthn"]
    assert str(person.authenticator_set.get(type="webauthn")) == "Work laptop"
    assert (message.kind, message.person, message.secret) == ("account.changed", person, False)
    assert "A passkey was added to your account." in message.text


def test_a_device_that_asked_for_nothing_is_no_passkey(client):
    sign_in(client, PersonFactory())

    add_passkey(client, Passkey(verified=False))

    assert Authenticator.objects.count() == 0


def test_a_passkey_signs_in_without_a_password(client, protected):
    options = client.get(BY_PASSKEY, secure=True, headers={"accept": "application/json"}).json()["request_options"]
    answer = client.post(BY_PASSKEY, {"credential": protected.passkey.sign(options)}, secure=True)

    assert (answer.status_code, answer.url, signed_in(client)) == (302, "/desk/", str(protected.person.pk))


@pytest.mark.parametrize("stays", [True, False])
def test_staying_signed_in_holds_for_a_passkey_too(client, protected, settings, stays):
    options = client.get(BY_PASSKEY, secure=True, headers={"accept": "application/json"}).json()["request_options"]
    chosen = {"remember": "on"} if stays else {}
    client.post(BY_PASSKEY, {"credential": protected.passkey.sign(options)} | chosen, secure=True)

    assert (client.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE) is stays


def test_a_passkey_leads_where_one_wanted_to_go(client, protected):
    options = client.get(BY_PASSKEY, secure=True, headers={"accept": "application/json"}).json()["request_options"]
    answer = client.post(BY_PASSKEY, {"credential": protected.passkey.sign(options), "next": "/profile/"}, secure=True)

    assert answer.url == "/profile/"


def test_a_strangers_key_is_refused_and_where_one_wanted_to_go_is_kept(client, protected):
    options = client.get(BY_PASSKEY, secure=True, headers={"accept": "application/json"}).json()["request_options"]
    stranger = Passkey(protected.passkey.identifier)
    stranger.owner = protected.passkey.owner
    answer = client.post(BY_PASSKEY, {"credential": stranger.sign(options), "next": "/profile/"}, secure=True)

    assert (answer.status_code, answer.url, signed_in(client)) == (302, f"{SIGN_IN}?next=%2Fprofile%2F", None)


def test_an_answer_to_an_older_challenge_is_refused(client, protected):
    older = client.get(BY_PASSKEY, secure=True, headers={"accept": "application/json"}).json()["request_options"]
    client.get(BY_PASSKEY, secure=True, headers={"accept": "application/json"})

    client.post(BY_PASSKEY, {"credential": protected.passkey.sign(older)}, secure=True)

    assert signed_in(client) is None


def test_nonsense_instead_of_a_passkey_is_refused(client, protected):
    client.get(BY_PASSKEY, secure=True, headers={"accept": "application/json"})

    answers = [client.post(BY_PASSKEY, {"credential": typed}, secure=True) for typed in ("", "x", "{}", "[]")]

    assert [(answer.status_code, answer.url) for answer in answers] == [(302, SIGN_IN)] * 4


def test_a_password_alone_no_longer_opens_an_account_with_a_passkey(client, protected):
    answer = sign_in(client, protected.person, next="/profile/")
    assert (answer.status_code, answer.url, signed_in(client)) == (302, SECOND_STEP, None)

    options = client.get(SECOND_STEP, secure=True).context["js_data"]["request_options"]
    answer = client.post(SECOND_STEP, {"credential": protected.passkey.sign(options)}, secure=True)

    assert (answer.url, signed_in(client)) == ("/profile/", str(protected.person.pk))


def test_a_recovery_code_opens_the_account_once(client, protected):
    recovery = protected.person.authenticator_set.get(type="recovery_codes")
    code = recovery.wrap().get_unused_codes()[0]

    sign_in(client, protected.person)
    client.post(SECOND_STEP, {"code": code}, secure=True)
    first = signed_in(client)
    client.logout()
    sign_in(client, protected.person)
    client.post(SECOND_STEP, {"code": code}, secure=True)

    recovery.refresh_from_db()
    assert (first, signed_in(client)) == (str(protected.person.pk), None)
    assert len(recovery.wrap().get_unused_codes()) == 9


def test_an_authenticator_app_is_asked_after_the_password(client, time_machine):
    time_machine.move_to("2026-11-20T12:00:00Z", tick=False)
    person = PersonFactory()
    sign_in(client, person)
    secret = add_app(client)
    client.logout()

    time_machine.move_to("2026-11-20T12:05:00Z", tick=False)
    answer = sign_in(client, person)
    assert (answer.url, signed_in(client)) == (SECOND_STEP, None)
    wrong = client.post(SECOND_STEP, {"code": "000000"}, secure=True)
    client.post(SECOND_STEP, {"code": code_now(secret)}, secure=True)

    assert wrong.context["form"].errors == {
        "code": ["This code is not right. Type the newest one, or a recovery code you have not used yet."]
    }
    assert signed_in(client) == str(person.pk)


def test_the_database_alone_gives_away_neither_the_secret_nor_the_codes(client):
    person = PersonFactory()
    sign_in(client, person)
    secret = add_app(client)

    stored = {one.type: one.data for one in person.authenticator_set.all()}

    seed = person.authenticator_set.get(type="recovery_codes").wrap()
    assert secret not in str(stored)
    assert [code for code in seed.get_unused_codes() if code in str(stored)] == []
    assert [len(stored[kind][name]) > 100 for kind, name in (("totp", "secret"), ("recovery_codes", "seed"))] == [
        True
    ] * 2


def test_a_changed_secret_key_still_opens_what_the_older_one_locked(client, settings):
    settings.SECRET_KEY = "older"
    person = PersonFactory()
    sign_in(client, person)
    secret = add_app(client)

    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "newer", ["older"]

    assert person.authenticator_set.get(type="totp").wrap().validate_code(code_now(secret)) is True


def test_removing_the_passkey_makes_the_password_enough_again(client):
    person = PersonFactory()
    sign_in(client, person)
    add_passkey(client)

    client.post(reverse("mfa_remove_webauthn", args=[person.authenticator_set.get(type="webauthn").pk]), secure=True)
    client.logout()
    sign_in(client, person)

    assert (signed_in(client), person.authenticator_set.count()) == (str(person.pk), 0)


def test_nobody_removes_or_renames_anothers_passkey(client, protected):
    passkey = protected.person.authenticator_set.get(type="webauthn")
    sign_in(client, PersonFactory())
    confirm_oneself(client)

    addresses = [reverse(f"mfa_{verb}_webauthn", args=[passkey.pk]) for verb in ("remove", "edit")]
    answers = [client.post(address, {"name": "Mine"}, secure=True).status_code for address in addresses]

    assert answers == [404, 404]
    assert str(protected.person.authenticator_set.get(type="webauthn")) == "Work laptop"
