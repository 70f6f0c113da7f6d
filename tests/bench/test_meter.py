"""The meter between gunicorn and the site."""

import json

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from bench import wsgi

pytestmark = pytest.mark.django_db


@pytest.fixture
def notes(monkeypatch, tmp_path):
    monkeypatch.setenv("BENCH_NOTES", str(tmp_path / "notes"))
    return tmp_path / "notes"


@pytest.fixture(autouse=True)
def _open_connection():
    """The site closes its connection after each request, and with it the test's transaction; not so here."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def ask(path: str, name: str) -> tuple[str, bytes]:
    heard = []
    environ = RequestFactory().get(path, headers={"X-Bench-Id": name}).environ
    answer = wsgi.application(environ, lambda status, headers: heard.append(status))
    content = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return heard[0], content


def test_every_request_is_noted_with_its_statements(notes):
    assert ask("/accounts/login/", "first")[0] == "200 OK"
    assert ask("/desk/", "second")[0] == "302 Found"

    first, second = map(json.loads, notes.read_text().splitlines())
    assert (first["id"], second["id"], second["statements"]) == ("first", "second", 0)
    assert first["statements"] > 0
    assert first["cpu"] > 0


def test_a_worker_names_itself_without_waking_the_site(notes):
    status, content = ask(wsgi.WORKER_PATH, "who")

    assert (status, content.decode().isdecimal(), notes.exists()) == ("200 OK", True, False)
