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


def test_a_first_look_on_a_fresh_machine_warns_of_nothing(tmp_path):
    """A process of its own: what a server says while it starts is said once only."""
    local = os.environ | {"DJANGO_SETTINGS_MODULE": "phd_network.settings.local", "DATA_DIR": str(tmp_path / "fresh")}
    start = [sys.executable, "-c", "import phd_network.wsgi"]

    started = subprocess.run(start, env=local, capture_output=True, text=True, check=True)

    assert started.stderr == ""
