"""The nouns of the engine, one a file."""

from calls.models.call import Anchor, CallPage, MembersOnly, Mode, Status
from calls.models.decision import Decision
from calls.models.earlier import EarlierEntry
from calls.models.evaluation import Evaluation, Score
from calls.models.form import APPLICATION, FormVersion
from calls.models.letter import Letter, LetterDraft, LetterRequest, letters_until
from calls.models.panel import Assignment, Juror, Panel, Round
from calls.models.submission import Answer, Attachment, Submission
from calls.models.window import Extension, LateAccess, open_until

__all__ = [
    "APPLICATION",
    "Anchor",
    "Answer",
    "Assignment",
    "Attachment",
    "CallPage",
    "Decision",
    "EarlierEntry",
    "Evaluation",
    "Extension",
    "FormVersion",
    "Juror",
    "LateAccess",
    "Letter",
    "LetterDraft",
    "LetterRequest",
    "MembersOnly",
    "Mode",
    "Panel",
    "Round",
    "Score",
    "Status",
    "Submission",
    "letters_until",
    "open_until",
]
