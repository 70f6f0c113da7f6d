"""The outbox: letters are written as rows in the caller's transaction, and carried to the mail server by a worker.

A letter goes out at least once and, unless a worker dies in the middle, exactly once. A worker that dies between the
mail server's "yes" and our note of it leaves a row in state "sending". After ten minutes such a row is reported and
sent again with the same Message-ID: a letter read twice does less harm than one that never came.
"""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from people.models import Message, Person
from people.models.message import RESTING, SUBJECT_LENGTH

MOST_ATTEMPTS = 12
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=6)
STALLED_AFTER = timedelta(minutes=10)

logger = logging.getLogger(__name__)


class HeldBackend(BaseEmailBackend):
    """The demo's mail server: nothing leaves the machine, and the outbox says so."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        return 0


@dataclass(frozen=True)
class Delivery:
    """What one round did, in letters; `unreachable` holds the mail server's trouble, if it did not answer."""

    sent: int = 0
    held: int = 0
    delayed: int = 0
    failed: int = 0
    stalled: int = 0
    unreachable: str = ""

    @property
    def counts(self) -> str:
        """“2 sent, 1 delayed”; empty where nothing was due."""
        named = {"sent": self.sent, "held": self.held, "delayed": self.delayed, "failed": self.failed}
        named["sent again after a stop"] = self.stalled
        return ", ".join(f"{count} {name}" for name, count in named.items() if count)


def post(
    *,
    to: str,
    subject: str,
    text: str,
    kind: str,
    html: str = "",
    key: str | None = None,
    person: Person | None = None,
    reply_to: str = "",
    calendar: str = "",
    not_before: datetime | None = None,
    secret: bool = False,
) -> Message:
    """Writes one letter for a worker to send once the caller's transaction commits, and returns its row.

    The same `key` twice is the same letter: the first row stays as it was, and its id is returned. `secret` letters
    hold a personal link; their text is shown to nobody else.
    """
    letter = {
        "to": to,
        "subject": _one_line(subject),
        "text": text,
        "html": html,
        "kind": kind,
        "person": person,
        "reply_to": reply_to,
        "calendar": calendar,
        "not_before": not_before,
        "secret": secret,
    }
    if key is None:
        return Message.objects.create(**letter)
    # Asking first whether the letter is there would take two statements more, and a savepoint against the race. One
    # that is there is given the key it has: so its id comes back, and nothing of it changes.
    (row,) = Message.objects.bulk_create(
        [Message(key=key, **letter)], update_conflicts=True, unique_fields=["key"], update_fields=["key"]
    )
    return row


def _one_line(subject: str) -> str:
    # A line break in a subject is refused by every mail library, and titles come from people.
    return Truncator(" ".join(str(subject).split())).chars(SUBJECT_LENGTH)


def deliver(*, limit: int = 100, clock: Callable[[], datetime] = timezone.now) -> Delivery:
    """Sends up to `limit` letters that are due, one transaction before and one after each.

    Any number of workers may run at once. Raises nothing for a mail server's failures: they are counted, logged and
    kept on the row. While the server does not answer at all, no letter is touched.
    """
    outcomes = Counter(stalled=_release_stalled(clock()))
    connection = get_connection()
    unreachable = ""
    for _turn in range(limit):
        if not Message.objects.due(clock()).exists():
            break
        unreachable = _trouble_opening(connection)
        message = None if unreachable else _take(clock())
        if message is None:
            break
        outcomes[_carry(message, connection, clock)] += 1
    connection.close()
    return Delivery(**outcomes, unreachable=unreachable)


def retry(message: Message) -> bool:
    """Gives a failed or held letter a fresh start; False if it is in any other state."""
    return bool(
        Message.objects.filter(pk=message.pk, state__in=RESTING).update(
            state=Message.State.WAITING, attempts=0, last_error="", not_before=None, taken_at=None
        )
    )


def pause_after(attempts: int) -> timedelta:
    """How long a letter rests after its nth failed attempt: 1, 2, 4, … minutes, at most six hours."""
    return min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)


def _release_stalled(at: datetime) -> int:
    stalled = list(Message.objects.stalled(at - STALLED_AFTER))
    for message in stalled:
        logger.warning("A worker stopped while sending letter %s to %s; it may arrive twice.", message.pk, message.to)
        _note_failure(message, "A worker stopped while sending; the letter may arrive twice.", at)
    return len(stalled)


def _trouble_opening(connection: BaseEmailBackend) -> str:
    try:
        connection.open()
    except Exception as error:  # Every backend has its own kinds of failure; none may stop the worker.
        logger.warning("The mail server does not answer: %s", error)
        return _said(error)
    return ""


@transaction.atomic(durable=True)
def _take(at: datetime) -> Message | None:
    """Marks the oldest due letter as ours. Other workers skip a row that is locked, and see it taken afterwards."""
    message = Message.objects.due(at).select_for_update(skip_locked=True).first()
    if message is None:
        return None
    message.state = Message.State.SENDING
    message.taken_at = at
    message.attempts += 1
    message.save(update_fields=["state", "taken_at", "attempts"])
    return message


def _carry(message: Message, connection: BaseEmailBackend, clock: Callable[[], datetime]) -> str:
    """Sends a letter that is ours and notes the outcome, whose name is returned."""
    try:
        accepted = _mail(message, connection).send()
    except Exception as error:  # As above: a letter no backend can swallow must not block those behind it.
        logger.warning("Letter %s to %s did not go out: %s", message.pk, message.to, error)
        connection.close()
        return _note_failure(message, _said(error), clock())
    if isinstance(connection, HeldBackend):
        return _note(message, "held", state=Message.State.HELD)
    if not accepted:
        return _note_failure(message, "There is nobody to send this letter to.", clock())
    return _note(message, "sent", state=Message.State.SENT, sent_at=clock(), last_error="")


def _note_failure(message: Message, trouble: str, at: datetime) -> str:
    if message.attempts >= MOST_ATTEMPTS:
        return _note(message, "failed", state=Message.State.FAILED, last_error=trouble)
    resume = at + pause_after(message.attempts)
    return _note(message, "delayed", state=Message.State.WAITING, last_error=trouble, not_before=resume)


def _note(message: Message, outcome: str, **facts: object) -> str:
    # Only while the row is still ours: a letter released as stalled belongs to whoever took it next.
    Message.objects.filter(pk=message.pk, state=Message.State.SENDING, attempts=message.attempts).update(**facts)
    return outcome


def _mail(message: Message, connection: BaseEmailBackend) -> EmailMultiAlternatives:
    host = urlsplit(settings.SITE_URL).hostname
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        to=[message.to],
        reply_to=[message.reply_to] if message.reply_to else None,
        connection=connection,
        headers={"Message-ID": f"<outbox.{message.pk}.{message.created_at:%Y%m%d%H%M%S}@{host}>"},
    )
    if message.html:
        mail.attach_alternative(message.html, "text/html")
    if message.calendar:
        mail.attach("dates.ics", message.calendar, "text/calendar")
    return mail


def _said(error: Exception) -> str:
    # PostgreSQL stores no NUL, and a mail server may say anything.
    return f"{type(error).__name__}: {error}"[:1000].replace("\0", "")
