"""Deeds of a candidate: start, save, submit, change, take back to draft, withdraw."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max, Q, Subquery
from django.utils.translation import gettext as _

from calls import audit, flow, mail, rules
from calls.actions import answers, attachments, locks
from calls.actions.answers import Changes
from calls.actions.form import issue
from calls.actions.sides import check_not_judging, judging, refuse_judging
from calls.errors import Closed, Incomplete, NotAllowed, WrongState
from calls.flow import State
from calls.forms.complete import problems
from calls.forms.seen import Seen
from calls.kinds import Kind, kind_of
from calls.models import CallPage, FormVersion, Submission, open_until
from calls.reference import reference
from people.models import Person
from people.profile import learn


def start(call: CallPage, *, by: Person, at: datetime, entry: Mapping[str, object]) -> Submission:
    """Begin a draft with the cleaned facts of the entry form; a live one for the same subject is returned instead.

    Raises Closed outside the call's window, NotAllowed where the kind of call refuses this person, and for somebody who
    holds a seat on a panel of the call, as author or as candidate.
    """
    kind = kind_of(call)
    _check_open(call, by, at)
    refused = kind.may_start(call, by, at)
    if refused:
        raise NotAllowed(refused)
    with transaction.atomic():
        locks.call(call.pk)
        subject = kind.subject(entry)
        # Within the lock: a version that is issued meanwhile would carry over every draft but this one.
        found = _standing(call, subject, by, str(entry["candidate_email"]))
        if found["begun"]:
            return Submission.objects.get(pk=found["begun"])
        refuse_judging(found)
        known = call.form_in_use
        version = known if known and known.pk == found["form"] else issue(call, by=None, at=at)
        submission = _create(call, version, found["last"] + 1, subject, by, at, entry)
        kind.save_entry(submission, entry)
        _keep_in_profile(kind, call, entry, by)
        audit.record("submission.start", submission, by=by)
    return submission


def save_entry(
    submission: Submission, entry: Mapping[str, object], *, by: Person, at: datetime, seen: Seen | None = None
) -> Submission:
    """Store changed facts of the entry form; the submission stays in the state it is in. `seen` is what a page showed.

    Raises Stale, naming the facts, where one that the page changed was changed elsewhere since; Closed, NotAllowed,
    WrongState; NotAllowed as well where the author has put the same subject forward already; Incomplete where what is
    handed in could not have been handed in like this.
    """
    with transaction.atomic():
        submission = _editable(submission, by, at)
        kind = kind_of(submission.call)
        if seen is not None:
            answers.check_facts(kind.read_entry(submission) or {}, entry, seen)
        subject = kind.subject(entry)
        others = Submission.objects.by(by).live().filter(call=submission.call_id, subject=subject)
        if others.exclude(pk=submission.pk).exists():
            raise NotAllowed(_("You have already put this candidate forward to this call."))
        if entry["candidate_email"] != submission.candidate_email:
            check_not_judging(submission.call, by, str(entry["candidate_email"]))
        submission.subject = subject
        for name in ("candidate_name", "candidate_email", "title"):
            setattr(submission, name, entry[name])
        _touch(submission, at, "subject", "candidate_name", "candidate_email", "title")
        kind.save_entry(submission, entry)
        _keep_in_profile(kind, submission.call, entry, by)
        if submission.is_submitted:
            _amend(submission, by)
    return submission


def save(
    submission: Submission,
    changes: Changes,
    *,
    by: Person,
    at: datetime,
    based_on: int,
    drafts_only: bool = False,
) -> Submission:
    """Store the answers and files of one page. `based_on` is the revision the page was made from.

    A draft may be incomplete. A submission already handed in stays handed in, so a change that would leave it
    incomplete is refused whole, with Incomplete. What is stored already is not stored again: the same page sent twice
    counts once. Where nobody pressed a button, `drafts_only` leaves what is handed in alone. Raises Stale, naming the
    questions, where one that this page changed was changed elsewhere since; Closed, NotAllowed and WrongState as their
    names say.
    """
    with transaction.atomic(), attachments.keeping_files() as files:
        brought = changes

        def settle(row: Submission) -> bool:
            nonlocal changes
            _check_editable(row, by, at)
            if drafts_only and not row.is_draft:
                raise WrongState(_("This was submitted meanwhile. A change counts once you save it with the button."))
            changes = answers.settled(row, brought, based_on)
            return locks.stands(row) if changes.is_empty else locks.moved(row, revision=row.revision + 1, saved_at=at)

        submission = locks.on_newest(submission, settle)
        if changes.is_empty:
            return submission
        answers.store(submission, changes)
        kind_of(submission.call).keep_answers(submission, changes.asked)
        files.store(submission, changes.uploads, at=at)
        files.remove(submission, changes.removals)
        if submission.is_submitted:
            _check_complete(submission)
            _amend(submission, by)
    return submission


def submit(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Hand a complete draft in; sends the receipt.

    Raises Incomplete naming what is missing, Closed after the deadline, NotAllowed, WrongState when it was handed in.
    """

    def hand_in(row: Submission) -> bool:
        rules.check("submission.submit", by, row)
        flow.check(row.state, State.SUBMITTED)
        _check_draft(row)
        _check_open(row.call, by, at)
        _check_complete(row)
        _check_obstacles(row)
        return locks.moved(row, state=State.SUBMITTED, submitted_at=at)

    with transaction.atomic():
        submission = locks.on_newest(submission, hand_in)
        kind_of(submission.call).on_submitted(submission)
        audit.record("submission.submit", submission, by=by, version=submission.version.number)
        mail.received(submission)
    return submission


def reopen(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Take a submission back to draft, on the newest form version; it must be submitted again to count."""
    with transaction.atomic():
        submission = locks.submission(submission.pk)
        rules.check("submission.reopen", by, submission)
        flow.check(submission.state, State.DRAFT)
        _check_open(submission.call, by, at)
        submission.state = State.DRAFT
        submission.submitted_at = None
        submission.save(update_fields=["state", "submitted_at"])
        audit.record("submission.reopen", submission, by=by)
    return submission


def withdraw(submission: Submission, *, by: Person, at: datetime) -> Submission:
    """Take a submission out of its call for good; its jurors lose sight of it. Allowed until it is decided.

    Referees who have not answered are told that no letter is needed any more.
    """
    with transaction.atomic():
        submission = locks.submission(submission.pk)
        rules.check("submission.withdraw", by, submission)
        _take_out(submission, by, at)
        mail.withdrawn(submission)
    return submission


def take_out(submission: Submission, *, at: datetime, merged_into: Submission | None = None) -> Submission:
    """Withdraw for another reason than its author's wish, which the caller has checked and tells.

    What is out already stays out. Must run inside a transaction.
    """
    submission = locks.submission(submission.pk)
    if submission.state != State.WITHDRAWN:
        submission.merged_into = merged_into
        _take_out(submission, None, at)
    return submission


def _take_out(submission: Submission, by: Person | None, at: datetime) -> None:
    flow.check(submission.state, State.WITHDRAWN)
    submission.state = State.WITHDRAWN
    submission.withdrawn_at = at
    submission.save(update_fields=["state", "withdrawn_at", "merged_into"])
    audit.record("submission.withdraw", submission, by=by)
    mail.letters_ended(submission)


def _standing(call: CallPage, subject: str, by: Person, candidate_email: str) -> dict[str, Any]:
    """What beginning depends on, in one query.

    The id of this person's live submission for the subject, the last number given, the form in use, and who judges.
    """
    mine = Q(submissions__applicant=by, submissions__subject=subject) & ~Q(submissions__state=State.WITHDRAWN)
    rows = CallPage.objects.filter(pk=call.pk).annotate(
        begun=Max("submissions", filter=mine),
        last=Max("submissions__number", default=0),
        form=Subquery(FormVersion.objects.in_use(call.pk).values("pk")[:1]),
        **judging(by, candidate_email),
    )
    return rows.values("begun", "last", "form", "author_judges", "candidate_judges").get()


def _create(
    call: CallPage,
    version: FormVersion,
    number: int,
    subject: str,
    by: Person,
    at: datetime,
    entry: Mapping[str, Any],
) -> Submission:
    return Submission.objects.create(
        call=call,
        version=version,
        applicant=by,
        number=number,
        reference=reference(call.code or f"C{call.pk}", number),
        subject=subject,
        candidate_name=entry["candidate_name"],
        candidate_email=entry["candidate_email"],
        title=entry["title"],
        started_at=at,
        saved_at=at,
    )


def _keep_in_profile(kind: Kind, call: CallPage, entry: Mapping[str, object], by: Person) -> None:
    if entry.get("keep"):
        learn(by, kind.entry_form_for(call).for_profile(entry))


def _editable(submission: Submission, by: Person, at: datetime) -> Submission:
    submission = locks.submission(submission.pk)
    _check_editable(submission, by, at)
    return submission


def _check_editable(submission: Submission, by: Person, at: datetime) -> None:
    rules.check("submission.edit", by, submission)
    if submission.state not in {State.DRAFT, State.SUBMITTED}:
        raise WrongState(
            _("This is “%(state)s” and can no longer be changed.") % {"state": submission.get_state_display()}
        )
    _check_open(submission.call, by, at)


def _check_draft(submission: Submission) -> None:
    # The table lets what was ruled not eligible become submitted again, and that move is the office's alone.
    if not submission.is_draft:
        raise WrongState(_("This was ruled not eligible. Write to the office if you think that is a mistake."))


def _check_open(call: CallPage, person: Person, at: datetime) -> None:
    if call.opens_at is None or call.opens_at > at:
        raise Closed(_("This call has not opened yet."))
    if open_until(call, person, at) is None:
        raise Closed(_("This call has closed. Nothing can be changed any more; what was submitted in time counts."))


def _check_complete(submission: Submission) -> None:
    found = problems(submission.version.definition, submission.answer_map, submission.attachment_map)
    if found:
        raise Incomplete(
            _("Some answers are missing or need a change."),
            tuple(problem.sentence for problem in found),
        )


def _check_obstacles(submission: Submission) -> None:
    found = kind_of(submission.call).obstacles(submission)
    if found:
        raise Incomplete(_("Something stands in the way."), tuple(found))


def _touch(submission: Submission, at: datetime, *fields: str) -> None:
    submission.revision += 1
    submission.saved_at = at
    submission.save(update_fields=["revision", "saved_at", *fields])


def _amend(submission: Submission, by: Person) -> None:
    """What follows a change to something that is handed in: it has to be fit to be handed in still."""
    _check_obstacles(submission)
    kind_of(submission.call).on_amended(submission)
    audit.record("submission.amend", submission, by=by, revision=submission.revision)
