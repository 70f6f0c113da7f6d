"""What the environment says, as settings; and limits that several processes share."""

import os
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.urls import reverse

from phd_network.settings import environment
from tests.factories.people import PASSWORD, PersonFactory


@pytest.mark.parametrize(
    ("url", "backend"),
    [
        ("", "django.core.cache.backends.locmem.LocMemCache"),
        ("database", "django.core.cache.backends.db.DatabaseCache"),
        ("redis://localhost:6379/1", "django.core.cache.backends.redis.RedisCache"),
    ],
)
def test_a_cache_is_named_by_its_address(url, backend):
    assert environment.cache(url)["BACKEND"] == backend


def test_an_unknown_cache_is_refused_in_a_sentence():
    with pytest.raises(ValueError, match="CACHE_URL: 'memcached' is not a cache this project knows"):
        environment.cache("memcached")


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["", "database"])
def test_the_sixth_wrong_password_in_five_minutes_is_not_even_tried(client, settings, url):
    settings.CACHES = {"default": environment.cache(url)}
    call_command("createcachetable", verbosity=0)
    settings.ACCOUNT_RATE_LIMITS = {}
    person = PersonFactory(email=f"{url or 'memory'}@university.example")
    for _attempt in range(5):
        client.post(reverse("account_login"), {"login": person.email, "password": "a wrong sentence"})

    answer = client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert answer.context["form"].non_field_errors() == [
        "Too many attempts. Wait some minutes, or reset your password."
    ]


def service(monkeypatch, **told):
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    return {facts["provider_id"]: facts for facts in environment.services()}


def test_nothing_to_sign_in_with_elsewhere_unless_it_is_named(monkeypatch):
    assert service(monkeypatch) == {}


@pytest.mark.parametrize(("sandbox", "server"), [("0", "https://orcid.org"), ("1", "https://sandbox.orcid.org")])
def test_orcid_is_asked_for_no_more_than_who_somebody_is(monkeypatch, sandbox, server):
    found = service(monkeypatch, ORCID_CLIENT_ID="APP-1", ORCID_CLIENT_SECRET="secret", ORCID_SANDBOX=sandbox)

    assert found == {
        "orcid": {
            "provider_id": "orcid",
            "name": "ORCID",
            "client_id": "APP-1",
            "secret": "secret",
            "settings": {"oauth_pkce_enabled": True, "server_url": server, "scope": ["openid"]},
        }
    }


def test_an_institution_is_trusted_with_addresses_only_where_it_is_said(monkeypatch):
    facts = {"OIDC_SERVER_URL": "https://login.university.example", "OIDC_CLIENT_ID": "us", "OIDC_NAME": "Lisbon"}

    found = service(monkeypatch, **facts)["institution"]
    trusting = service(monkeypatch, **facts, OIDC_TRUST_ADDRESSES="1")["institution"]

    assert (found["name"], found["settings"]["server_url"]) == ("Lisbon", "https://login.university.example")
    assert [each["settings"]["trusts_addresses"] for each in (found, trusting)] == [False, True]


def test_an_institution_without_an_address_is_refused_in_a_sentence(monkeypatch):
    with pytest.raises(ValueError, match="OIDC_SERVER_URL is empty"):
        service(monkeypatch, OIDC_CLIENT_ID="us")


def test_a_first_look_on_a_fresh_machine_warns_of_nothing(tmp_path):
    """A process of its own: what a server says while it starts is said once only."""
    local = os.environ | {"DJANGO_SETTINGS_MODULE": "phd_network.settings.local", "DATA_DIR": str(tmp_path / "fresh")}
    start = [sys.executable, "-c", "import phd_network.wsgi"]

    started = subprocess.run(start, env=local, capture_output=True, text=True, check=True)

    assert started.stderr == ""
