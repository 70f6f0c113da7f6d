"""What the desk of a nominator tells of those who have to agree, and what is asked of a nominee on theirs."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from awards.models import Confirmation, Reply
from awards.queries.asking import LIGHT
from calls import clock
from calls.flow import State
from calls.kinds import Ahead, Ask
from calls.models import Submission
from calls.queries.ahead import promised
from calls.queries.asks import addresses
from people.models import Person


def ahead(submissions: Iterable[Submission], at: datetime) -> dict[int, list[Ahead]]:
    """Who has agreed to a nomination, who has not answered yet and until when they may; one query."""
    by_pk = {submission.pk: submission for submission in submissions}
    told = defaultdict(list)
    for asked in Confirmation.objects.filter(submission__in=by_pk).order_by("pk"):
        submission = by_pk[asked.submission_id]
        if asked.state == Reply.DECLINED or submission.state == State.SUBMITTED:
            told[submission.pk].append(_REPLIES[asked.state](asked, submission.call.zone, at))
    return told


def asks(person: Person, at: datetime) -> list[Ask]:
    """Nominations that wait for this person's word, and those they agreed to while they are read; one query."""
    agreed = Q(state=Reply.CONFIRMED, submission__state=State.SUBMITTED)
    waiting = Q(pk__in=Confirmation.objects.replyable(at).order_by().values("pk"))
    rows = Confirmation.objects.filter(agreed | waiting, email__in=addresses(person))
    found = rows.select_related("submission__call", "submission__applicant").defer(*LIGHT).order_by("pk")
    return [_ask(asked, at) for asked in found]


def _ask(asked: Confirmation, at: datetime) -> Ask:
    word, tone, ahead = _agreed(asked, at) if asked.state == Reply.CONFIRMED else _awaited(asked)
    submission = asked.submission
    url = reverse("awards:confirmation", args=[asked.token])
    return Ask(call=submission.call, title=submission.title, word=word, tone=tone, ahead=ahead, url=url)


def _awaited(asked: Confirmation) -> tuple[str, str, tuple[Ahead, ...]]:
    sentence = _("%(name)s put this forward: agree or decline") % {"name": asked.submission.applicant.name}
    return _("Your word is awaited"), "warn", (Ahead(sentence, asked.until),)


def _agreed(asked: Confirmation, at: datetime) -> tuple[str, str, tuple[Ahead, ...]]:
    nothing = Ahead(_("You agreed to this nomination; nothing more is asked of you."))
    return _("You agreed"), "good", (nothing, *promised(asked.submission.call, at))


def _waited_for(asked: Confirmation, zone: str, at: datetime) -> Ahead:
    if asked.until > at:
        return Ahead(_("Waiting for the word of %(name)s") % {"name": asked.name}, asked.until)
    return Ahead(_("%(name)s has not replied in time. The office decides what follows.") % {"name": asked.name})


def _has_agreed(asked: Confirmation, zone: str, at: datetime) -> Ahead:
    day = date_format(clock.wall(asked.answered_at, zone), "j F Y")
    return Ahead(_("%(name)s agreed on %(day)s.") % {"name": asked.name, "day": day})


def _has_declined(asked: Confirmation, zone: str, at: datetime) -> Ahead:
    return Ahead(_("%(name)s declined, so it was withdrawn.") % {"name": asked.name})


_REPLIES = {Reply.ASKED: _waited_for, Reply.CONFIRMED: _has_agreed, Reply.DECLINED: _has_declined}
