"""What a referee finds behind a signed link: one request with its letter so far, or all requests to one address."""

from dataclasses import dataclass
from datetime import datetime

from calls import clock
from calls.flow import State
from calls.forms.authoring import statements
from calls.forms.definition import Definition
from calls.forms.referee import FILE, KNOWN_FOR, RELATION, TEXT, referee_definition
from calls.forms.seen import digest
from calls.forms.statements import Answered, read
from calls.models import CallPage, Letter, LetterDraft, LetterRequest
from calls.models.letter import LETTER, LETTERS_OF
from calls.queries.letters import TONES
from calls.queries.public import letters_asked
from people import links

UNREAD = tuple(f"submission__call__{name}" for name in ("application_form", "rounds_plan", "body", "timeline"))
OVER = [State.WITHDRAWN, State.DECIDED]


@dataclass(frozen=True)
class Paper:
    """The PDF that a referee sent, as the referee's own pages show it."""

    name: str
    size: int
    pages: int | None
    url: str


@dataclass(frozen=True)
class Errand:
    """One request as its referee finds it; `others` counts the further requests to the same address."""

    request: LetterRequest
    letter: Letter | None
    draft: LetterDraft | None
    others: int

    @property
    def call(self) -> CallPage:
        return self.request.submission.call

    @property
    def due(self) -> datetime | None:
        return self.request.due

    @property
    def offset(self) -> int:
        """Of the call's zone when the letter is due, in minutes east of UTC."""
        return clock.offset(self.due, self.call.zone)

    @property
    def terms(self) -> str:
        return letters_asked(self.call).terms

    @property
    def tone(self) -> str:
        return TONES[self.request.state]

    @property
    def definition(self) -> Definition:
        return definition_of(self.call)

    @property
    def statements(self):
        return statements(self.call.letter_statements)

    @property
    def revision(self) -> int:
        """Of what is stored: the letter once it was sent, what was drafted before."""
        stored = self.letter or self.draft
        return stored.revision if stored else 0

    @property
    def fingerprint(self) -> str:
        """Of what is kept and not sent; empty where nothing is."""
        return fingerprint(self.draft) if self.draft else ""

    @property
    def answers(self) -> dict[str, object]:
        """What is stored, by the keys of the form."""
        if self.letter:
            return answers_of(self.letter)
        return self.draft.answers if self.draft else {}

    @property
    def said(self) -> list[Answered]:
        return read(self.letter.statements) if self.letter else []

    @property
    def all_token(self) -> str:
        """What the link to all requests to this address carries."""
        return links.text_token(LETTERS_OF, self.request.email)


def errand(token: str) -> Errand | None:
    """The request that a link names, whatever its state; None for a link that was altered. Two queries."""
    key = links.key_in(LETTER, token)
    rows = LetterRequest.objects.select_related("submission__call", "submission__applicant", "letter", "draft")
    request = rows.defer(*UNREAD).filter(key=key).first() if key else None
    if request is None:
        return None
    letter, draft = getattr(request, "letter", None), getattr(request, "draft", None)
    others = _live_requests_to(request.email).exclude(pk=request.pk).count()
    return Errand(request, letter, draft, others)


def paper(found: Errand, url: str) -> dict[str, Paper]:
    """The file that was sent, under the key of its question, as the form takes attachments."""
    letter = found.letter
    return {FILE: Paper(letter.name, letter.size, letter.pages, url)} if letter and letter.file else {}


def requests_in(token: str, person) -> list[LetterRequest] | None:
    """All requests to the address in a link, those that wait first; None for a link that was altered. One query.

    Somebody signed in does not find letters about themselves here.
    """
    email = links.text_in(LETTERS_OF, token)
    if email is None:
        return None
    rows = _live_requests_to(email).select_related("submission__call").defer(*UNREAD)
    requests = [request for request in rows.order_by("-asked_at") if not request.submission.is_by_or_about(person)]
    return sorted(requests, key=lambda request: not request.is_waiting)


def fingerprint(draft: LetterDraft) -> str:
    """Eight signs of all that is kept: the same words have the same signs."""
    return digest(draft.answers).upper()


def definition_of(call: CallPage, *, required: bool = True) -> Definition:
    """The form that referees of this call fill in."""
    asked = statements(call.letter_statements)
    return referee_definition(asked, words=call.letter_words, pages=call.letter_pages, required=required)


def answers_of(letter: Letter) -> dict[str, object]:
    """What a letter says, by the keys of the referee's form."""
    said = {kept["key"]: kept["said"] for kept in letter.statements if kept["said"] is not None}
    years = {} if letter.known_for is None else {KNOWN_FOR: str(letter.known_for)}
    return said | years | {RELATION: letter.relation, TEXT: letter.text}


def _live_requests_to(email: str):
    return LetterRequest.objects.live().filter(email=email).exclude(submission__state__in=OVER)
