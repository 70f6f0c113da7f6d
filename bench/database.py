"""Processor time of the database: of a PostgreSQL server on this machine, read from the kernel; none for SQLite."""

from pathlib import Path

import psycopg


class InProcess:
    """SQLite works inside the application: its time is part of the application's."""

    name = "SQLite"

    def spent(self) -> None:
        return None


class Postgres:
    """`spent` is what the backends of this database have used so far, in milliseconds; none if they run elsewhere.

    A backend that has ended keeps counting with what it had used when it was last seen.
    """

    name = "PostgreSQL"

    def __init__(self, url: str):
        self.connection = psycopg.connect(url, autocommit=True)
        self.seen: dict[int, int] = {}

    def spent(self) -> float | None:
        rows = self.connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        clocks = {pid: Path(f"/proc/{pid}/schedstat") for (pid,) in rows}
        self.seen |= {pid: int(clock.read_text().split()[0]) for pid, clock in clocks.items() if clock.exists()}
        return sum(self.seen.values()) / 1_000_000 if self.seen else None


def of(url: str) -> InProcess | Postgres:
    """The database that a DATABASE_URL names; SQLite where it is empty."""
    return Postgres(url) if url.startswith("postgres") else InProcess()
