"""States and the one table of allowed moves. Who may make a move is in `rules`; what it does is in `actions`."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from calls.errors import WrongState


class State(TextChoices):
    """Where a submission stands."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    INELIGIBLE = "ineligible", _("Not eligible")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DECIDED = "decided", _("Decided")


class Stage(TextChoices):
    """Where a round of judging stands."""

    PLANNED = "planned", _("Being prepared")
    OPEN = "open", _("Open to the jury")
    CLOSED = "closed", _("Closed for deciding")
    RELEASED = "released", _("Decisions released")


class Sheet(TextChoices):
    """Where one juror's evaluation of one dossier stands."""

    DRAFT = "draft", _("In progress")
    HANDED_IN = "handed_in", _("Handed in")


class Conflict(TextChoices):
    """What a juror has said about a conflict of interest with one dossier."""

    UNANSWERED = "unanswered", _("To answer")
    NONE = "none", _("No conflict")
    DECLARED = "declared", _("Conflict declared")


class Seat(TextChoices):
    """What a person does on a panel."""

    CHAIR = "chair", _("Chair")
    JUROR = "juror", _("Juror")


class Asked(TextChoices):
    """Where a request stands that somebody outside answers by a link: for a letter, or for a confirmation."""

    ASKED = "asked", _("Asked")
    OPENED = "opened", _("Opened")
    RECEIVED = "received", _("Received")
    DECLINED = "declined", _("Declined")
    REPLACED = "replaced", _("Replaced")


MOVES: dict[type[TextChoices], dict[str, frozenset[str]]] = {
    State: {
        State.DRAFT: frozenset({State.SUBMITTED, State.WITHDRAWN}),
        State.SUBMITTED: frozenset({State.DRAFT, State.WITHDRAWN, State.INELIGIBLE, State.DECIDED}),
        State.INELIGIBLE: frozenset({State.SUBMITTED}),
        State.WITHDRAWN: frozenset(),
        State.DECIDED: frozenset(),
    },
    Stage: {
        Stage.PLANNED: frozenset({Stage.OPEN}),
        Stage.OPEN: frozenset({Stage.CLOSED}),
        Stage.CLOSED: frozenset({Stage.OPEN, Stage.RELEASED}),
        Stage.RELEASED: frozenset(),
    },
    Sheet: {
        Sheet.DRAFT: frozenset({Sheet.HANDED_IN}),
        Sheet.HANDED_IN: frozenset({Sheet.DRAFT}),
    },
    Asked: {
        Asked.ASKED: frozenset({Asked.OPENED, Asked.RECEIVED, Asked.DECLINED, Asked.REPLACED}),
        Asked.OPENED: frozenset({Asked.RECEIVED, Asked.DECLINED, Asked.REPLACED}),
        Asked.DECLINED: frozenset({Asked.RECEIVED, Asked.REPLACED}),
        Asked.RECEIVED: frozenset({Asked.REPLACED}),
        Asked.REPLACED: frozenset(),
    },
}
"""For each kind of state, what may follow each. Kept apart by kind: two kinds may share a stored word."""


def can_move(now: str, to: TextChoices) -> bool:
    """Whether the table lets the stored state `now` become `to`; a state may never follow itself."""
    return to in MOVES[type(to)][now]


def check(now: str, to: TextChoices) -> None:
    """Raise WrongState unless the table lets `now` become `to`."""
    if not can_move(now, to):
        raise WrongState(
            _("This is now “%(now)s” and cannot become “%(to)s”.") % {"now": type(to)(now).label, "to": to.label}
        )
