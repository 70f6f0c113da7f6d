"""Two workers at the same outbox, with real connections to a real database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core import mail
from django.db import connection

from people.models import Message
from people.outbox import deliver, post


def work(start):
    start.wait()
    try:
        return deliver().sent
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_send_one_letter_twice(settings):
    settings.EMAIL_BACKEND = "tests.people.backends.SlowBackend"
    for number in range(20):
        post(to="ada@university.example", subject=f"Number {number}", text="Hello.", kind="test")

    start = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        sent = list(pool.map(work, [start, start]))

    assert sum(sent) == 20
    assert min(sent) > 0
    assert sorted(letter.subject for letter in mail.outbox) == sorted(f"Number {number}" for number in range(20))
    assert set(Message.objects.values_list("state", "attempts")) == {(Message.State.SENT, 1)}


@pytest.mark.django_db(transaction=True)
def test_two_processes_with_one_key_write_one_letter():
    start = Barrier(2)

    def write(_number):
        start.wait()
        try:
            return post(to="ada@university.example", subject="Once", text="Hello.", kind="test", key="once").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(write, range(2))

    assert first == second
    assert Message.objects.count() == 1
