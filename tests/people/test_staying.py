"""Staying signed in: chosen beside every way to sign in, and kept until it is done."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import encrypt
from django.conf import settings
from django.urls import reverse

from people.models import Message
from tests.factories.people import PASSWORD, PersonFactory
from tests.people.test_codes import CONFIRM, SEND, code_in

pytestmark = pytest.mark.django_db

IN = reverse("account_login")
CHOICES = pytest.mark.parametrize(("sent", "stays"), [({"remember": "on"}, True), ({}, False)], ids=["stay", "leave"])


def lasts(client):
    """Whether the session outlives the browser."""
    return client.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE


@CHOICES
def test_beside_a_password(client, sent, stays):
    client.post(IN, {"login": PersonFactory().email, "password": PASSWORD} | sent)

    assert lasts(client) is stays


@CHOICES
def test_beside_a_code_though_it_comes_by_a_letter(client, sent, stays):
    client.post(SEND, {"login": PersonFactory().email} | sent)
    client.post(CONFIRM, {"code": code_in(Message.objects.get()), "action": "verify"})

    assert "_auth_user_id" in client.session
    assert lasts(client) is stays


@CHOICES
def test_beside_a_password_that_needs_a_second_step(client, sent, stays):
    person = PersonFactory()
    Authenticator.objects.create(user=person, type="totp", data={"secret": encrypt("JBSWY3DPEHPK3PXP")})
    Authenticator.objects.create(user=person, type="recovery_codes", data={"migrated_codes": [encrypt("12345678")]})
    client.post(IN, {"login": person.email, "password": PASSWORD} | sent)

    client.post(reverse("mfa_authenticate"), {"code": "12345678"})

    assert "_auth_user_id" in client.session
    assert lasts(client) is stays


def test_the_page_for_a_code_offers_it_too(client):
    page = client.get(SEND).content.decode()

    assert 'name="remember"' in page
    assert 'name="login"' in page
