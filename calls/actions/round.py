"""Deeds on rounds: open to the jury, close for deciding, open again."""

from datetime import datetime

from django.db import transaction
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _

from calls import audit, flow, mail, rules
from calls.actions import locks
from calls.actions.panel import taking_part
from calls.errors import Incomplete, WrongState
from calls.flow import Conflict, Stage
from calls.models import Juror, LateAccess, Round
from calls.models.submission import JUDGED
from people.models import Person


def open_round(round_: Round, *, by: Person, at: datetime) -> Round:
    """Show the assigned dossiers to the jury and tell each juror once. Raises Incomplete without assignments.

    The call must have closed: a jury that reads while others still write would not be judging the same thing.
    """
    with transaction.atomic():
        round_ = locks.round_(round_.pk)
        rules.check("round.open", by, round_)
        flow.check(round_.stage, Stage.OPEN)
        _check_ready(round_, at)
        again = round_.stage == Stage.CLOSED
        round_.stage, round_.opened_at = Stage.OPEN, at
        round_.save(update_fields=["stage", "opened_at"])
        audit.record("round.reopen" if again else "round.open", round_, by=by)
        mail.round_opened(round_, _readers(round_))
    return round_


def close_round(round_: Round, *, by: Person, at: datetime) -> Round:
    """End scoring: sheets that are not handed in do not count. Decisions can be prepared and released from here on."""
    with transaction.atomic():
        round_ = locks.round_(round_.pk)
        rules.check("round.close", by, round_)
        flow.check(round_.stage, Stage.CLOSED)
        round_.stage, round_.closed_at = Stage.CLOSED, at
        round_.save(update_fields=["stage", "closed_at"])
        audit.record("round.close", round_, by=by)
    return round_


def set_due(round_: Round, due_at: datetime | None, *, by: Person, at: datetime) -> Round:
    """Say by when jurors hand in, or with None that nothing is said. Nobody is mailed, and a late sheet still counts.

    Raises WrongState once the round is closed, and for an instant that has passed or at which the call is still open.
    """
    with transaction.atomic():
        round_ = locks.round_(round_.pk)
        rules.check("round.due", by, round_)
        if round_.stage not in {Stage.PLANNED, Stage.OPEN}:
            raise WrongState(_("This round is closed: its jurors can no longer hand in."))
        if due_at and due_at <= at:
            raise WrongState(_("Choose a time that is still to come."))
        if due_at and round_.call.closes_at and due_at <= round_.call.closes_at:
            raise WrongState(_("Choose a time after the call has closed: the jury cannot read before."))
        round_.due_at = due_at
        round_.save(update_fields=["due_at"])
        audit.record("round.due", round_, by=by, due=due_at.isoformat() if due_at else "")
    return round_


def _readers(round_: Round) -> QuerySet:
    """Jurors with something to read in this round; `dossiers` counts it, without withdrawn and conflicted ones."""
    reading = Juror.objects.filter(
        active=True,
        assignments__round=round_,
        assignments__conflict__in=[Conflict.UNANSWERED, Conflict.NONE],
        assignments__submission__state__in=JUDGED,
    )
    return reading.annotate(dossiers=Count("assignments")).select_related("person")


def _check_ready(round_: Round, at: datetime) -> None:
    if round_.call.closes_at is None or round_.call.closes_at > at:
        raise WrongState(_("The call is still open: the jury reads once it has closed."))
    if LateAccess.objects.running(at).filter(call=round_.call_id).exists():
        raise WrongState(_("Somebody still has late access to the call: wait until it ends, or take it back."))
    if round_.panel_id is None:
        raise Incomplete(_("Give this round a panel first."))
    if not round_.assignments.exists():
        raise Incomplete(_("Assign dossiers to jurors first."))
    _check_impartial(round_)


def _check_impartial(round_: Round) -> None:
    # While the call is open a juror with dossiers may still come to take part in it: this is the last gate.
    reading = Juror.objects.filter(assignments__round=round_, active=True).select_related("person").order_by("pk")
    people = {juror.person_id: juror.person for juror in reading}
    involved = taking_part(round_.call_id, list(people))
    if involved:
        names = ", ".join(people[pk].name for pk in sorted(involved))
        raise WrongState(_("End the seat of whoever takes part in this call: %(names)s.") % {"names": names})
