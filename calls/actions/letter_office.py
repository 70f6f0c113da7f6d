"""Deeds of the office around a reference letter: the link once more, a late letter, a letter that came by mail."""

from datetime import datetime
from uuid import uuid4

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, mail, rules
from calls.actions import locks
from calls.actions.attachments import Files, keeping_files
from calls.actions.letter import check_wanted, settle
from calls.actions.letter_content import Content, check_complete, fill
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.flow import Asked, State
from calls.models import Letter, LetterRequest, Submission, letters_until
from people.models import Person


def resend(request: LetterRequest, *, by: Person, at: datetime) -> LetterRequest:
    """Send a referee who has not answered the link once more; this is no reminder and does not count as one."""
    with transaction.atomic():
        request = locks.letter_request(request.pk)
        rules.check("letter.resend", by, request)
        check_wanted(request, at)
        if not request.is_waiting:
            raise WrongState(_("%(name)s has answered: the link is not needed.") % {"name": request.name})
        audit.record("letter.resend", request.submission, by=by, request=request.pk)
        mail.letter_asked(request, again=at.isoformat())
    return request


def accept_late(request: LetterRequest, *, until: datetime, reason: str, by: Person, at: datetime) -> LetterRequest:
    """Let one referee send, or change, a letter until a later instant; the referee is told.

    Raises NotAllowed for a call without extension, Incomplete without a reason or for an instant that is no later one.
    """
    with transaction.atomic():
        request = locks.letter_request(request.pk)
        rules.check("letter.accept_late", by, request)
        submission = request.submission
        _check_takes_letters(request)
        if submission.call.no_extension:
            raise NotAllowed(_("This call promised that its deadline is final."))
        if not reason.strip():
            raise Incomplete(_("Say why: the reason is kept with the letter."))
        current = letters_until(submission, at, own=request.may_come_until)
        if until <= (current or at):
            raise Incomplete(_("Choose an instant after now and after the day the letter is due."))
        request.may_come_until, request.late_because = until, reason.strip()
        request.save(update_fields=["may_come_until", "late_because"])
        facts = {"request": request.pk, "until": until.isoformat(), "reason": request.late_because}
        audit.record("letter.accept_late", submission, by=by, **facts)
        mail.letter_late(request)
    return request


def enter(request: LetterRequest, content: Content, *, reason: str, by: Person, at: datetime) -> Letter:
    """Enter a letter that reached the office in another way, whenever it is; both sides get their receipts.

    Statements that it does not answer stay unanswered. Raises Incomplete without a reason or without a letter,
    WrongState where one has come already.
    """
    with transaction.atomic(), keeping_files() as files:
        request = locks.letter_request(request.pk)
        rules.check("letter.enter", by, request)
        _check_takes_letters(request)
        if request.state == Asked.RECEIVED:
            raise WrongState(_("A letter has come already. Its referee can change it by the link."))
        if not reason.strip():
            raise Incomplete(_("Say how the letter came and why you enter it."))
        call = request.submission.call
        check_complete(call, content, has_file=False, required=False)
        letter = Letter(request=request, uploaded_by=by, entered_because=reason.strip())
        fill(letter, content, call, files=files, at=at)
        settle(request, at)
        audit.record("letter.enter", request.submission, by=by, request=request.pk, reason=letter.entered_because)
        mail.letter_received(letter)
    return letter


def reuse(
    request: LetterRequest,
    submission: Submission,
    *,
    by: Person,
    at: datetime,
    instead_of: LetterRequest | None = None,
) -> LetterRequest:
    """Take a letter that has come for one entry over to another of the same call, with a request and a link of its own.

    Its referee is told and not asked: the letter was written for this call and about this candidate's work, and the new
    link changes it. Nothing changes for the entry it came for. Taken over twice, it is taken over once. Where all
    letters are asked for, it takes the place of `instead_of`, of whom no letter has come. Raises NotAllowed where the
    call is another or nobody gives way, WrongState where no letter has come.
    """
    with transaction.atomic(), keeping_files() as files:
        submission = locks.submission(submission.pk)
        rules.check("letter.reuse", by, submission)
        request = LetterRequest.objects.select_related("submission").get(pk=request.pk)
        _check_reusable(request, submission, by)
        live = submission.letter_requests.live()
        found = live.filter(email=request.email, state=Asked.RECEIVED).first()
        if found:
            return found
        live.filter(email=request.email).update(state=Asked.REPLACED, replaced_at=at)
        if live.count() >= submission.call.letters_asked:
            _give_way(submission, instead_of, at)
        taken_from = request.submission.reference
        letter = _copied(request, submission, files, by)
        audit.record("letter.reuse", submission, by=by, request=letter.request_id, taken_from=taken_from)
        mail.letter_reused(letter)
    return letter.request


def _give_way(submission: Submission, instead_of: LetterRequest | None, at: datetime) -> None:
    """Replace somebody of whom no letter has come, and tell them if they might still write."""
    live = submission.letter_requests.live().exclude(state=Asked.RECEIVED)
    old = live.filter(pk=instead_of.pk).first() if instead_of else None
    if old is None:
        raise NotAllowed(_("All letters of this entry are asked for: choose in whose place this one comes."))
    was_waiting = old.is_waiting
    old.state, old.replaced_at = Asked.REPLACED, at
    old.save(update_fields=["state", "replaced_at"])
    if was_waiting:
        old.submission = submission
        mail.letter_ended(old)


def _check_takes_letters(request: LetterRequest) -> None:
    if request.state == Asked.REPLACED:
        raise WrongState(_("This referee was replaced: look at the request that took its place."))
    if request.submission.state not in {State.SUBMITTED, State.INELIGIBLE}:
        raise WrongState(
            _("This is “%(state)s”, so it takes no letters.") % {"state": request.submission.get_state_display()}
        )


def _check_reusable(request: LetterRequest, submission: Submission, by: Person) -> None:
    if request.submission.call_id != submission.call_id:
        raise NotAllowed(_("A letter is written for one call, and is not taken to another."))
    same = submission.candidate_email.casefold() == request.submission.candidate_email.casefold()
    # One candidate may have two addresses: that two entries are about one person is for the office to know.
    if not same and not rules.is_organiser(by):
        raise NotAllowed(_("A letter is about one candidate, and is not taken to another."))
    if request.state != Asked.RECEIVED:
        raise WrongState(_("No letter has come for this request."))


def _copied(request: LetterRequest, submission: Submission, files: Files, by: Person) -> Letter:
    """Copies of the rows, and of the file: either entry may lose its own without harm to the other."""
    letter = Letter.objects.get(request=request)
    request.pk, request.key, request.submission, request.asked_by = None, uuid4(), submission, by
    request.may_come_until, request.late_because = None, ""
    request._state.adding = True
    request.save()
    file = letter.file
    letter.pk, letter.key, letter.request = None, uuid4(), request
    letter._state.adding = True
    if file:
        with file.open("rb") as content:
            letter.file = None
            letter.file.save(letter.name, File(content), save=False)
        files.written.append(letter)
    letter.save()
    return letter
