"""The nouns of the engine, one a file."""

from calls.models.call import CallPage, Mode, Status
from calls.models.decision import Decision
from calls.models.evaluation import Evaluation, Score
from calls.models.form import APPLICATION, FormVersion
from calls.models.panel import Assignment, Juror, Panel, Round
from calls.models.submission import Answer, Attachment, Submission

__all__ = [
    "APPLICATION",
    "Answer",
    "Assignment",
    "Attachment",
    "CallPage",
    "Decision",
    "Evaluation",
    "FormVersion",
    "Juror",
    "Mode",
    "Panel",
    "Round",
    "Score",
    "Status",
    "Submission",
]
