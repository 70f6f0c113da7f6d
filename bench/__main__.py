"""Builds a world in a folder that goes afterwards, serves it, visits it, and prints one table."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path

from bench import database
from bench.measure import Bench, Row
from bench.paper import paper
from bench.rush import Outcome, rush
from bench.screens import BUDGETS, Screens
from bench.server import THREADS, WORKERS, House, serving
from bench.table import as_json, table


def main() -> None:
    options = _options()
    url = os.environ.get("DATABASE_URL", "")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        house = House.at(Path(folder), url)
        rows, last_minute = _run(house, database.of(url), options)
    machine = {"cores": os.cpu_count(), "database": database.of(url).name, "submissions": options.submissions}
    print(f"\n{_headline(machine)}\n\n{table(rows, BUDGETS)}\n\n{last_minute}")
    if options.json:
        options.json.write_text(as_json(rows, BUDGETS, machine))
    if last_minute.troubles or last_minute.lost:
        sys.exit("\n".join([*last_minute.troubles[:20], *last_minute.lost[:20]]))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--submissions", type=int, default=1000, help="How many one call has, with three sheets each.")
    parser.add_argument("--last-minute", action="store_true", help="Only the last minute before a deadline.")
    parser.add_argument("--json", type=Path, help="Also write all figures to this file.")
    return parser.parse_args()


def _run(house: House, source, options: argparse.Namespace) -> tuple[list[Row], Outcome]:
    print("Migrating, collecting static files …")
    house.manage("migrate", "--verbosity", "0")
    house.manage("collectstatic", "--noinput", "--verbosity", "0")
    submissions = options.submissions
    print(f"Seeding {submissions} submissions with three score sheets each …")
    made = house.manage("shell", "--no-imports", "-c", f"from bench.world import build; build({submissions})")
    world = json.loads(made.splitlines()[-1])
    with serving(house) as server:
        rows = [] if options.last_minute else _visit(Bench(house, server, source), Screens(server, world, paper()))
        print("the last minute before a deadline")
        last_minute = rush(house, server, world["rush"], paper())
    return [*rows, *last_minute.rows], last_minute


def _visit(bench: Bench, screens: Screens) -> list[Row]:
    rows: list[Row] = []
    for task in screens.tasks():
        print(task.name)
        rows += bench.measure(task)
    return rows


def _headline(machine: dict[str, object]) -> str:
    return (
        f"{machine['database']}, {machine['submissions']} submissions, {machine['cores']} cores, "
        f"gunicorn with {WORKERS} workers of {THREADS} threads; nothing cached."
    )


if __name__ == "__main__":
    main()
