"""Letters about reference letters: to the referee, who has no account, and to whoever asked."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from calls.mail.parts import CALL, REFERENCE, TITLE, about, link, written
from calls.models import Letter as ReferenceLetter
from calls.models import LetterRequest, Submission
from people.letters import Letter, Placeholder, write

ASKS = Placeholder(
    lazy("who asks, and about whom"), lazy("Amina Haddad asks you for a reference letter."), required=True
)
CANDIDATE = Placeholder(lazy("name of the candidate"), "Amina Haddad")
REFEREE = Placeholder(lazy("name of the referee"), "Grace Hopper", required=True)
DUE = Placeholder(
    lazy("when the letter is due, in the call's zone"),
    lazy("Sunday 7 February 2027, 23:59:59 (anywhere on Earth)"),
    required=True,
)
RECEIVED = Placeholder(
    lazy("when the letter was received, in the call's zone"),
    lazy("Thursday 4 February 2027, 10:12:05 (anywhere on Earth)"),
    required=True,
)
RECEIVED_UTC = Placeholder(lazy("when the letter was received, in UTC"), "4 February 2027, 22:12:05 UTC")
ABOUT = {"call": CALL, "candidate": CANDIDATE, "title": TITLE}
"""What every letter to a referee can name."""

LETTER_ASKED = Letter(
    "letter_asked",
    title=lazy("Reference letter: asked"),
    when=lazy("when somebody asks a referee for a letter, and when the office sends the link again"),
    action=lazy("Write the letter, or decline"),
    per_page=True,
    own=ABOUT
    | {
        "asks": ASKS,
        "note": Placeholder(
            lazy("a few words of whoever asks; may be empty"), lazy("They write: “You know my fieldwork best.”")
        ),
        "due": DUE,
    },
    secret=True,
)
LETTER_REMINDER = Letter(
    "letter_reminder",
    title=lazy("Reference letter: first reminder"),
    when=lazy("once to a referee who has not answered, 14 days before the letter is due or when the candidate asks"),
    action=lazy("Write the letter, or decline"),
    per_page=True,
    own=ABOUT | {"asks": ASKS, "due": DUE},
    secret=True,
)
LETTER_LAST_REMINDER = Letter(
    "letter_last_reminder",
    title=lazy("Reference letter: second and last reminder"),
    when=lazy("once more to a referee who has not answered, 3 days before the letter is due"),
    action=lazy("Write the letter, or decline"),
    per_page=True,
    own=ABOUT | {"asks": ASKS, "due": DUE},
    secret=True,
)
LETTER_THANKS = Letter(
    "letter_thanks",
    title=lazy("Reference letter: receipt for the referee"),
    when=lazy("when a letter was received, or changed, to the referee"),
    action=lazy("Read it again, or change it"),
    per_page=True,
    own=ABOUT | {"received": RECEIVED, "received_utc": RECEIVED_UTC, "due": DUE},
    secret=True,
)
LETTER_ENDED = Letter(
    "letter_ended",
    title=lazy("Reference letter: no longer needed"),
    when=lazy("when a referee is replaced or a submission withdrawn, to a referee who has not answered"),
    action=lazy("See what was asked"),
    per_page=True,
    own=ABOUT,
    secret=True,
)
LETTER_LATE = Letter(
    "letter_late",
    title=lazy("Reference letter: accepted late"),
    when=lazy("when an organiser accepts a letter after the day letters were due, to the referee"),
    action=lazy("Write the letter, or decline"),
    per_page=True,
    own=ABOUT | {"due": DUE},
    secret=True,
)
LETTER_REUSED = Letter(
    "letter_reused",
    title=lazy("Reference letter: used for another entry"),
    when=lazy("when two entries are merged and the office uses a letter for the one that goes on, to the referee"),
    action=lazy("Read it again, or change it"),
    per_page=True,
    own=ABOUT | {"due": DUE},
    secret=True,
)
LETTER_RECEIVED = Letter(
    "letter_received",
    title=lazy("Reference letter: received"),
    when=lazy("when a letter was received, to whoever asked; nothing of the letter is in it"),
    action=lazy("See your reference letters"),
    per_page=True,
    own={
        "call": CALL,
        "title": TITLE,
        "reference": REFERENCE,
        "referee": REFEREE,
        "received": RECEIVED,
        "count": Placeholder(lazy("how many letters have come, of how many"), lazy("1 of 2 letters has come.")),
    },
)
LETTER_DECLINED = Letter(
    "letter_declined",
    title=lazy("Reference letter: declined"),
    when=lazy("when a referee declines, to whoever asked"),
    action=lazy("Ask somebody else"),
    per_page=True,
    own={"call": CALL, "title": TITLE, "reference": REFERENCE, "referee": REFEREE, "due": DUE},
)
LETTERS = (
    LETTER_ASKED,
    LETTER_REMINDER,
    LETTER_LAST_REMINDER,
    LETTER_THANKS,
    LETTER_ENDED,
    LETTER_LATE,
    LETTER_REUSED,
    LETTER_RECEIVED,
    LETTER_DECLINED,
)


def letter_asked(request: LetterRequest, *, again: str = "") -> None:
    """To a referee: somebody asks for a letter. `again` names the cause where the office sends it once more."""
    note = _("They write: “%(note)s”") % {"note": request.note} if request.note else ""
    key = f"letter_asked:{request.pk}:{again}".rstrip(":")
    _to_referee(request, LETTER_ASKED, key=key, asks=_asks(request), note=note, due=_due(request))


def letter_reminder(request: LetterRequest) -> None:
    """To a referee who has not answered: the first or the second reminder, by how many there were."""
    letter = LETTER_REMINDER if request.reminders == 1 else LETTER_LAST_REMINDER
    key = f"letter_reminder:{request.pk}:{request.reminders}"
    _to_referee(request, letter, key=key, asks=_asks(request), due=_due(request))


def letter_received(letter: ReferenceLetter) -> None:
    """Receipts to both sides: to the referee, and to whoever asked, who learns the instant and nothing else."""
    request, at = letter.request, letter.received_at
    _to_referee(
        request,
        LETTER_THANKS,
        key=f"letter_thanks:{request.pk}:{letter.revision}",
        received=written(at, request.submission.call.zone),
        received_utc=f"{date_format(at, 'j F Y, H:i:s')} UTC",
        due=_due(request),
    )
    _tell_author(letter)


def letter_reused(letter: ReferenceLetter) -> None:
    """To the referee, whose letter goes with another entry from now on, and to whoever put that forward."""
    request = letter.request
    _to_referee(request, LETTER_REUSED, key=f"letter_reused:{request.pk}", due=_due(request))
    _tell_author(letter)


def letter_declined(request: LetterRequest) -> None:
    """To whoever asked: the referee declines; why stays with the office."""
    key = f"letter_declined:{request.pk}:{request.answered_at.isoformat()}"
    _to_author(request, LETTER_DECLINED, key=key, referee=request.name, due=_due(request))


def letter_ended(request: LetterRequest) -> None:
    """To a referee who has not answered: no letter is needed any more."""
    _to_referee(request, LETTER_ENDED, key=f"letter_ended:{request.pk}")


def letters_ended(submission: Submission) -> None:
    """As `letter_ended`, to every referee of a submission that was withdrawn."""
    for request in submission.letter_requests.waiting() if submission.call.letters_asked else ():
        request.submission = submission
        letter_ended(request)


def letter_late(request: LetterRequest) -> None:
    """To a referee: the letter is accepted until a later instant."""
    key = f"letter_late:{request.pk}:{request.may_come_until.isoformat()}"
    _to_referee(request, LETTER_LATE, key=key, due=_due(request))


def letters_lacking(submission: Submission) -> str:
    """Which letters are still to come, for whoever asks for them; empty where none is. One query."""
    needed = submission.call.letters_asked
    requests = submission.letter_requests.live() if needed else ()
    come = sum(request.has_come for request in requests)
    if come >= needed:
        return ""
    to_ask = needed - come - sum(request.is_waiting for request in requests)
    due = _("Letters are due %(when)s.") % {"when": written(submission.call.letters_due, submission.call.zone)}
    return " ".join(filter(None, [_come(come, needed), _nobody_asked(to_ask), due]))


def _nobody_asked(to_ask: int) -> str:
    if to_ask <= 0:
        return ""
    return ngettext("Ask %(count)d more referee.", "Ask %(count)d more referees.", to_ask) % {"count": to_ask}


def _tell_author(letter: ReferenceLetter) -> None:
    request = letter.request
    _to_author(
        request,
        LETTER_RECEIVED,
        key=f"letter_received:{request.pk}",
        referee=request.name,
        received=written(letter.received_at, request.submission.call.zone),
        count=_count(request),
    )


def _to_referee(request: LetterRequest, letter: Letter, *, key: str, **values) -> None:
    submission = request.submission
    write(
        letter,
        request.email,
        key=key,
        link=link("calls:letter", request.token),
        name=request.name,
        **about(submission.call, letter),
        candidate=submission.candidate_name,
        title=submission.title,
        **values,
    )


def _to_author(request: LetterRequest, letter: Letter, *, key: str, **values) -> None:
    submission = request.submission
    write(
        letter,
        submission.applicant,
        key=key,
        link=link("calls:letters", submission.reference),
        **about(submission.call, letter),
        title=submission.title,
        reference=submission.reference,
        **values,
    )


def _asks(request: LetterRequest) -> str:
    submission = request.submission
    asker, candidate = submission.applicant, submission.candidate_name
    if submission.candidate_email.casefold() == asker.email.casefold() or candidate == asker.name:
        return _("%(asker)s asks you for a reference letter.") % {"asker": candidate}
    names = {"asker": asker.name, "candidate": candidate}
    return _("%(asker)s asks you for a reference letter about %(candidate)s.") % names


def _due(request: LetterRequest) -> str:
    return written(request.due, request.submission.call.zone)


def _count(request: LetterRequest) -> str:
    submission = request.submission
    found = submission.letter_requests.received().count()
    return _come(found, max(found, submission.call.letters_asked))


def _come(found: int, of: int) -> str:
    sentence = ngettext("%(found)d of %(of)d letters has come.", "%(found)d of %(of)d letters have come.", found)
    return sentence % {"found": found, "of": of}
