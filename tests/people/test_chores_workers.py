"""Two workers at the same chores, with real connections to a real database."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection

from people import chores


@pytest.mark.django_db(transaction=True)
def test_two_workers_never_do_one_chore_twice(monkeypatch):
    monkeypatch.setattr(chores, "CHORES", {})
    done = []
    for number in range(20):
        chores.register(f"chore {number}", timedelta(days=1), lambda *, at, number=number: done.append(number))
    start = Barrier(2)

    def work(_worker):
        start.wait()
        try:
            return chores.run_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(work, range(2)))

    assert sorted(done) == list(range(20))
