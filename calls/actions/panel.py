"""Deeds on panels: make one, give and end seats, assign dossiers by hand and in bulk."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from calls import audit, rules
from calls.actions import locks
from calls.actions.sides import taking_part
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.flow import Conflict, Seat, Sheet, Stage
from calls.models import Assignment, CallPage, Evaluation, Juror, Panel, Round, Submission
from calls.scoring.assignment import Pair, spread
from people.models import Person


def make_panel(call: CallPage, name: str, *, by: Person) -> Panel:
    """A panel of this call; the one of that name, if there is one."""
    with transaction.atomic():
        rules.check("panel.manage", by, call)
        panel, _created = Panel.objects.get_or_create(call=call, name=name)
    return panel


def seat(panel: Panel, person: Person, *, role: str = Seat.JUROR, by: Person) -> Juror:
    """Give `person` a seat, or the seat they had before. Raises NotAllowed where they take part in the call."""
    with transaction.atomic():
        rules.check("panel.manage", by, panel)
        locks.call(panel.call_id)
        if taking_part(panel.call_id, [person.pk]):
            raise NotAllowed(_("%(name)s takes part in this call and cannot judge it.") % {"name": person.name})
        juror, _created = Juror.objects.update_or_create(
            panel=panel, person=person, defaults={"role": role, "active": True}
        )
        audit.record("panel.seat", panel, by=by, juror=juror.pk, role=role)
    return juror


def unseat(juror: Juror, *, by: Person) -> Juror:
    """End a seat: its dossiers close at once; marks handed in stay, assignments not begun are taken back."""
    with transaction.atomic():
        rules.check("panel.manage", by, juror)
        # As when a sheet is saved: the rounds are locked first, so that no assignment goes while its sheet is begun.
        list(Round.objects.select_for_update().filter(panel=juror.panel_id).order_by("pk").values_list("pk"))
        juror = Juror.objects.select_for_update(of=("self",)).select_related("panel").get(pk=juror.pk)
        juror.active = False
        juror.save(update_fields=["active"])
        unbegun = Assignment.objects.filter(juror=juror, evaluation=None).exclude(conflict=Conflict.DECLARED)
        unbegun.exclude(round__stage=Stage.RELEASED).delete()
        audit.record("panel.unseat", juror.panel, by=by, juror=juror.pk)
    return juror


def give_panel(round_: Round, panel: Panel, *, by: Person) -> Round:
    """Say which panel judges a round that has not opened yet."""
    with transaction.atomic():
        rules.check("panel.manage", by, round_)
        round_ = locks.round_(round_.pk)
        if round_.stage != Stage.PLANNED:
            raise WrongState(_("This round has opened: its panel can no longer be exchanged."))
        if panel.call_id != round_.call_id:
            raise NotAllowed(_("That panel belongs to another call."))
        if round_.assignments.exclude(juror__panel=panel).exists():
            raise WrongState(_("Jurors of another panel have dossiers in this round: take these back first."))
        round_.panel = panel
        round_.save(update_fields=["panel"])
        audit.record("round.panel", round_, by=by, panel=panel.pk)
    return round_


def assign(
    round_: Round, submissions: Iterable[Submission], jurors: Iterable[Juror], *, by: Person, at: datetime
) -> list[Assignment]:
    """Let each of `jurors` read each of `submissions`; returns the new pairs, existing ones are left alone.

    Nobody is mailed. Raises NotAllowed for a juror of another panel, for one who takes part in the call, and for a
    dossier that is not in the round or is closed to whoever assigns.
    """
    seats = [juror.pk for juror in jurors]
    pairs = [(submission.pk, juror) for submission in submissions for juror in seats]
    with transaction.atomic():
        rules.check("round.assign", by, round_)
        round_ = locks.round_(round_.pk)
        _check_open_to(by, [dossier for dossier, _juror in pairs])
        return _assign(round_, pairs, by, at)


def distribute(round_: Round, *, by: Person, at: datetime) -> list[Assignment]:
    """Give every dossier of the round as many readers as it asks for, spread evenly over the panel's jurors.

    Existing pairs count; declared conflicts are respected. Running it again tops up what is missing.
    Raises Incomplete where the round has no panel or the panel has no juror.
    """
    with transaction.atomic():
        rules.check("round.assign", by, round_)
        round_ = locks.round_(round_.pk)
        jurors = _free_jurors(round_)
        if not jurors:
            raise Incomplete(_("Give this round a panel with jurors first."))
        dossiers = list(Submission.objects.in_round(round_).order_by("number").values_list("pk", flat=True))
        taken, barred = _pairs(_counting(round_)), _barred(round_)
        pairs = spread(dossiers, jurors, round_.readers, taken=taken, barred=barred)
        return _assign(round_, pairs, by, at)


def unassign(assignment: Assignment, *, by: Person) -> None:
    """Take back an assignment nobody has begun to score. Done twice, it is done once.

    Raises WrongState once there is a score sheet, and for what stays on the record: a declared conflict, and all
    assignments of a round that is released. NotAllowed where the dossier is closed to whoever takes it back.
    """
    with transaction.atomic():
        rules.check("round.assign", by, assignment.round)
        _check_open_to(by, [assignment.submission_id])
        round_ = locks.round_(assignment.round_id)
        found = Assignment.objects.filter(pk=assignment.pk).first()
        if found is None:
            return
        if round_.stage == Stage.RELEASED:
            raise WrongState(_("The decisions of this round are released: who read what stays on the record."))
        if Evaluation.objects.filter(assignment=found).exists():
            raise WrongState(_("This juror has begun to score the dossier: the assignment stays."))
        if found.conflict == Conflict.DECLARED:
            raise WrongState(_("This juror declared a conflict: that stays on the record."))
        audit.record("round.unassign", round_, by=by, dossier=found.submission_id, juror=found.juror_id)
        found.delete()


def _check_open_to(person: Person, dossiers: Collection[int]) -> None:
    if Submission.objects.closed_to(person).filter(pk__in=dossiers).exists():
        raise NotAllowed(_("One of these dossiers is closed to you: somebody else in the office chooses its readers."))


def _assign(round_: Round, pairs: Collection[Pair], by: Person, at: datetime) -> list[Assignment]:
    if round_.stage not in {Stage.PLANNED, Stage.OPEN}:
        raise WrongState(
            _("This round is “%(stage)s”: it takes no more readers.") % {"stage": round_.get_stage_display()}
        )
    _check_pairs(round_, pairs)
    known = _pairs(round_.assignments.all())
    new = [pair for pair in dict.fromkeys(pairs) if pair not in known]
    if not new:
        return []
    if _barred(round_).intersection(new):
        raise NotAllowed(_("A juror declared a conflict with one of these dossiers and cannot read it."))
    made = Assignment.objects.bulk_create(
        [Assignment(round=round_, submission_id=dossier, juror_id=juror, created_at=at) for dossier, juror in new]
    )
    audit.record("round.assign", round_, by=by, pairs=len(new))
    return made


def _check_pairs(round_: Round, pairs: Collection[Pair]) -> None:
    jurors, dossiers = {juror for _dossier, juror in pairs}, {dossier for dossier, _juror in pairs}
    seated = Juror.objects.filter(pk__in=jurors, panel=round_.panel_id, active=True)
    people = list(seated.values_list("person", flat=True))
    if len(people) != len(jurors):
        raise NotAllowed(_("Only jurors with a seat on this round's panel can be assigned."))
    if taking_part(round_.call_id, people):
        raise NotAllowed(_("A juror who takes part in this call cannot judge it."))
    if Submission.objects.in_round(round_).filter(pk__in=dossiers).count() != len(dossiers):
        raise NotAllowed(_("Only dossiers that are in this round can be assigned."))


def _free_jurors(round_: Round) -> list[int]:
    seats = Juror.objects.filter(panel=round_.panel_id, active=True).order_by("pk").values_list("person", "pk")
    barred = taking_part(round_.call_id, [person for person, _seat in seats])
    return [seat for person, seat in seats if person not in barred]


def _counting(round_: Round) -> QuerySet:
    """Assignments that bring a mark, or still can: a juror who left counts only with a sheet handed in."""
    kept = round_.assignments.exclude(conflict=Conflict.DECLARED)
    return kept.filter(Q(juror__active=True) | Q(evaluation__state=Sheet.HANDED_IN))


def _barred(round_: Round) -> set[tuple[int, int]]:
    """Dossiers and seats of this panel whose holder declared a conflict, in whichever round and seat of the call."""
    declared = Assignment.objects.filter(submission__call=round_.call_id, conflict=Conflict.DECLARED)
    declared = declared.filter(juror__person__seats__panel=round_.panel_id)
    return set(declared.values_list("submission_id", "juror__person__seats"))


def _pairs(assignments: QuerySet) -> set[tuple[int, int]]:
    return set(assignments.values_list("submission_id", "juror_id"))
