"""Workers as real processes, on the test's own database, with a mail server that really listens."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from threading import Barrier, Event

import pytest
from django.db import connection
from django.utils import timezone

from people.models import Message
from people.outbox import STALLED_AFTER, Delivery, deliver, post
from tests.people.mail_server import listening
from tests.people.test_outbox import LETTER, at

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds that a busy machine may take for what usually takes three."""


def database_url():
    facts = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{facts['NAME']}"
    host, port = facts["HOST"] or "localhost", facts["PORT"] or 5432
    return f"postgresql://{facts['USER']}:{facts['PASSWORD']}@{host}:{port}/{facts['NAME']}"


def a_worker(server, tmp_path, *options):
    """A process that sends what is due, as in production, and ends."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "phd_network.settings.production",
        "SECRET_KEY": "a worker's",
        "ALLOWED_HOSTS": "network.example",
        "DATABASE_URL": database_url(),
        "DATA_DIR": str(tmp_path),
        "EMAIL_HOST": "127.0.0.1",
        "EMAIL_PORT": str(server.port),
    }
    command = [sys.executable, "manage.py", "deliver_mail", *options]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize(
    ("step", "left_as", "arrived"),
    [("greet", "waiting", 1), ("MAIL", "sending", 1), ("letter", "sending", 2)],
    ids=["before it took a letter", "between outbox and mail", "between the server's reading and its yes"],
)
def test_a_letter_outlives_a_worker_that_is_killed(step, left_as, arrived, tmp_path, settings, caplog):
    message, reached, over = post(**LETTER), Event(), Event()

    def stops_at(now, said):
        if now == step and not over.is_set():
            reached.set()
            over.wait(PATIENCE)
        return ...

    with listening(hears=stops_at) as server:
        worker = a_worker(server, tmp_path)
        assert reached.wait(PATIENCE)
        worker.send_signal(signal.SIGKILL)
        worker.communicate()
        over.set()
        message.refresh_from_db()
        assert message.state == left_as

        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
        soon = timezone.now() + STALLED_AFTER + timedelta(seconds=1)
        rounds = [deliver(clock=at(moment)) for moment in (timezone.now(), soon, soon + timedelta(minutes=1))]

    message.refresh_from_db()
    assert message.state == "sent"
    assert len({letter["Message-ID"] for letter in server.letters}) == 1
    assert len(server.letters) == arrived
    if left_as == "sending":
        assert rounds == [Delivery(), Delivery(stalled=1), Delivery(sent=1)]
        assert "it may arrive twice" in caplog.text


def test_two_processes_send_100_letters_once_each(tmp_path):
    for number in range(100):
        post(**LETTER | {"subject": f"Number {number:03}"})
    both_are_there = Barrier(2, timeout=PATIENCE)

    def waits_for_the_other(step, said):
        if step == "greet":
            both_are_there.wait()
        return ...

    with listening(hears=waits_for_the_other) as server:
        workers = [a_worker(server, tmp_path, "--limit", "1000") for _number in range(2)]
        said = [worker.communicate(timeout=PATIENCE)[0] for worker in workers]

    assert sorted(server.subjects) == [f"Number {number:03}" for number in range(100)]
    assert set(Message.objects.values_list("state", "attempts")) == {("sent", 1)}
    shares = [int(line.split()[0]) for line in said]
    assert (sum(shares), min(shares) > 0) == (100, True)
