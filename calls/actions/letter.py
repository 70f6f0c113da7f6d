"""Deeds around a reference letter: a candidate asks, reminds, replaces; a referee writes or declines by a signed link.

Both sides may press at the same moment, so every deed takes the submission first and then the request.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls import audit, flow, mail, rules
from calls.actions import locks
from calls.actions.attachments import keeping_files
from calls.actions.letter_content import Content, check_complete, fill, says_the_same
from calls.actions.reminding import MOST_REMINDERS, REST
from calls.errors import Closed, NotAllowed, Stale, WrongState
from calls.flow import Asked, State
from calls.models import Letter, LetterDraft, LetterRequest, Submission, letters_until, open_until
from people.models import Person

MOST_TRIES = 6
"""For each letter of a call, so many referees can be asked in turn: nobody writes to the whole world through us."""


@dataclass(frozen=True)
class Referee:
    """Whom a candidate asks; `note` is what the candidate adds to the letter that asks."""

    name: str
    email: str
    affiliation: str = ""
    note: str = ""


def ask(submission: Submission, referee: Referee, *, by: Person, at: datetime) -> LetterRequest:
    """Ask a referee for a letter, from the first minute of a draft until letters are due.

    Whoever has been asked already is not asked twice: their request is returned as it is. Raises Closed, WrongState,
    NotAllowed where all letters of the call are asked for.
    """
    with transaction.atomic():
        submission = locks.submission(submission.pk)
        rules.check("letter.ask", by, submission)
        check_asking(submission, at)
        found = submission.letter_requests.live().filter(email=referee.email.strip().lower()).first()
        if found:
            return found
        request = _ask(submission, referee, by, at)
        audit.record("letter.ask", submission, by=by, request=request.pk)
    return request


def replace(
    request: LetterRequest, referee: Referee, *, by: Person, at: datetime, although_received: bool = False
) -> LetterRequest:
    """Ask somebody else in the place of this referee, whose link is dead from now on; returns the new request.

    The same referee again gets a new link. A letter that has come is given up on purpose only: without
    `although_received` that is refused with NotAllowed. It is kept, and nobody reads it any more.
    """
    with transaction.atomic():
        request = locks.letter_request(request.pk)
        submission = request.submission
        rules.check("letter.replace", by, submission)
        flow.check(request.state, Asked.REPLACED)
        check_asking(submission, at)
        if request.state == Asked.RECEIVED and not although_received:
            raise NotAllowed(_("This letter has come. Say that you give it up, if you mean to."))
        was_waiting = request.is_waiting
        request.state, request.replaced_at = Asked.REPLACED, at
        request.save(update_fields=["state", "replaced_at"])
        new = _ask(submission, referee, by, at)
        audit.record("letter.replace", submission, by=by, request=request.pk, new=new.pk)
        if was_waiting:
            mail.letter_ended(request)
    return new


def remind(request: LetterRequest, *, by: Person, at: datetime) -> LetterRequest:
    """Remind a referee who has not answered; twice at most, and never within REST of the letter before."""
    with transaction.atomic():
        request = locks.letter_request(request.pk)
        rules.check("letter.remind", by, request.submission)
        check_wanted(request, at)
        if not request.is_waiting:
            raise WrongState(_("%(name)s has answered: there is nothing to remind of.") % {"name": request.name})
        if request.reminders >= MOST_REMINDERS:
            raise NotAllowed(_("Two reminders have gone out, and there is no third. Write yourself, or ask another."))
        if at < (request.reminded_at or request.asked_at) + REST:
            raise NotAllowed(_("Leave two days between letters to a referee."))
        remind_now(request, by=by, at=at)
    return request


def remind_now(request: LetterRequest, *, by: Person | None, at: datetime) -> None:
    """The reminder itself, of a locked request that waits. By nobody where a chore does it."""
    request.reminders += 1
    request.reminded_at = at
    request.save(update_fields=["reminders", "reminded_at"])
    audit.record("letter.remind", request.submission, by=by, request=request.pk, number=request.reminders)
    mail.letter_reminder(request)


def open_(request: LetterRequest, *, by: Person, at: datetime) -> LetterRequest:
    """The referee says who they are and begins. Done again, it is done once."""
    with transaction.atomic():
        request = _writable(request, by, at)
        if request.state == Asked.ASKED:
            _move(request, Asked.OPENED, opened_at=at)
            audit.record("letter.open", request.submission, by=None, request=request.pk)
    return request


def keep(
    request: LetterRequest, answers: Mapping[str, object], *, by: Person, at: datetime, based_on: int
) -> LetterDraft:
    """Keep what a referee has written so far; it is theirs alone until it is sent.

    `based_on` is the revision that the page was made from. Raises Stale where a newer one is stored, unless that says
    the same: what is sent twice is kept once.
    """
    with transaction.atomic():
        request = _writable(request, by, at)
        if request.state == Asked.RECEIVED:
            raise WrongState(_("Your letter has been sent: send the change, so that it counts."))
        if request.state == Asked.ASKED:
            _move(request, Asked.OPENED, opened_at=at)
        stored = _draft_of(request)
        if stored and stored.answers == dict(answers):
            return stored
        _check_fresh(stored, based_on)
        draft, _created = LetterDraft.objects.update_or_create(
            request=request, defaults={"answers": dict(answers), "revision": based_on + 1, "saved_at": at}
        )
    return draft


def receive(request: LetterRequest, content: Content, *, by: Person, at: datetime, based_on: int) -> Letter:
    """Take the letter that a referee sends, or its changed version; receipts go to the referee and to whoever asked.

    The same letter sent twice is received once. Raises Incomplete naming what is missing, Stale where a newer version
    is stored, Closed once letters are due, WrongState where nobody waits for it any more.
    """
    with transaction.atomic(), keeping_files() as files:
        request = _writable(request, by, at)
        letter = letter_of(request)
        if letter and says_the_same(letter, content):
            return letter
        _check_fresh(letter or _draft_of(request), based_on)
        letter = letter or Letter(request=request, revision=based_on)
        check_complete(request.submission.call, content, has_file=bool(letter.file))
        verb = "letter.receive" if letter.pk is None else "letter.revise"
        fill(letter, content, request.submission.call, files=files, at=at)
        settle(request, at)
        audit.record(verb, request.submission, by=None, request=request.pk, revision=letter.revision)
        mail.letter_received(letter)
    return letter


def decline(request: LetterRequest, *, by: Person, at: datetime, reason: str = "") -> LetterRequest:
    """The referee will not write. Only the office reads why; whoever asked is told that they decline."""
    with transaction.atomic():
        request = locks.letter_request(request.pk)
        rules.check("letter.write", by, request)
        _check_live(request)
        flow.check(request.state, Asked.DECLINED)
        _move(request, Asked.DECLINED, answered_at=at, declined_because=reason.strip())
        audit.record("letter.decline", request.submission, by=None, request=request.pk)
        mail.letter_declined(request)
    return request


def letter_of(request: LetterRequest) -> Letter | None:
    """The letter that has come for a locked request."""
    letter = Letter.objects.filter(request=request).first()
    if letter:
        letter.request = request
    return letter


def settle(request: LetterRequest, at: datetime) -> None:
    """A letter is there: the request has its answer, and what was drafted goes."""
    if request.state != Asked.RECEIVED:
        flow.check(request.state, Asked.RECEIVED)
        _move(request, Asked.RECEIVED, answered_at=at, declined_because="")
    LetterDraft.objects.filter(request=request).delete()


def check_asking(submission: Submission, at: datetime) -> None:
    """Raise Closed or WrongState unless referees may be asked for this submission at this instant."""
    if not submission.call.letters_asked:
        raise WrongState(_("This call asks for no reference letters."))
    if submission.state not in {State.DRAFT, State.SUBMITTED}:
        raise WrongState(
            _("This is “%(state)s”, so nobody can be asked for a letter.") % {"state": submission.get_state_display()}
        )
    if submission.is_draft and open_until(submission.call, submission.applicant, at) is None:
        raise Closed(_("This call has closed before you submitted, so no letter is needed."))
    if letters_until(submission, at) is None:
        raise Closed(_("The day letters were due has passed. Write to the office if you need another referee."))


def check_wanted(request: LetterRequest, at: datetime) -> None:
    """Raise Closed or WrongState unless the letter can still come."""
    _check_live(request)
    submission = request.submission
    if submission.is_draft and open_until(submission.call, submission.applicant, at) is None:
        raise Closed(_("The call closed before this was submitted, so no letter is needed any more."))
    if letters_until(submission, at, own=request.may_come_until) is None:
        raise Closed(_("The day letters were due has passed. Write to the office: it can accept a late letter."))


def _check_live(request: LetterRequest) -> None:
    if request.state == Asked.REPLACED:
        raise WrongState(_("Another referee was asked instead, so no letter is needed from you any more."))
    if request.submission.state == State.WITHDRAWN:
        raise WrongState(_("This was withdrawn, so no letter is needed any more."))
    if request.submission.state == State.DECIDED:
        raise WrongState(_("This has been decided, so letters can no longer be changed."))


def _writable(request: LetterRequest, by: Person, at: datetime) -> LetterRequest:
    request = locks.letter_request(request.pk)
    rules.check("letter.write", by, request)
    check_wanted(request, at)
    return request


def _ask(submission: Submission, referee: Referee, by: Person, at: datetime) -> LetterRequest:
    email, asked_for = referee.email.strip().lower(), submission.call.letters_asked
    if email in {submission.candidate_email.lower(), by.email.lower()}:
        raise NotAllowed(_("A letter comes from somebody else: neither from you nor from the candidate."))
    live = submission.letter_requests.live()
    if live.filter(email=email).exists():
        raise NotAllowed(_("You have asked this person already."))
    if live.count() >= asked_for:
        sentence = ngettext(
            "This call needs %(count)d letter. Replace the referee to ask somebody else.",
            "This call needs %(count)d letters. Replace a referee to ask somebody else.",
            asked_for,
        )
        raise NotAllowed(sentence % {"count": asked_for})
    if submission.letter_requests.count() >= MOST_TRIES * asked_for:
        raise NotAllowed(_("So many people have been asked that the office has to help. Write to it."))
    request = LetterRequest.objects.create(
        submission=submission,
        name=referee.name.strip(),
        email=email,
        affiliation=referee.affiliation.strip(),
        note=referee.note.strip(),
        asked_by=by,
        asked_at=at,
    )
    mail.letter_asked(request)
    return request


def _draft_of(request: LetterRequest) -> LetterDraft | None:
    return LetterDraft.objects.filter(request=request).first()


def _check_fresh(stored: Letter | LetterDraft | None, based_on: int) -> None:
    if stored and stored.revision != based_on:
        raise Stale(_("This letter was changed in another window after you opened this one. Nothing was overwritten."))


def _move(request: LetterRequest, state: Asked, **facts: object) -> None:
    request.state = state
    for name, fact in facts.items():
        setattr(request, name, fact)
    request.save(update_fields=["state", *facts])
