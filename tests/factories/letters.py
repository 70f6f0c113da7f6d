"""Calls that ask for reference letters, referees who are asked, and letters that have come, all by the real deeds."""

import json
from datetime import datetime, timedelta

from django.contrib.auth.models import AnonymousUser

from calls.actions import letter as deeds
from calls.actions.letter import Referee
from calls.actions.letter_content import Content
from calls.forms.uploads import check
from calls.models import CallPage, Letter, LetterRequest, Submission
from tests.factories.calls import a_draft, a_school, a_submission, now_for

NOBODY = AnonymousUser()
"""A referee: whoever holds the link and has no account."""
WEEK = timedelta(days=7)
GRACE = Referee("Grace Hopper", "grace@university.example", "University of Vassar", "You know my fieldwork best.")
MARY = Referee("Mary Somerville", "mary@university.example")
STATEMENTS = [
    {"type": "statement", "id": "examined", "value": {"statement": "I was on the committee", "expected": "yes"}},
    {"type": "statement", "id": "supervised", "value": {"statement": "I supervised the thesis", "expected": "no"}},
    {"type": "statement", "id": "taught", "value": {"statement": "I taught the candidate", "expected": "any"}},
]
ANSWERS = {
    "examined": True,
    "supervised": False,
    "taught": True,
    "relation": "Member of the committee",
    "known-for": "4",
    "text": "A careful and original mind.",
}
"""What completes a letter for `a_letter_call`, and breaks none of its rules."""


def a_letter_call(*, asked: int = 1, make=a_school, **facts) -> CallPage:
    """A call that asks for letters with three statements; they are due a week after it closes."""
    call = make(letters_asked=asked, letter_statements=json.dumps(STATEMENTS), **facts)
    if "letters_due_at" not in facts:
        call.letters_due_at = call.closes_at + WEEK
        call.save(update_fields=["letters_due_at"])
    return call


def asked(
    submission: Submission | None = None, referee: Referee = GRACE, *, at: datetime | None = None
) -> LetterRequest:
    """A referee who was asked for a letter on a submission handed in."""
    submission = submission or a_submission(a_letter_call())
    return deeds.ask(submission, referee, by=submission.applicant, at=at or now_for(submission.call))


def asked_for_a_draft(call: CallPage | None = None, referee: Referee = GRACE) -> LetterRequest:
    return asked(a_draft(call or a_letter_call()), referee)


def content(*, upload=None, drops_file: bool = False, **answers) -> Content:
    """ANSWERS with these in their place; names with a dash are written with an underscore."""
    given = ANSWERS | {name.replace("_", "-"): answer for name, answer in answers.items()}
    return Content(given, check(upload) if upload else None, drops_file)


def sent(request: LetterRequest, *, at: datetime | None = None, based_on: int = 0, **facts) -> Letter:
    """The letter that the referee sends."""
    at = at or now_for(request.submission.call)
    return deeds.receive(request, content(**facts), by=NOBODY, at=at, based_on=based_on)


def declined(request: LetterRequest, reason: str = "") -> LetterRequest:
    return deeds.decline(request, by=NOBODY, at=now_for(request.submission.call), reason=reason)
