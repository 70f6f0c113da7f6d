"""Real threads on connections of their own, for two people who press at the same moment."""

from threading import Barrier, Thread

from django.db import connection

from calls.errors import Refusal


def at_once(*deeds) -> list[type[Refusal] | None]:
    """Run the deeds at the same moment; returns what each was refused with, if it was."""
    barrier, found = Barrier(len(deeds)), [None] * len(deeds)

    def run(index, deed):
        barrier.wait()
        try:
            deed()
        except Refusal as refusal:
            found[index] = type(refusal)
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
