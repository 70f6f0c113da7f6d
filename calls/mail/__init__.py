"""One function per letter we write, by reader. A letter goes to the outbox in the deed's own transaction.

Both happen, or neither. The outbox is delivered later by a worker, so a mail server that is down delays a letter and
undoes nothing.
"""

from calls.mail import applicant, juror, letter, window
from calls.mail.applicant import (
    carried_over,
    decided,
    draft_reminder,
    merged,
    received,
    ruled_ineligible,
    withdrawn,
)
from calls.mail.juror import evaluation_reopened, round_opened
from calls.mail.letter import (
    letter_asked,
    letter_declined,
    letter_ended,
    letter_late,
    letter_received,
    letter_reminder,
    letter_reused,
    letters_ended,
)
from calls.mail.window import extended, let_in, letters_extended

LETTERS = (*applicant.LETTERS, *letter.LETTERS, *window.LETTERS, *juror.LETTERS)

__all__ = [
    "LETTERS",
    "carried_over",
    "decided",
    "draft_reminder",
    "evaluation_reopened",
    "extended",
    "let_in",
    "letter_asked",
    "letter_declined",
    "letter_ended",
    "letter_late",
    "letter_received",
    "letter_reminder",
    "letter_reused",
    "letters_ended",
    "letters_extended",
    "merged",
    "received",
    "round_opened",
    "ruled_ineligible",
    "withdrawn",
]
