"""Letters to those who judge."""

from collections.abc import Iterable

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from calls.mail.parts import CALL, REASON, REFERENCE, ROUND, about, link, written
from calls.models import Evaluation, Juror, Round
from people.letters import Letter, Placeholder, write

ROUND_OPENED = Letter(
    "round_opened",
    title=_("Dossiers to read"),
    when=_("when a round opens to its jury"),
    action=_("Open your desk"),
    per_page=True,
    own={
        "call": CALL,
        "round": ROUND,
        "dossiers": Placeholder(_("how many dossiers are the juror's to read"), _("3 dossiers")),
        "due": Placeholder(
            _("by when to hand in, a sentence; empty where no time was set"),
            _("Hand in by Sunday 7 March 2027, 18:00:00 (Lisbon time)."),
        ),
    },
)
EVALUATION_REOPENED = Letter(
    "evaluation_reopened",
    title=_("A score sheet was reopened"),
    when=_("when the chair opens a score sheet again"),
    action=_("Open the score sheet"),
    per_page=True,
    own={"call": CALL, "round": ROUND, "reference": REFERENCE, "reason": REASON},
)
LETTERS = (ROUND_OPENED, EVALUATION_REOPENED)


def round_opened(round_: Round, readers: Iterable[Juror]) -> None:
    """To each reader: the dossiers of a round can be read now. Every one of `readers` knows how many `dossiers`."""
    facts = about(round_.call, ROUND_OPENED)
    due = gettext("Hand in by %(when)s.") % {"when": written(round_.due_at, round_.call.zone)} if round_.due_at else ""
    for juror in readers:
        write(
            ROUND_OPENED,
            juror.person,
            key=f"round_opened:{round_.pk}:{juror.pk}:{round_.opened_at.isoformat()}",
            link=link("calls:jury_desk"),
            **facts,
            round=round_.name,
            dossiers=ngettext("%(count)d dossier", "%(count)d dossiers", juror.dossiers) % {"count": juror.dossiers},
            due=due,
        )


def evaluation_reopened(evaluation: Evaluation, reason: str) -> None:
    """To a juror: the chair reopened an evaluation, and why."""
    assignment = evaluation.assignment
    write(
        EVALUATION_REOPENED,
        assignment.juror.person,
        key=f"evaluation_reopened:{evaluation.pk}:{evaluation.revision}",
        link=link("calls:dossier", assignment.pk),
        **about(assignment.round.call, EVALUATION_REOPENED),
        round=assignment.round.name,
        reference=assignment.submission.reference,
        reason=reason,
    )
