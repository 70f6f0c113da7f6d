"""The site behind a meter: notes for every request how many statements and how much processor time it took.

Gunicorn runs this in place of `phd_network.wsgi`. Nothing of the site knows of it. The notes go to the file that
BENCH_NOTES names, after the answer's last byte, so that streamed answers are counted whole.
"""

import json
import os
from time import thread_time

from django.db import connection

from phd_network.wsgi import application as site

WORKER_PATH = "/-/worker"
"""Answered by the meter itself with the worker's process id: a client learns whom it is connected to."""


class Meter:
    """Counts the statements of one request; `thread_time` leaves out what other threads of the worker do meanwhile."""

    def __init__(self):
        self.statements = 0
        self.began = thread_time()

    def __call__(self, execute, sql, params, many, context):
        # SQLite is told to begin a transaction by a statement, PostgreSQL within the first one.
        self.statements += not sql.startswith("BEGIN")
        return execute(sql, params, many, context)

    def note(self, name: str) -> str:
        spent = (thread_time() - self.began) * 1000
        return json.dumps({"id": name, "statements": self.statements, "cpu": round(spent, 3)}) + "\n"


class Metered:
    """The answer of the site, counted until it is closed."""

    def __init__(self, answer, meter: Meter, name: str):
        self.answer, self.meter, self.name = answer, meter, name

    def __iter__(self):
        with connection.execute_wrapper(self.meter):
            yield from self.answer

    def close(self):
        with connection.execute_wrapper(self.meter):
            self.answer.close()
        _append(self.meter.note(self.name))


def application(environ, start_response):
    if environ["PATH_INFO"] == WORKER_PATH:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [str(os.getpid()).encode()]
    meter = Meter()
    with connection.execute_wrapper(meter):
        answer = site(environ, start_response)
    return Metered(answer, meter, environ.get("HTTP_X_BENCH_ID", ""))


def _append(line: str) -> None:
    # One write of a short line in append mode is not torn by another worker's.
    descriptor = os.open(os.environ["BENCH_NOTES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, line.encode())
    os.close(descriptor)
