"""The worker: sends what the outbox holds and does the chores that are due, once or for as long as it runs."""

import logging
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select

from django.core.management.base import BaseCommand
from django.db import close_old_connections

from people import chores, outbox

ENDING = (signal.SIGTERM, signal.SIGINT)

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Sends letters and does chores that are due. Any number of these may run at the same time."

    def add_arguments(self, parser):
        parser.add_argument("--watch", type=float, metavar="SECONDS", help="Look again every SECONDS until stopped.")

    def handle(self, *, watch, **options):
        if watch:
            self._watch(watch)
        else:
            self.stdout.write("Done: " + (", ".join(self._turn()) or "nothing was due"))

    def _watch(self, pause):
        with _told_to_stop() as told_to_stop_within:
            self._turn_unharmed()
            while not told_to_stop_within(pause):
                self._turn_unharmed()

    def _turn_unharmed(self):
        close_old_connections()
        try:
            self._turn()
        except Exception:  # A database that restarts, say: the next turn may find it again.
            logger.exception("A turn of the worker failed.")

    def _turn(self):
        delivery = outbox.deliver()
        if delivery.unreachable:
            self.stderr.write(f"The mail server does not answer: {delivery.unreachable}")
        if delivery.counts:
            self.stdout.write(f"Letters: {delivery.counts}")
        return chores.run_due()


@contextmanager
def _told_to_stop() -> Iterator[Callable[[float], bool]]:
    """A pause that ends early, and with True, once this process is asked to end: what is under way is ended first."""
    told, tell = os.pipe()  # A handler may write to a pipe at any moment; setting an Event there can lock up.
    before = {number: signal.signal(number, lambda *_: os.write(tell, b".")) for number in ENDING}
    try:
        yield lambda seconds: bool(select([told], [], [], seconds)[0])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        os.close(told)
        os.close(tell)
