"""What letters to others say of somebody who is forgotten: in the outbox, before and after they left."""

import re
from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils.html import escape
from django.utils.translation import gettext as _

from people.erasure import AT_REST, empty_letters
from people.models import Message

UNSENT = [Message.State.WAITING, Message.State.SENDING]


def forget_letters(marks: Collection[str], names: Collection[str] = ()) -> None:
    """Empty the letters that have left and hold one of these words, and withdraw those that were to leave.

    `marks`, such as a reference number or the token of a link, are in no letter about anything else. A name may be, so
    a letter that is still to leave is not withdrawn over it: see `leave_out`.
    """
    empty_letters(_holding([*marks, *names]).filter(state__in=AT_REST))
    withdraw(marks)


def withdraw(marks: Collection[str]) -> None:
    """Keep letters with one of these marks from leaving, and empty them; what they lead to is gone.

    A worker that is sending one at this moment has what it needs, and finds the letter no longer its own afterwards.
    """
    letters = _holding(marks).filter(state__in=UNSENT)
    pks = list(letters.values_list("pk", flat=True))
    withdrawn = Message.objects.filter(pk__in=pks)
    withdrawn.update(state=Message.State.HELD)
    empty_letters(withdrawn)


def leave_out(names: Collection[str], *, beside: str) -> None:
    """Take names out of letters that are still to leave, and say something else as well: they go out without them.

    Only where `beside`, such as the title of a call, stands too: others may have the same name.
    """
    if not names:
        return
    plain, marked = _whole(names), _whole(escape(name) for name in names)
    nobody = _("Erased person")
    for letter in _holding(names).filter(text__contains=beside, state__in=UNSENT):
        letter.subject = plain.sub(nobody, letter.subject)
        letter.text = plain.sub(nobody, letter.text)
        letter.html = marked.sub(escape(nobody), letter.html)
        letter.save(update_fields=["subject", "text", "html"])


def _holding(words: Iterable[str]) -> QuerySet[Message]:
    naming = Q(pk__in=[])
    for word in words:
        naming |= Q(text__contains=word) | Q(subject__contains=word)
    return Message.objects.filter(naming)


def _whole(names: Iterable[str]) -> re.Pattern[str]:
    """Finds the names where they are not a part of longer words; a longer name first, as it may hold a shorter one."""
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
