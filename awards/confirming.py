"""Deeds around the word of those put forward: ask them, take their reply by a signed link, remember the candidature."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from awards import mail
from awards.models import AwardEditionPage, Confirmation, Part, Reply
from awards.queries.findings import fingerprints
from calls import audit
from calls.actions import locks
from calls.actions import merging as merging_actions
from calls.actions import submission as submission_actions
from calls.errors import Closed, WrongState
from calls.flow import State
from calls.models import EarlierEntry, Submission
from calls.queries.asks import addresses


def on_submitted(submission: Submission) -> None:
    """Ask whoever has to agree, and keep two hashes for the rule against being put forward twice.

    Runs in the transaction of the submission. Whoever agreed to an earlier state of it is not asked again.
    """
    _keep_up(submission, at=submission.submitted_at)


def on_amended(submission: Submission) -> None:
    """As `on_submitted`, after a change to a nomination that is in: only who is at a new address is asked."""
    _keep_up(submission, at=submission.saved_at)


def confirm(confirmation: Confirmation, *, merging: Iterable[Submission] = (), at: datetime) -> Confirmation:
    """Take somebody's agreement; the nominations of `merging` are joined to this one, as that person chose.

    A second click changes nothing. Raises Closed and WrongState as their names say.
    """
    with transaction.atomic():
        confirmation = _locked(confirmation)
        if confirmation.state == Reply.CONFIRMED:
            return confirmation
        _check_open(confirmation, at)
        _answer(confirmation, Reply.CONFIRMED, at)
        audit.record("confirmation.confirm", confirmation.submission, by=None, confirmation=confirmation.pk)
        for other in merging:
            merging_actions.join(confirmation.submission, other, by=None, at=at)
        mail.confirmed(confirmation)
    return confirmation


def decline(confirmation: Confirmation, *, because: str = "", at: datetime) -> Confirmation:
    """Take somebody's refusal: the nomination is withdrawn at once, and the nominator is told without the reason."""
    with transaction.atomic():
        confirmation = _locked(confirmation)
        if confirmation.state == Reply.DECLINED:
            return confirmation
        _check_open(confirmation, at)
        confirmation.declined_because = because.strip()
        _answer(confirmation, Reply.DECLINED, at)
        audit.record("confirmation.decline", confirmation.submission, by=None, confirmation=confirmation.pk)
        submission_actions.take_out(confirmation.submission, at=at)
        mail.declined(confirmation)
    return confirmation


def withdraw(confirmation: Confirmation, *, at: datetime) -> Confirmation:
    """Take somebody out who agreed, or whose time to reply is over; they may leave until a decision is announced.

    What follows is what follows a refusal. A second click changes nothing. Raises WrongState where the nomination is
    no longer in the running.
    """
    with transaction.atomic():
        confirmation = _locked(confirmation)
        if confirmation.state == Reply.DECLINED:
            return confirmation
        _check_running(confirmation.submission)
        _answer(confirmation, Reply.DECLINED, at)
        audit.record("confirmation.withdraw", confirmation.submission, by=None, confirmation=confirmation.pk)
        submission_actions.take_out(confirmation.submission, at=at)
        mail.declined(confirmation)
    return confirmation


def _keep_up(submission: Submission, at: datetime) -> None:
    edition = AwardEditionPage.objects.select_related(None).get(pk=submission.call_id)
    _remember(edition, submission)
    wanted = _to_ask(submission)
    known = {asked.email: asked for asked in Confirmation.objects.filter(submission=submission)}
    for email in sorted(known.keys() - wanted.keys()):
        _unask(submission, known[email])
    for email, name in wanted.items():
        if email in known:
            _rename(known[email], name)
        else:
            _ask(submission, edition, name, email, at=at)


def _remember(edition: AwardEditionPage, submission: Submission) -> None:
    person, work = fingerprints(submission)
    EarlierEntry.objects.update_or_create(
        submission=submission,
        defaults={"programme": edition.get_parent(), "year": edition.year, "person": person, "work": work},
    )


def _to_ask(submission: Submission) -> dict[str, str]:
    """Name by address of everybody who has to agree; never the nominator, who has agreed by submitting."""
    authors = list(submission.nomination.people.filter(part=Part.AUTHOR).exclude(email="").values_list("name", "email"))
    own = set(addresses(submission.applicant).values_list("email", flat=True))
    asked: dict[str, str] = {}
    for name, email in authors or [(submission.candidate_name, submission.candidate_email)]:
        asked.setdefault(email.lower(), name)
    return {email: name for email, name in asked.items() if email not in own}


def _ask(submission: Submission, edition: AwardEditionPage, name: str, email: str, *, at: datetime) -> None:
    until = at + timedelta(days=edition.reply_within)
    asked = Confirmation.objects.create(submission=submission, email=email, name=name, asked_at=at, until=until)
    audit.record("confirmation.ask", submission, by=submission.applicant, confirmation=asked.pk)
    mail.asked(asked)


def _unask(submission: Submission, asked: Confirmation) -> None:
    """What was agreed to from an address that is no longer named says nothing of whoever stands in its place.

    The link dies with the row.
    """
    audit.record("confirmation.end", submission, by=submission.applicant, confirmation=asked.pk)
    asked.delete()


def _rename(asked: Confirmation, name: str) -> None:
    if asked.name != name:
        asked.name = name
        asked.save(update_fields=["name"])


def _locked(confirmation: Confirmation) -> Confirmation:
    # The submission first: withdrawing it and answering take their rows in the same order.
    submission = locks.submission(confirmation.submission_id)
    confirmation = Confirmation.objects.select_for_update(of=("self",)).get(pk=confirmation.pk)
    confirmation.submission = submission
    return confirmation


def _check_open(confirmation: Confirmation, at: datetime) -> None:
    submission = confirmation.submission
    if confirmation.state != Reply.ASKED:
        raise WrongState(_("You have replied already: “%(reply)s”.") % {"reply": confirmation.get_state_display()})
    _check_running(submission)
    if confirmation.until <= at or submission.call.rounds.begun().exists():
        raise Closed(_("The time to reply is over. Write to the office if your reply still matters."))


def _check_running(submission: Submission) -> None:
    if submission.state != State.SUBMITTED:
        raise WrongState(_("This nomination is no longer in the running, so there is nothing to reply to."))


def _answer(confirmation: Confirmation, reply: Reply, at: datetime) -> None:
    confirmation.state, confirmation.answered_at = reply, at
    confirmation.save(update_fields=["state", "answered_at", "declined_because"])
