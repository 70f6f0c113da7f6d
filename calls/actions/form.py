"""Deeds on forms: issue the first version when a call opens, and the next one on purpose."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, mail, rules
from calls.actions import locks
from calls.errors import Incomplete, WrongState
from calls.flow import State
from calls.forms.authoring import RoundPlan, rounds
from calls.forms.changes import carry, changes
from calls.forms.definition import Definition
from calls.kinds import application_form
from calls.models import APPLICATION, Answer, CallPage, Evaluation, FormVersion, Round, Submission
from people.models import Person


@dataclass(frozen=True)
class Issued:
    """What issuing a version did: the version, what changed, and how many drafts were carried over."""

    version: FormVersion
    sentences: tuple[str, ...]
    drafts: int


def issue(call: CallPage, *, by: Person | None, at: datetime) -> FormVersion:
    """Freeze the authored application form as version 1; a version that exists is returned as it is.

    Safe to call from two processes. `by` is None where the first candidate's visit freezes the form.
    Raises Incomplete for a call without questions.
    """
    found = current(call)
    if found:
        return found
    with transaction.atomic():
        locks.call(call.pk)
        return current(call) or _freeze(call, APPLICATION, application_form(call), by, at)


def issue_next(call: CallPage, *, by: Person, at: datetime) -> Issued:
    """Freeze the authored application form as the next version and carry every draft over to it.

    Submitted forms keep the version they were submitted with. Each author of a draft is told what changed.
    Raises WrongState where the authored form equals the version in use.
    """
    with transaction.atomic():
        rules.check("form.issue", by, call)
        locks.call(call.pk)
        old, authored = current(call), application_form(call)
        if old and old.digest == authored.digest():
            raise WrongState(_("The form on the page is the version in use: there is nothing to issue."))
        new = _freeze(call, APPLICATION, authored, by, at)
        told = tuple(change.sentence for change in changes(old.definition, authored)) if old else ()
        drafts = Submission.objects.select_for_update().filter(call=call, state=State.DRAFT)
        for draft in drafts.select_related("applicant", "version", "call").prefetch_related("answers"):
            _carry(draft, new, told, by)
        return Issued(new, told, len(drafts))


def prepare(call: CallPage, *, by: Person | None, at: datetime) -> CallPage:
    """What follows from publishing a call: the form is issued once the call is open, and the rounds are planned.

    Works on what the public page shows; a call that is not live is left alone. Safe to do again at any time. `by` is
    whoever published it by hand, and None where the worker looks after pages published by their date. Returns the call
    as it is live. Raises Incomplete for a round without criteria.
    """
    with transaction.atomic():
        live = locks.call(call.pk)
        if live.live and live.is_open(at) and live.application_form:
            issue(live, by=by, at=at)
        if live.live:
            plan_rounds(live, by=by, at=at)
    return live


def plan_rounds(call: CallPage, *, by: Person | None, at: datetime) -> list[Round]:
    """Make or renew a Round for each round drawn on the call's page; rounds that have opened are left as they are.

    A round no longer drawn that has not opened and has no sheet goes, with what was assigned in it: nobody was told.
    Whoever may publish the page may do this: the page is where rounds are drawn. Raises Incomplete for a round without
    criteria.
    """
    with transaction.atomic():
        locks.call(call.pk)
        drawn = rounds(call.rounds_plan)
        _drop_all_but(call, {plan.key for plan in drawn}, by)
        return [_plan(call, number, plan, by, at) for number, plan in enumerate(drawn, start=1)]


def current(call: CallPage, purpose: str = APPLICATION) -> FormVersion | None:
    """The newest version issued for this purpose."""
    return FormVersion.objects.in_use(call.pk, purpose).first()


def _plan(call: CallPage, number: int, plan: RoundPlan, by: Person | None, at: datetime) -> Round:
    if not plan.definition.criteria:
        raise Incomplete(_("Give the round “%(name)s” at least one criterion.") % {"name": plan.name})
    found = Round.objects.select_related("version").filter(call=call, key=plan.key).first()
    if found and _has_begun(found):
        return found
    version = found.version if found else current(call, plan.key)
    if version is None or version.digest != plan.definition.digest():
        version = _freeze(call, plan.key, plan.definition, by, at)
    facts = {
        "number": number,
        "name": plan.name,
        "instructions": plan.instructions,
        "readers": plan.readers,
        "minimum_marks": plan.minimum_marks,
        "names_hidden": plan.names_hidden,
        "shortlists": plan.shortlists,
        "version": version,
    }
    if found and all(getattr(found, name) == value for name, value in facts.items()):
        return found
    round_, created = Round.objects.update_or_create(call=call, key=plan.key, defaults=facts)
    if created:
        audit.record("round.plan", round_, by=by, number=number)
    return round_


def _drop_all_but(call: CallPage, keys: Collection[str], by: Person | None) -> None:
    for round_ in Round.objects.filter(call=call).exclude(key__in=keys):
        if not _has_begun(round_):
            round_.assignments.all().delete()
            round_.delete()
            audit.record("round.drop", call, by=by, name=round_.name, number=round_.number)


def _has_begun(round_: Round) -> bool:
    return bool(round_.opened_at) or Evaluation.objects.filter(assignment__round=round_).exists()


def _freeze(call: CallPage, purpose: str, definition: Definition, by: Person | None, at: datetime) -> FormVersion:
    if not definition.sections and not definition.criteria:
        raise Incomplete(_("Draw the form first: it has no questions."))
    previous = current(call, purpose)
    version = FormVersion.objects.create(
        call=call,
        purpose=purpose,
        number=previous.number + 1 if previous else 1,
        document=definition.to_json(),
        digest=definition.digest(),
        issued_at=at,
        issued_by=by,
    )
    audit.record("form.issue", version, by=by, purpose=purpose, number=version.number, digest=version.digest)
    return version


def _carry(draft: Submission, new: FormVersion, told: tuple[str, ...], by: Person) -> None:
    answers = carry(draft.answer_map, draft.version.definition, new.definition)
    draft.answers.exclude(question__in=answers).delete()
    draft.revision += 1
    Answer.objects.bulk_create(
        [
            Answer(submission=draft, question=key, value=value, revision=draft.revision)
            for key, value in answers.items()
        ],
        update_conflicts=True,
        unique_fields=["submission", "question"],
        update_fields=["value", "revision"],
    )
    draft.version = new
    draft.save(update_fields=["version", "revision"])
    audit.record("submission.carry", draft, by=by, version=new.number)
    mail.carried_over(draft, new, told)
