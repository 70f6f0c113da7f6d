"""The site as it runs in production: gunicorn with two workers, on a database and in a folder of its own."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

from bench.browser import reach

ROOT = Path(__file__).resolve().parents[1]
WORKERS, THREADS = 2, 4
START_WITHIN = 60
"""Seconds."""


@dataclass(frozen=True)
class House:
    """A folder with everything the processes write, and the environment they run in."""

    folder: Path
    environment: Mapping[str, str]

    @classmethod
    def at(cls, folder: Path, database: str) -> "House":
        """`database` is a DATABASE_URL, or empty for an SQLite file in the folder."""
        own = {
            "DJANGO_SETTINGS_MODULE": "phd_network.settings.production",
            "DATA_DIR": str(folder),
            "DATABASE_URL": database,
            "SECRET_KEY": secrets.token_urlsafe(50),
            "ALLOWED_HOSTS": "127.0.0.1",
            "BEHIND_TLS": "0",
            "TRUSTED_PROXIES": "0",
            "ARRIVAL_HEADER": "X-Request-Start",
            # As docs/operations.md advises: else each thread keeps the memory of the largest page it ever made.
            "MALLOC_ARENA_MAX": "2",
            "BENCH_NOTES": str(folder / "notes"),
        }
        return cls(folder, os.environ | own)

    def manage(self, *words: str) -> str:
        """Run a management command; returns what it printed. Raises CalledProcessError."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=True, stdout=subprocess.PIPE, text=True)
        return done.stdout

    def notes(self) -> dict[str, dict[str, float]]:
        """What the meter noted so far, by the id of the request."""
        lines = Path(self.environment["BENCH_NOTES"]).read_text().splitlines()
        return {note["id"]: note for note in map(json.loads, lines)}


@dataclass(frozen=True)
class Server:
    port: int
    workers: tuple[int, ...]

    def forget_peaks(self) -> None:
        """Let the kernel measure the workers' peak memory anew."""
        for worker in self.workers:
            Path(f"/proc/{worker}/clear_refs").write_text("5")

    def peak(self) -> float:
        """The most memory that any worker has held since, in megabytes of a million bytes."""
        return max(_peak(worker) for worker in self.workers)


@contextmanager
def serving(house: House) -> Iterator[Server]:
    port = free_port()
    process = subprocess.Popen(_command(port), cwd=ROOT, env=house.environment)
    try:
        yield Server(port, _workers(process, port))
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=30)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _command(port: int) -> list[str]:
    options = {"bind": f"127.0.0.1:{port}", "workers": WORKERS, "threads": THREADS, "keep-alive": 75}
    words = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "gunicorn", "bench.wsgi", "--log-level=warning", *words]


def _workers(process: subprocess.Popen, port: int) -> tuple[int, ...]:
    """The process ids of all workers, once each has answered. Raises TimeoutError."""
    until, found = monotonic() + START_WITHIN, set()
    while monotonic() < until and process.poll() is None:
        found |= _answering(port)
        if len(found) == WORKERS:
            return tuple(sorted(found))
    raise TimeoutError("gunicorn did not start.")


def _answering(port: int) -> set[int]:
    try:
        connection, worker = reach(port)
    except OSError:
        sleep(0.2)
        return set()
    connection.close()
    return {worker}


def _peak(worker: int) -> float:
    lines = Path(f"/proc/{worker}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) * 1024 / 1_000_000
