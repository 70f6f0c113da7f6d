"""The last minute before a deadline: a thousand people whose drafts save themselves, and two hundred who submit.

Every request has the moment at which it is due, whatever the server does; its time counts from then, so that one that
had to wait for its turn is as late as it would have been for its reader.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count
from threading import Lock
from time import monotonic, sleep, time

from bench.browser import Browser, Unexpected
from bench.measure import Row, percentile
from bench.server import House, Server

EVERY = 10
"""Seconds between two savings of one draft, as the script of the page waits."""
LASTING = 60
"""Seconds that people go on writing; then the call closes."""
HANDS = 40
"""Connections kept open at a time, as a proxy in front of the site keeps them."""
WORDS = " ".join(["How do maps make borders, and who is allowed to draw them?"] * 15)


@dataclass
class Draft:
    """One person's draft in one tab: what the page stands on, and what the server has confirmed."""

    reference: str
    session: str
    section: str
    autosave: str
    check: str
    fields: Mapping[str, object]
    text: str
    turns: Iterator[int] = field(default_factory=lambda: count(1))
    basis: dict[str, object] = field(default_factory=lambda: {"revision": 0, "seen": ""})
    confirmed: str = ""

    def typed(self) -> dict[str, object]:
        """All fields of the page, the text a little different each time."""
        return self.fields | self.basis | {self.text: f"{next(self.turns)}. {WORDS}"}


@dataclass(frozen=True)
class Done:
    """How long something took since it was due, in milliseconds, and what went wrong, if anything did."""

    name: str
    ms: float
    visits: tuple[str, ...] = ()
    trouble: str = ""


@dataclass(frozen=True)
class Outcome:
    """`lost` are references whose confirmed text, or whose file, is not what is stored."""

    rows: list[Row]
    saved: int
    submitted: int
    troubles: list[str]
    lost: list[str]

    def __str__(self) -> str:
        return (
            f"In the last {LASTING} seconds: {self.saved} savings of drafts, {self.submitted} submissions with a PDF; "
            f"{len(self.troubles)} refused or failed, {len(self.lost)} answers or files lost."
        )


Due = tuple[float, Callable[[Browser], Done]]


def rush(house: House, server: Server, world: Mapping, paper: bytes) -> Outcome:
    """Let everybody write and submit until the call closes, and compare what is stored with what was confirmed."""
    page, key = {name: world[name] for name in ("fields", "text")}, world["file"]
    savers = [Draft(**each, **page) for each in world["savers"]]
    submitters = [Draft(**each, **page) for each in world["submitters"]]
    _on_server(house, f"close_in({LASTING + 1}, {world['call']})")
    done = _work(server, [*_savings(savers), *_submissions(submitters, key, paper)])
    stored = json.loads(_on_server(house, f"tell({world['call']}, {world['text']!r})").splitlines()[-1])
    lost = [draft.reference for draft in savers if stored["texts"].get(draft.reference) != _digest(draft.confirmed)]
    content = _digest(paper)
    lost += [draft.reference for draft in submitters if stored["files"].get(draft.reference) != content]
    troubles = [each.trouble for each in done if each.trouble]
    rows = [_row(house, name, [each for each in done if each.name == name]) for name in (SAVING, SUBMITTING)]
    return Outcome(rows, len(done) - len(submitters), len(stored["files"]), troubles, lost)


SAVING, SUBMITTING = "last minute: a draft saves itself", "last minute: files and submitting"


def _savings(drafts: Sequence[Draft]) -> list[Due]:
    apart = EVERY / len(drafts)
    return [
        (number * apart + turn * EVERY, lambda browser, draft=draft: _save(browser, draft))
        for turn in range(LASTING // EVERY)
        for number, draft in enumerate(drafts)
    ]


def _submissions(drafts: Sequence[Draft], key: str, paper: bytes) -> list[Due]:
    # The last one is due as late as a person can be who still has to read the page of the check.
    apart = (LASTING - 2) / len(drafts)
    return [
        (number * apart, lambda browser, draft=draft: _submit(browser, draft, key, paper))
        for number, draft in enumerate(drafts)
    ]


def _save(browser: Browser, draft: Draft) -> Done:
    browser.cookies, typed = {"sessionid": draft.session}, draft.typed()
    visit, answer = browser.ask_script(draft.autosave, typed)
    if visit.status != 200:
        return Done(SAVING, 0, (visit.name,), f"{draft.reference}: {visit.status} {answer.get('sentence', '')}")
    draft.basis = {name: answer[name] for name in draft.basis}
    draft.confirmed = typed[draft.text]
    return Done(SAVING, 0, (visit.name,))


def _submit(browser: Browser, draft: Draft, key: str, paper: bytes) -> Done:
    browser.cookies, first = {"sessionid": draft.session}, len(browser.visits)
    try:
        browser.get(draft.section)
        browser.post(draft.section, draft.typed() | {"then": "next"}, {key: paper})
        browser.post(draft.check, {})
    except Unexpected as unexpected:
        return Done(SUBMITTING, 0, trouble=f"{draft.reference}: {unexpected}")
    return Done(SUBMITTING, 0, tuple(visit.name for visit in browser.visits[first:]))


def _work(server: Server, dues: Sequence[Due]) -> list[Done]:
    """Do all of it, each thing not before it is due, by as many hands as there are connections."""
    waiting, lock = iter(sorted(dues, key=lambda due: due[0])), Lock()
    began, began_at = monotonic(), time()

    def hand(number: int) -> list[Done]:
        browser, done = Browser(server.port, worker=server.workers[number % len(server.workers)]), []
        while True:
            with lock:
                due = next(waiting, None)
            if due is None:
                browser.close()
                return done
            sleep(max(0.0, began + due[0] - monotonic()))
            # A proxy takes a request in when it comes, and passes it on when a connection is free.
            browser.reached_at = began_at + due[0]
            found = due[1](browser)
            done.append(Done(found.name, (monotonic() - began - due[0]) * 1000, found.visits, found.trouble))

    with ThreadPoolExecutor(HANDS) as pool:
        return [each for found in pool.map(hand, range(HANDS)) for each in found]


def _row(house: House, name: str, done: Sequence[Done]) -> Row:
    notes = house.notes()
    whole = [each for each in done if not each.trouble]
    spent = [[notes[visit] for visit in each.visits] for each in whole]
    times = [each.ms for each in whole]
    return Row(
        name=name,
        requests=len(whole[0].visits),
        p50=percentile(times, 50),
        p95=percentile(times, 95),
        statements=max(sum(int(note["statements"]) for note in notes) for notes in spent),
        cpu=percentile([sum(note["cpu"] for note in notes) for notes in spent], 50),
        rate=len(whole) / LASTING,
    )


def _digest(content: str | bytes) -> str:
    return sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def _on_server(house: House, call: str) -> str:
    return house.manage("shell", "--no-imports", "-c", f"from bench import eve; eve.{call}")
