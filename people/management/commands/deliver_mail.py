"""The mail worker: sends what the outbox holds, once or for as long as it runs."""

import time

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from people.outbox import deliver


class Command(BaseCommand):
    help = "Sends the letters that are due. Any number of these may run at the same time."

    def add_arguments(self, parser):
        parser.add_argument("--watch", type=float, metavar="SECONDS", help="Look again every SECONDS until stopped.")
        parser.add_argument("--limit", type=int, default=100, help="At most this many letters a round (100).")

    def handle(self, *, watch, limit, **options):
        self._round(limit)
        while watch:
            time.sleep(watch)
            close_old_connections()
            self._round(limit)

    def _round(self, limit):
        done = deliver(limit=limit)
        if done.unreachable:
            self.stderr.write(f"The mail server does not answer: {done.unreachable}")
        self.stdout.write(done.counts or "Nothing was due.")
