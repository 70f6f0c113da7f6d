"""Reference letters as whoever asks for them sees them: who was asked and where each stands, never what it says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls.flow import Asked, State
from calls.models import LetterRequest, Submission, letters_until, open_until

TONES = {
    Asked.ASKED: "soon",
    Asked.OPENED: "progress",
    Asked.RECEIVED: "good",
    Asked.DECLINED: "warn",
    Asked.REPLACED: "closed",
}
PENDING, INCOMPLETE = "pending", "incomplete"
"""Where a submission stands that was handed in without all its letters: they may come, or the time for them is over."""


@dataclass(frozen=True)
class Tally:
    """How many letters a submission needs, and its requests by state, replaced ones left out."""

    needed: int
    states: Counter

    @property
    def received(self) -> int:
        return self.states[Asked.RECEIVED]

    @property
    def declined(self) -> int:
        return self.states[Asked.DECLINED]

    @property
    def to_ask(self) -> int:
        """How many referees are still to be found, those who declined included."""
        return max(0, self.needed - self.states.total() + self.declined)

    @property
    def is_complete(self) -> bool:
        return self.received >= self.needed

    @property
    def sentence(self) -> str:
        sentence = ngettext("%(received)d of %(needed)d received", "%(received)d of %(needed)d received", self.needed)
        return sentence % {"received": self.received, "needed": self.needed}

    @property
    def to_do(self) -> str:
        """What the candidate has still to do; empty where everybody is asked."""
        if not self.to_ask:
            return ""
        if self.to_ask == self.needed == 1:
            return _("Ask a referee for a letter")
        return ngettext("Ask %(count)d more referee", "Ask %(count)d more referees", self.to_ask) % {
            "count": self.to_ask
        }


@dataclass(frozen=True)
class Line:
    """One request in the cockpit, in words."""

    request: LetterRequest

    @property
    def word(self) -> str:
        return self.request.get_state_display()

    @property
    def tone(self) -> str:
        return TONES[self.request.state]

    @property
    def can_be_reminded(self) -> bool:
        return self.request.is_waiting and self.request.reminders < 2


@dataclass(frozen=True)
class Cockpit:
    """`until` is the instant until which referees may be asked and letters come; None once that is over."""

    tally: Tally
    lines: tuple[Line, ...]
    past: tuple[Line, ...]
    due: datetime | None
    until: datetime | None

    @property
    def tone(self) -> str:
        """Whether all is there, may still come, or can come no more."""
        return "good" if self.tally.is_complete else "progress" if self.until else "warn"

    @property
    def can_ask(self) -> bool:
        """Whether one more may be asked; in the place of somebody who declined one asks by replacing them."""
        return self.until is not None and len(self.lines) < self.tally.needed


def cockpit(submission: Submission, at: datetime) -> Cockpit:
    """One query, and one more for late access once letters are due."""
    requests = list(submission.letter_requests.order_by("asked_at", "pk"))
    live = [request for request in requests if request.state != Asked.REPLACED]
    return Cockpit(
        tally=Tally(submission.call.letters_asked, Counter(request.state for request in live)),
        lines=tuple(map(Line, live)),
        past=tuple(Line(request) for request in requests if request.state == Asked.REPLACED),
        due=submission.call.letters_due,
        until=_until(submission, at),
    )


def tally(submission: Submission) -> Tally | None:
    """One query; None for a call that asks for no letters, which costs none."""
    return tallies([submission]).get(submission.pk)


def tallies(submissions: Iterable[Submission]) -> dict[int, Tally]:
    """By submission id, for those whose call asks for letters; one query for all of them."""
    needed = {one.pk: one.call.letters_asked for one in submissions if one.call.letters_asked}
    if not needed:
        return {}
    states: dict[int, Counter] = {pk: Counter() for pk in needed}
    for pk, state in LetterRequest.objects.live().filter(submission__in=needed).values_list("submission", "state"):
        states[pk][state] += 1
    return {pk: Tally(needed[pk], counted) for pk, counted in states.items()}


def lacking(submission: Submission, found: Tally | None, at: datetime) -> str:
    """PENDING or INCOMPLETE for a submission that was handed in and lacks letters; empty for any other."""
    if found is None or found.is_complete or submission.state != State.SUBMITTED:
        return ""
    return PENDING if letters_until(submission, at) else INCOMPLETE


def _until(submission: Submission, at: datetime) -> datetime | None:
    if submission.state not in {State.DRAFT, State.SUBMITTED}:
        return None
    if submission.is_draft and open_until(submission.call, submission.applicant, at) is None:
        return None
    return letters_until(submission, at)
