"""Referees live through the thesis award: they are asked, and most of them write; all through the real deeds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile

from calls.actions import letter as deeds
from calls.actions import letter_office, letter_reminders
from calls.actions.letter import Referee
from calls.actions.letter_content import Content
from calls.forms import uploads
from calls.forms.referee import KNOWN_FOR, MEGABYTES, RELATION, TEXT
from calls.forms.uploads import CheckedUpload
from calls.models import CallPage, LetterRequest, Submission
from people.models import Person
from phd_network.demo import texts
from phd_network.demo.forms import key
from phd_network.demo.papers import pdf
from phd_network.demo.people import Invented, Nominee

NOBODY = AnonymousUser()
"""A referee has no account."""
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
NOTE = "You read the whole manuscript for the committee, so you know it best."
NO_TIME = "I have too little time before that day to do the thesis justice."
IN_THE_FIELD = "The referee is in the field without a connection and asked for some days more."
MISFIT = 6
"""The referee of this nomination states what the rule of the award does not allow, which the office is shown."""


@dataclass(frozen=True)
class Request:
    """One letter to come: for which nomination, about whom, until when, and with which luck."""

    number: int
    nominee: Nominee
    until: datetime
    seed: int

    @property
    def first_asked(self) -> Invented:
        return self.nominee.committee[0] if FATES.get(self.number) is _is_replaced else self.nominee.referee

    def moment(self, asked: LetterRequest) -> datetime:
        """When the referee answers: between two hours after being asked and the end of the time there is."""
        chance = Random(f"{self.seed}:{self.number}:answers").random()
        earliest = asked.asked_at + 2 * HOUR
        return earliest + chance * max(self.until - earliest, HOUR)


def ask(submission: Submission, request: Request, *, at: datetime) -> LetterRequest:
    """The candidate, or whoever nominates, asks from the draft on."""
    return deeds.ask(submission, _referee(request.first_asked), by=submission.applicant, at=at)


def answer(asked: LetterRequest, request: Request) -> None:
    """What the referee does, or does not do: by number for the first few, by turns a file or a text for the others."""
    by_turns = _writes if request.number % 2 else _sends_file
    FATES.get(request.number, by_turns)(asked, request, request.moment(asked))


def run_out(call: CallPage, *, by: Person, now: datetime) -> None:
    """Those who are silent are reminded by the real chore, and one of them is given more time by the office."""
    for before in letter_reminders.BEFORE:
        if call.letters_due - before < now:
            letter_reminders.remind_due(at=call.letters_due - before + HOUR)
    until, at = max(call.letters_due, now) + 10 * DAY, min(call.letters_due + DAY, now)
    for silent in LetterRequest.objects.filter(submission__call=call, state="asked").order_by("pk")[:1]:
        letter_office.accept_late(silent, until=until, reason=IN_THE_FIELD, by=by, at=at)


def _writes(asked: LetterRequest, request: Request, at: datetime) -> None:
    _begins(asked, request, at - HOUR)
    answers = _answers(request) | {TEXT: "\n\n".join(_letter(request))}
    deeds.receive(asked, Content(answers), by=NOBODY, at=at, based_on=1)


def _sends_file(asked: LetterRequest, request: Request, at: datetime) -> None:
    deeds.receive(asked, Content(_answers(request), _file(request)), by=NOBODY, at=at, based_on=0)


def _begins(asked: LetterRequest, request: Request, at: datetime) -> None:
    deeds.open_(asked, by=NOBODY, at=at)
    deeds.keep(asked, {TEXT: _letter(request)[0]}, by=NOBODY, at=at, based_on=0)


def _declines(asked: LetterRequest, request: Request, at: datetime) -> None:
    deeds.decline(asked, by=NOBODY, at=at, reason=NO_TIME)


def _is_silent(asked: LetterRequest, request: Request, at: datetime) -> None:
    """Nothing comes."""


def _is_replaced(asked: LetterRequest, request: Request, at: datetime) -> None:
    """The candidate asks another one instead, who sends a letter in the same hour."""
    by, other = asked.submission.applicant, _referee(request.nominee.referee)
    _sends_file(deeds.replace(asked, other, by=by, at=at - HOUR), request, at)


FATES: Mapping[int, Callable[[LetterRequest, Request, datetime], None]] = {
    2: _declines,
    3: _is_silent,
    4: _is_replaced,
    5: _begins,
}
"""What becomes of the requests for the first few nominations; the others are answered."""


def _referee(person: Invented) -> Referee:
    return Referee(person.name, person.email, person.affiliation, NOTE)


def _answers(request: Request) -> dict[str, object]:
    return {
        key("thesis", "examined"): True,
        key("thesis", "supervised"): False,
        key("thesis", "same-university"): request.number == MISFIT,
        RELATION: "Member of the thesis committee",
        KNOWN_FOR: str(2 + request.number % 5),
    }


def _letter(request: Request) -> list[str]:
    person = request.nominee.person
    return texts.letter(request.seed + request.number, person.name, request.nominee.topic).split("\n\n")


def _file(request: Request) -> CheckedUpload:
    content = pdf("Letter of recommendation", request.nominee.referee.name, _letter(request), pages=1)
    upload = SimpleUploadedFile("letter.pdf", content, content_type="application/pdf")
    return uploads.check(upload, pages=2, megabytes=MEGABYTES)
