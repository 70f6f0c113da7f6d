"""Helping somebody who has lost every device and code."""

from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import CommandError, call_command

from people.models import Message
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def reset(email):
    out = StringIO()
    call_command("reset_second_step", email, stdout=out)
    return out.getvalue()


def test_everything_is_taken_off_one_account_and_its_owner_is_told():
    person, other = PersonFactory(), PersonFactory()
    for owner, kind in ((person, "webauthn"), (person, "recovery_codes"), (other, "totp")):
        Authenticator.objects.create(user=owner, type=kind, data={"name": "Key", "credential": {}})

    said = reset(person.email.upper())

    assert (said, list(Authenticator.objects.values_list("user", flat=True))) == ("2 taken off.\n", [other.pk])
    assert [(message.kind, message.person) for message in Message.objects.all()] == [("account.changed", person)]


def test_where_there_is_nothing_nobody_is_told():
    assert (reset(PersonFactory().email), Message.objects.count()) == ("0 taken off.\n", 0)


def test_an_unknown_address_is_refused():
    with pytest.raises(CommandError, match="Nobody signs in as nobody"):
        reset("nobody@university.example")
