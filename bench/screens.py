"""What is visited, by whom, and what it may cost."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Lock

from bench.browser import Browser, Visit
from bench.measure import Task
from bench.server import Server
from bench.table import Budget

APPLICATION = Budget(statements=60, p50=300, rate=6)
BUDGETS = {
    "call page": Budget(statements=12, cpu=17),
    "call page without a timetable": Budget(statements=12, cpu=17),
    "index of 100 calls": Budget(statements=12),
    "index, filtered, page 2": Budget(statements=12),
    "juror's desk": Budget(statements=12),
    "dossier with score sheet": Budget(statements=20, cpu=42),
    "sheet read and handed in": Budget(),
    "… handing in the sheet": Budget(statements=20),
    "board": Budget(p50=1000),
    "submissions in the admin": Budget(statements=25, cpu=138),
    "submissions in the admin, filtered": Budget(statements=25, cpu=138),
    "CSV of all answers": Budget(p50=600),
    "CSV of all scores": Budget(),
    "application on 1 page": replace(APPLICATION, statements=30),
    "application on 2 pages": APPLICATION,
    "application on 6 pages": APPLICATION,
    "… handing it in, 1 page": Budget(statements=30),
    "… handing it in, 2 pages": Budget(statements=30),
    "… handing it in, 6 pages": Budget(statements=30),
}
"""By the name of a row. Every worker stays under 250 MB."""

PAGES = {"1": "1 page", "2": "2 pages", "6": "6 pages"}
FEW = {"turns": 8, "crowd": 4}
"""For what takes long enough to be measured in few turns."""


class Screens:
    """The tasks of one run; `world` is what `bench.world` made, `paper` the PDF that applicants upload."""

    def __init__(self, server: Server, world: dict, paper: bytes):
        self.server, self.world, self.paper = server, world, paper
        self.sessions = {name: self._session(email) for name, email in world["people"].items()}

    def tasks(self) -> Iterator[Task]:
        paths = self.world["paths"]
        yield self._page("call page", paths["call"])
        yield self._page("call page without a timetable", paths["award"])
        yield self._page("index of 100 calls", paths["index"])
        yield self._page("index, filtered, page 2", paths["index_filtered"])
        yield self._page("juror's desk", paths["desk"], "juror")
        yield self._page("dossier with score sheet", paths["dossier"], "juror")
        yield self._handing_in()
        yield self._page("board", paths["board"], "organiser", **FEW)
        yield self._page("submissions in the admin", paths["admin_list"], "organiser")
        yield self._page("submissions in the admin, filtered", paths["admin_filtered"], "organiser")
        yield self._page("CSV of all answers", paths["csv"], "organiser", **FEW)
        yield self._page("CSV of all scores", paths["csv_scores"], "organiser", **FEW)
        for key, pages in PAGES.items():
            yield self._applying(f"application on {pages}", f"… handing it in, {pages}", key)

    def _session(self, email: str) -> str:
        browser = Browser(self.server.port)
        browser.sign_in(email, self.world["password"])
        browser.close()
        return browser.cookies["sessionid"]

    def _page(self, name: str, path: str, person: str = "", **counts: int) -> Task:
        session = self.sessions.get(person, "")
        return Task(name, lambda browser: [browser.get(path)], self._visitor(session), **counts)

    def _visitor(self, session: str):
        return lambda worker: Browser(self.server.port, session, worker)

    def _handing_in(self) -> Task:
        paths = Shared(self.world["sheets"][:-1])
        fields = self.world["sheet"] | {"press": "hand_in"}

        def turn(browser: Browser) -> list[Visit]:
            path = next(paths)
            first = len(browser.visits)
            browser.get(path)
            browser.post(path, fields)
            return browser.visits[first:]

        return Task("sheet read and handed in", turn, self._visitor(self.sessions["juror"]), "… handing in the sheet")

    def _applying(self, name: str, last_post: str, key: str) -> Task:
        sessions = Shared(self.world["sessions"])
        facts = self.world["applications"][key]

        def turn(browser: Browser) -> list[Visit]:
            browser.cookies = {"sessionid": next(sessions)}
            return apply(browser, facts, self.paper)

        return Task(name, turn, self._visitor(""), last_post, turns=20, clients=8, crowd=8)


class Shared:
    """Things used up one by one, by several clients."""

    def __init__(self, things: Sequence[str]):
        self.things, self.lock = iter(things), Lock()

    def __next__(self) -> str:
        with self.lock:
            return next(self.things)


def apply(browser: Browser, facts: dict, paper: bytes) -> list[Visit]:
    """A whole application, from the page to begin on to the receipt, as a person clicks through it."""
    first = len(browser.visits)
    browser.get(facts["start"])
    browser.post(facts["start"], facts["entry"])
    here, one = browser.visits[-1].path, facts["sections"][0][0]
    if here.endswith(f"/{one}/"):
        here = here.removesuffix(f"{one}/")
    else:
        browser.get(f"{here}{one}/")
    for key, fields, files in facts["sections"]:
        browser.post(f"{here}{key}/", fields | {"then": "next"}, dict.fromkeys(files[:1], paper))
    browser.post(f"{here}check/", {})
    if not browser.visits[-1].path.endswith("/receipt/"):
        raise AssertionError(f"The application ended on {browser.visits[-1].path}.")
    return browser.visits[first:]
