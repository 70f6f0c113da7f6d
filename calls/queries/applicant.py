"""What a candidate's own screens show: one submission with its form, its steps, and what happens next."""

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256
from json import dumps

from django.db.models import F, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calls import clock
from calls.flow import State
from calls.forms.conditions import visible
from calls.forms.definition import Question, Section
from calls.kinds import facts_of_one, rules_along
from calls.models import Attachment, CallPage, Decision, Submission, open_until
from calls.queries.call_page import Step, steps
from calls.queries.extended import newest_extension
from calls.queries.whole import unpacked, whole
from people.models import Person

EDITABLE = frozenset({State.DRAFT, State.SUBMITTED})
"""States in which the author may still change what was put forward, while the call is open."""
UNREAD = ("call__application_form", "call__rounds_plan", "call__body", "call__search_description")
"""Columns of a call, some of them long, that no candidate's screen reads."""


def own(person: Person, reference: str) -> Submission | None:
    """The person's own submission with its call, form, facts, answers and files, in one query; None for others."""
    rows = Submission.objects.by(person).select_related("call", "version", *facts_of_one()).defer(*UNREAD)
    rows = whole(_with_rules(rows)).annotate(**newest_extension("call"))
    found = rows.filter(reference=reference).first()
    if found is None:
        return None
    found.applicant = person
    _give_rules(found)
    return unpacked(found)


def _with_rules(rows: QuerySet[Submission]) -> QuerySet[Submission]:
    paths = {(page, name): f"{page._meta.model_name}__{name}" for page, name in rules_along()}
    return rows.annotate(**{f"rule_{path}": F(f"call__{path}") for path in paths.values()})


def _give_rules(submission: Submission) -> None:
    """Put what was read along where the kind looks for it: on the call, as if that were the kind's own page."""
    for page, name in rules_along():
        value = submission.__dict__.pop(f"rule_{page._meta.model_name}__{name}")
        if submission.call.specific_class is page:
            setattr(submission.call, name, value)


def begun(person: Person, call: CallPage) -> list[Submission]:
    """What this person has put forward, or begun to, in this call."""
    return list(Submission.objects.by(person).live().filter(call=call).order_by("pk"))


def can_change(submission: Submission, at: datetime) -> bool:
    return submission.state in EDITABLE and open_until(submission.call, submission.applicant, at) is not None


def asked_sections(submission: Submission) -> list[Section]:
    """The sections that are asked, given the stored answers and files."""
    keys = _asked_keys(submission)
    return [section for section in submission.version.definition.sections if section.key in keys]


def asked_questions(submission: Submission, section: Section) -> list[Question]:
    """The questions of a section that are asked and can be answered."""
    keys = _asked_keys(submission)
    return [question for question in section.questions if question.key in keys and question.is_answerable]


def _asked_keys(submission: Submission) -> set[str]:
    return visible(submission.version.definition, submission.answer_map, submission.attachment_map)


def fingerprint(submission: Submission) -> str:
    """Eight signs of the SHA-256 of all answers and files: the same content has the same signs."""
    files = {key: attachment.digest for key, attachment in submission.attachment_map.items()}
    facts = [submission.candidate_name, submission.candidate_email, submission.title]
    text = dumps([facts, submission.answer_map, files], sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:8].upper()


def readable_file(person: Person, key) -> Attachment | None:
    """The file of this key if the person may read it; an answer for organisers only is closed to jurors."""
    rows = Attachment.objects.select_related("submission__version")
    attachment = rows.filter(key=key, submission__in=Submission.objects.visible_to(person)).first()
    if attachment is None or attachment.submission.applicant_id == person.pk or person.has_perm("calls.run_calls"):
        return attachment
    asked = {question.key: question for question in attachment.submission.version.definition.questions()}
    question = asked.get(attachment.question)
    return attachment if question and question.audience == "jury" else None


def released(submission: Submission) -> list[Decision]:
    """The decisions that the candidate may read, the newest first."""
    decisions = Decision.objects.released().filter(submission=submission)
    return list(decisions.select_related("round").order_by("-round__number"))


def way(submission: Submission, decisions: Iterable[Decision], at: datetime) -> list[Step]:
    """What has happened to this submission and what the call promises, in the order of days."""
    happened = [(submission.submitted_at, _("You submitted"))] if submission.submitted_at else []
    happened += [(decision.released_at, _("A decision was released")) for decision in decisions]
    return sorted(
        [*(_past(instant, what, submission.call) for instant, what in happened), *steps(submission.call, at)],
        key=lambda step: step.day,
    )


def _past(instant: datetime, what: str, call: CallPage) -> Step:
    day = clock.wall(instant, call.zone).date()
    return Step(what, day, date_format(day, "l j F Y"), "done")
