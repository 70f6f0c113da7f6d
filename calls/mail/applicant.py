"""Letters to whoever put something forward."""

from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from calls.calendar import calendar_of
from calls.mail.letter import letters_lacking
from calls.mail.parts import CALL, REASON, REFERENCE, TITLE, about, link, written
from calls.models import Decision, FormVersion, Round, Submission
from people.letters import Letter, Placeholder, write

RECEIVED = Letter(
    "received",
    title=_("Receipt"),
    when=_("when somebody submits"),
    action=_("Read it again"),
    per_page=True,
    own={
        "call": CALL,
        "title": TITLE,
        "reference": REFERENCE,
        "received": Placeholder(
            _("when it was received, in the call's zone"),
            _("Sunday 31 January 2027, 21:04:10 (anywhere on Earth)"),
            required=True,
        ),
        "received_utc": Placeholder(_("when it was received, in UTC"), _("1 February 2027, 09:04:10 UTC")),
        "closes": Placeholder(
            _("when the call closes, in its zone"), _("Sunday 31 January 2027, 23:59:59 (anywhere on Earth)")
        ),
    },
)
DRAFT_REMINDER = Letter(
    "draft_reminder",
    title=_("Reminder of a draft"),
    when=_("once before a deadline, so many days as the call says, to the author of a draft that is not submitted"),
    action=_("Finish and submit"),
    per_page=True,
    own={
        "call": CALL,
        "title": TITLE,
        "reference": REFERENCE,
        "closes": Placeholder(
            _("when the call closes, in its zone"),
            _("Sunday 31 January 2027, 23:59:59 (anywhere on Earth)"),
            required=True,
        ),
        "letters": Placeholder(
            _("which reference letters are still to come; empty where none is"),
            _("1 of 2 letters has come. Ask 1 more referee."),
        ),
    },
)
WITHDRAWN = Letter(
    "withdrawn",
    title=_("Withdrawn"),
    when=_("when somebody withdraws a submission"),
    action=_("See its page"),
    per_page=True,
    own={"call": CALL, "title": TITLE, "reference": REFERENCE},
)
CARRIED_OVER = Letter(
    "carried_over",
    title=_("The form has changed"),
    when=_("when a new version of a form is issued, to everyone with a draft"),
    action=_("Go on writing"),
    per_page=True,
    own={
        "call": CALL,
        "reference": REFERENCE,
        "changes": Placeholder(
            _("what changed, one line each"), _("Changed: Describe your method.\nNew: Which archives?"), required=True
        ),
    },
)
RULED_INELIGIBLE = Letter(
    "ruled_ineligible",
    title=_("Not eligible"),
    when=_("when an organiser rules that a submission cannot be judged"),
    action=_("See its page"),
    per_page=True,
    own={"call": CALL, "title": TITLE, "reference": REFERENCE, "reason": REASON},
)
MERGED = Letter(
    "merged",
    title=_("Merged with another"),
    when=_("when two submissions of the same thing are merged, to the author of the one that is set aside"),
    action=_("See its page"),
    per_page=True,
    own={"call": CALL, "title": TITLE, "reference": REFERENCE},
)
DECIDED = Letter(
    "decided",
    title=_("A decision can be read"),
    when=_("when decisions are released; the outcome stays on the page behind the sign-in"),
    action=_("Read the decision"),
    per_page=True,
    own={"call": CALL, "title": TITLE, "reference": REFERENCE},
)
LETTERS = (RECEIVED, DRAFT_REMINDER, WITHDRAWN, CARRIED_OVER, RULED_INELIGIBLE, MERGED, DECIDED)


def received(submission: Submission) -> None:
    """A receipt to the applicant, with the instant in the call's zone and in UTC."""
    at, call = submission.submitted_at, submission.call
    _tell(
        submission,
        RECEIVED,
        key=f"received:{submission.pk}:{at.isoformat()}",
        title=submission.title,
        received=written(at, call.zone),
        received_utc=f"{date_format(at, 'j F Y, H:i:s')} UTC",
        closes=written(call.closes_at, call.zone),
        calendar=calendar_of(call),
    )


def draft_reminder(submission: Submission) -> None:
    """To the author of a draft: the call closes soon; the dates go along as a calendar file."""
    call = submission.call
    _tell(
        submission,
        DRAFT_REMINDER,
        key=f"draft_reminder:{submission.pk}:{call.closes_at.isoformat()}",
        title=submission.title,
        closes=written(call.closes_at, call.zone),
        letters=letters_lacking(submission),
        calendar=calendar_of(call),
    )


def withdrawn(submission: Submission) -> None:
    """To the applicant: the submission no longer takes part."""
    _tell(submission, WITHDRAWN, key=f"withdrawn:{submission.pk}", title=submission.title)


def carried_over(submission: Submission, version: FormVersion, changes: Sequence[str]) -> None:
    """To the author of a draft: the form changed; what changed; nothing was lost."""
    _tell(submission, CARRIED_OVER, key=f"carried:{submission.pk}:{version.pk}", changes="\n".join(changes))


def ruled_ineligible(submission: Submission) -> None:
    """To the applicant: the submission cannot be judged, and why."""
    _tell(
        submission,
        RULED_INELIGIBLE,
        key=f"ineligible:{submission.pk}:{submission.revision}",
        title=submission.title,
        reason=submission.ineligible_because,
    )


def merged(dropped: Submission, kept: Submission) -> None:
    """To the author of what was set aside: the same was put forward by somebody else, and goes on as theirs."""
    _tell(dropped, MERGED, key=f"merged:{dropped.pk}:{kept.pk}", title=dropped.title)


def decided(round_: Round, decisions: Iterable[Decision]) -> None:
    """To each applicant: the decision can be read; the outcome itself stays on the page behind the sign-in."""
    facts = about(round_.call, DECIDED)
    for decision in decisions:
        submission = decision.submission
        _tell(
            submission,
            DECIDED,
            page="calls:decision",
            key=f"decided:{decision.pk}",
            title=submission.title,
            facts=facts,
        )


def _tell(submission: Submission, letter: Letter, *, key: str, page="calls:submission", facts=None, **values) -> None:
    """Write to the applicant, with what every letter about a submission has."""
    write(
        letter,
        submission.applicant,
        key=key,
        link=link(page, submission.reference),
        reference=submission.reference,
        **facts or about(submission.call, letter),
        **values,
    )
