"""The worker: letters and chores, turn after turn, until it is told to stop."""

import os
import re
import signal
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import OperationalError

from people import chores, outbox
from people.models import ChoreRun
from tests.people.test_outbox import LETTER

pytestmark = pytest.mark.django_db

HOUSE = tuple(chores.CHORES.values())
PERIODS = {timedelta(minutes=1): "every minute", timedelta(hours=1): "hourly", timedelta(days=1): "daily"}
OPERATIONS = Path(__file__).resolve().parents[3] / "docs/operations.md"


@pytest.fixture(autouse=True)
def no_chores_but_ours(monkeypatch):
    monkeypatch.setattr(chores, "CHORES", {})


def stop(*, at):
    os.kill(os.getpid(), signal.SIGTERM)


def test_a_turn_sends_what_is_due_and_does_what_is_due(capsys):
    outbox.post(**LETTER)
    chores.register("tidy", timedelta(days=1), lambda *, at: None)

    call_command("worker")
    call_command("worker")

    assert capsys.readouterr().out == "Letters: 1 sent\nDone: tidy\nDone: nothing was due\n"


@pytest.mark.django_db(transaction=True)
def test_it_watches_until_it_is_told_to_stop_and_ends_what_it_was_doing():
    chores.register("stop", timedelta(days=1), stop)
    before = signal.getsignal(signal.SIGTERM)

    call_command("worker", watch=60)

    assert ChoreRun.objects.get().ended_at is not None
    assert signal.getsignal(signal.SIGTERM) == before


@pytest.mark.django_db(transaction=True)
def test_a_turn_that_fails_is_logged_and_does_not_end_the_worker(monkeypatch, caplog):
    turns = []

    def deliver():
        turns.append("turn")
        if len(turns) == 1:
            raise OperationalError("the server closed the connection")
        return outbox.Delivery()

    monkeypatch.setattr("people.management.commands.worker.outbox.deliver", deliver)
    chores.register("stop", timedelta(days=1), stop)

    call_command("worker", watch=0.01)

    assert len(turns) == 2
    assert caplog.messages == ["A turn of the worker failed."]


def test_the_chores_of_the_house_are_those_that_the_docs_list():
    lines = re.findall(r"^\| ([a-z ]+) \| (every minute|hourly|daily) \|", OPERATIONS.read_text(), re.MULTILINE)

    assert lines == [(chore.name, PERIODS[chore.every]) for chore in sorted(HOUSE, key=lambda chore: chore.name)]
