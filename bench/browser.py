"""A browser without a screen: one connection that is kept, cookies, hidden fields of the page, redirects followed."""

import json
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from http.cookies import SimpleCookie
from time import perf_counter, time
from urllib.parse import urlencode, urljoin, urlsplit

WORKER_PATH = "/-/worker"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
HIDDEN = re.compile(r'<input type="hidden" name="([\w-]+)" value="([^"]*)"')
FORM = "application/x-www-form-urlencoded"


class Unexpected(Exception):
    """The site answered with another status than a person would have met."""


@dataclass(frozen=True, slots=True)
class Visit:
    """One request and its answer; `name` is the id under which the meter noted it, `ms` the time to its last byte."""

    name: str
    method: str
    path: str
    status: int
    ms: float
    size: int


class Browser:
    """Talks to one worker over one connection. `visits` are all requests so far.

    Like a proxy it says when a request reached it: now, or for the next one at `reached_at`, in seconds since 1970.
    """

    def __init__(self, port: int, session: str = "", worker: int | None = None):
        self.connection = _connected(port, worker)
        self.cookies = {"sessionid": session} if session else {}
        self.visits: list[Visit] = []
        self.page, self.answer = "", b""
        self.reached_at: float | None = None

    def get(self, path: str) -> Visit:
        return self._follow(self._ask("GET", path))

    def post(self, path: str, fields: Mapping[str, object], files: Mapping[str, bytes] | None = None) -> Visit:
        """Send a form with the hidden fields of the page one is on; returns the visit of the POST itself."""
        hidden = dict(HIDDEN.findall(self.page)) | {"csrfmiddlewaretoken": TOKEN.search(self.page)[1]}
        body, kind = _body(hidden | dict(fields), files)
        visit, target = self._ask("POST", path, body, {"Content-Type": kind, "Referer": path})
        if target is None:
            raise Unexpected(f"POST {path} was not accepted: {visit.status}")
        self._follow((visit, target))
        return visit

    def ask_script(self, path: str, fields: Mapping[str, object]) -> tuple[Visit, dict]:
        """Send fields as script does, with a token of the browser's own; returns the visit and the answer's JSON."""
        self.cookies.setdefault("csrftoken", "a" * 32)
        headers = {"Content-Type": FORM, "X-CSRFToken": self.cookies["csrftoken"]}
        visit, _target = self._ask("POST", path, urlencode(fields, doseq=True).encode(), headers)
        return visit, json.loads(self.answer) if self.answer.startswith(b"{") else {}

    def sign_in(self, email: str, password: str) -> Visit:
        self.get("/accounts/login/")
        return self.post("/accounts/login/", {"login": email, "password": password})

    def close(self) -> None:
        self.connection.close()

    def _follow(self, asked: tuple[Visit, str | None]) -> Visit:
        visit, target = asked
        if target is not None:
            return self.get(target)
        if visit.status != 200:
            raise Unexpected(f"{visit.method} {visit.path}: {visit.status}")
        return visit

    def _ask(self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None):
        name = uuid.uuid4().hex
        cookies = "; ".join(f"{key}={value}" for key, value in self.cookies.items())
        began = perf_counter()
        reached, self.reached_at = self.reached_at or time(), None
        known = {"X-Bench-Id": name, "X-Request-Start": f"t={reached:.3f}", "Cookie": cookies}
        self.connection.request(method, path, body, known | dict(headers or {}))
        answer = self.connection.getresponse()
        content = answer.read()
        visit = Visit(name, method, path, answer.status, (perf_counter() - began) * 1000, len(content))
        self._keep(answer, content)
        self.visits.append(visit)
        return visit, _target(path, answer.headers["Location"])

    def _keep(self, answer, content: bytes) -> None:
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies |= {name: morsel.value for name, morsel in SimpleCookie(line).items()}
        is_page = answer.headers.get_content_type() == "text/html"
        self.answer = content
        self.page = content.decode() if is_page and answer.status < 300 else self.page


def _target(here: str, location: str | None) -> str | None:
    if not location:
        return None
    parts = urlsplit(urljoin(here, location))
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _connected(port: int, worker: int | None) -> HTTPConnection:
    """A connection, and to this worker if one is named: the kernel deals connections out as it likes."""
    while True:
        connection, reached = reach(port)
        if worker in (None, reached):
            return connection
        connection.close()


def reach(port: int) -> tuple[HTTPConnection, int]:
    """A new connection, and the process id of the worker at its other end. Raises OSError while nobody listens."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    connection.request("GET", WORKER_PATH)
    return connection, int(connection.getresponse().read())


def _body(fields: Mapping[str, object], files: Mapping[str, bytes] | None) -> tuple[bytes, str]:
    if not files:
        return urlencode(fields, doseq=True).encode(), FORM
    edge = uuid.uuid4().hex
    parts = [_part(edge, f'name="{name}"', value) for name, value in _each(fields)]
    parts += [
        _part(edge, f'name="{name}"; filename="cv.pdf"\r\nContent-Type: application/pdf', content)
        for name, content in files.items()
    ]
    return b"".join([*parts, f"--{edge}--\r\n".encode()]), f"multipart/form-data; boundary={edge}"


def _each(fields: Mapping[str, object]):
    for name, value in fields.items():
        for one in value if isinstance(value, list) else [value]:
            yield name, str(one).encode()


def _part(edge: str, disposition: str, content: bytes) -> bytes:
    return f"--{edge}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + content + b"\r\n"
