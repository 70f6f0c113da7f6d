"""Deeds on a call's window: a later end for everyone, and late access for one person. A window never shrinks."""

from datetime import datetime
from itertools import groupby

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls import audit, mail, rules
from calls.actions import locks
from calls.actions.pages import write_through
from calls.errors import Closed, Incomplete, NotAllowed, WrongState
from calls.flow import State
from calls.models import CallPage, Extension, LateAccess, LetterRequest, Submission
from people.models import Person

LETTERS_TOO_EARLY = gettext_lazy("Letters are due when the call closes, or later.")


def extend(
    call: CallPage, *, closes_at: datetime, letters_due_at: datetime | None, reason: str, by: Person, at: datetime
) -> Extension:
    """Move the close, and the day letters are due, to later instants; authors of drafts and submissions are told.

    So is every referee whose letter is still to come and is due later now.

    The page keeps its other unpublished changes: published page and draft get the new instants alike. Raises
    NotAllowed for a call without extension, WrongState before it opened and once its jury reads, Incomplete for an
    instant that is no extension and without a reason.
    """
    with transaction.atomic():
        call = locks.call(call.pk)
        rules.check("call.extend", by, call)
        closed_at = _movable_close(call, at)
        _check_later(call, closed_at, closes_at, letters_due_at, reason, at)
        extension = Extension.objects.create(
            call=call,
            closed_at=closed_at,
            closes_at=closes_at,
            letters_due_at=letters_due_at,
            reason=reason.strip(),
            extended_by=by,
            extended_at=at,
        )
        write_through(call, closes_at=closes_at, letters_due_at=letters_due_at)
        audit.record("call.extend", call, by=by, closes_at=closes_at.isoformat(), reason=extension.reason)
        mail.extended(extension, _concerned(call))
        if extension.letters_due != call.letters_due:
            _tell_referees(extension)
    return extension


def let_in(call: CallPage, *, email: str, until: datetime, reason: str, by: Person, at: datetime) -> LateAccess:
    """Give one person a code that opens the call to them until `until`; it is sent to their address.

    Raises NotAllowed for a call without extension, WrongState before it closed and once its jury reads, Incomplete
    without a reason or for an instant that has passed.
    """
    with transaction.atomic():
        call = locks.call(call.pk)
        rules.check("call.let_in", by, call)
        closed_at = _movable_close(call, at)
        if not reason.strip():
            raise Incomplete(_("Say why: the reason is kept with the call."))
        if until <= max(at, closed_at):
            raise Incomplete(_("Choose an instant after the call closes and after now."))
        access = LateAccess.objects.create(
            call=call, email=email.strip().lower(), until=until, reason=reason.strip(), given_by=by, given_at=at
        )
        # The log outlives people: it does not say who was let in.
        audit.record("call.let_in", call, by=by, access=access.pk, until=until.isoformat())
        mail.let_in(access)
    return access


def shut_out(access: LateAccess, *, by: Person, at: datetime) -> LateAccess:
    """Take late access back; what was handed in through it stays handed in. Done twice, it is done once."""
    with transaction.atomic():
        access = LateAccess.objects.select_for_update(of=("self",)).select_related("call").get(pk=access.pk)
        rules.check("call.let_in", by, access.call)
        if access.revoked_at is None:
            access.revoked_at = at
            access.save(update_fields=["revoked_at"])
            audit.record("call.shut_out", access.call, by=by, access=access.pk)
    return access


def redeem(call: CallPage, *, code: str, by: Person, at: datetime) -> LateAccess:
    """Open the call to the person whose code this is. Using it again changes nothing.

    Raises NotAllowed for a code that is not this person's, whoever's it is; Closed for one that ended.
    """
    with transaction.atomic():
        found = LateAccess.objects.select_for_update(of=("self",)).select_related("call")
        access = found.filter(call=call, code=code.strip().upper(), email=by.email).first()
        if access is None:
            raise NotAllowed(_("This code does not open this call for you. Sign in with the address it was sent to."))
        if access.revoked_at or access.until <= at:
            raise Closed(_("This code has ended. Write to the office if you still need it."))
        if access.person_id is None:
            access.person, access.redeemed_at = by, at
            access.save(update_fields=["person", "redeemed_at"])
            audit.record("call.redeem", call, by=by, access=access.pk)
    return access


def _movable_close(call: CallPage, at: datetime) -> datetime:
    """When the call closes as things stand, if that can still be moved."""
    if call.no_extension:
        raise NotAllowed(_("This call promised that its deadline is final."))
    if call.opens_at is None or call.closes_at is None or call.opens_at > at:
        raise WrongState(_("This call has not opened yet: change its times on its page."))
    if call.rounds.begun().exists():
        raise WrongState(_("The jury of this call has begun to read: its window cannot move any more."))
    return call.closes_at


def _check_later(
    call: CallPage,
    closed_at: datetime,
    closes_at: datetime,
    letters_due_at: datetime | None,
    reason: str,
    at: datetime,
) -> None:
    if not reason.strip():
        raise Incomplete(_("Say why: everyone who has begun reads it."))
    if closes_at < closed_at or (call.letters_due_at and (letters_due_at or closes_at) < call.letters_due_at):
        raise Incomplete(_("A deadline only ever moves to a later instant."))
    if letters_due_at and letters_due_at < closes_at:
        raise Incomplete(str(LETTERS_TOO_EARLY))
    if closes_at <= at:
        raise Incomplete(_("Choose an instant that is still to come."))
    if (closes_at, letters_due_at) == (closed_at, call.letters_due_at):
        raise Incomplete(_("This is the deadline as it stands: there is nothing to extend."))


def _concerned(call: CallPage) -> QuerySet[Submission]:
    """Who has begun and can use the time: authors of drafts, and of submissions that can be changed again."""
    rows = Submission.objects.filter(call=call, state__in=[State.DRAFT, State.SUBMITTED])
    return rows.select_related("applicant", "call").order_by("pk")


def _tell_referees(extension: Extension) -> None:
    """One letter to each address, however many candidates named it; none where a letter may come later anyway."""
    theirs = Q(may_come_until=None) | Q(may_come_until__lt=extension.letters_due)
    waiting = LetterRequest.objects.waiting().filter(theirs, submission__in=_concerned(extension.call))
    by_address = waiting.select_related("submission__call").order_by("email", "pk")
    for _email, requests in groupby(by_address, key=lambda request: request.email):
        mail.letters_extended(extension, list(requests))
