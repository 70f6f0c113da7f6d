"""One function per letter we write. A letter goes to the outbox in the deed's own transaction: both happen, or neither.

The outbox is delivered later by a worker, so a mail server that is down delays a letter and undoes nothing.
"""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calls import clock
from calls.models import Decision, FormVersion, Juror, Round, Submission
from people import outbox


def received(submission: Submission) -> None:
    """A receipt to the applicant, with the instant in the call's zone and in UTC."""
    _write(
        "received",
        submission.applicant,
        key=f"received:{submission.pk}:{submission.submitted_at.isoformat()}",
        link=_link("calls:submission", submission.reference),
        action=_("Read it again"),
        submission=submission,
        there=_written(submission.submitted_at, submission.call.zone),
        utc=date_format(submission.submitted_at, "j F Y, H:i:s"),
        closes=_written(submission.call.closes_at, submission.call.zone),
    )


def withdrawn(submission: Submission) -> None:
    """To the applicant: the submission no longer takes part."""
    _write(
        "withdrawn",
        submission.applicant,
        key=f"withdrawn:{submission.pk}",
        link=_link("calls:submission", submission.reference),
        action=_("See its page"),
        submission=submission,
    )


def carried_over(submission: Submission, version: FormVersion, changes: Sequence[str]) -> None:
    """To the author of a draft: the form changed; what changed; nothing was lost."""
    _write(
        "carried_over",
        submission.applicant,
        key=f"carried:{submission.pk}:{version.pk}",
        link=_link("calls:submission", submission.reference),
        action=_("Go on writing"),
        submission=submission,
        changes=changes,
    )


def round_opened(round_: Round, juror: Juror, dossiers: int) -> None:
    """To a juror: the dossiers of a round can be read now."""
    _write(
        "round_opened",
        juror.person,
        key=f"round_opened:{round_.pk}:{juror.pk}:{round_.opened_at.isoformat()}",
        link=_link("calls:jury_desk"),
        action=_("Open your desk"),
        round=round_,
        dossiers=dossiers,
    )


def evaluation_reopened(evaluation, reason: str) -> None:
    """To a juror: the chair reopened an evaluation, and why."""
    assignment = evaluation.assignment
    _write(
        "evaluation_reopened",
        assignment.juror.person,
        key=f"evaluation_reopened:{evaluation.pk}:{evaluation.revision}",
        link=_link("calls:dossier", assignment.pk),
        action=_("Open the score sheet"),
        assignment=assignment,
        reason=reason,
    )


def ruled_ineligible(submission: Submission) -> None:
    """To the applicant: the submission cannot be judged, and why."""
    _write(
        "ruled_ineligible",
        submission.applicant,
        key=f"ineligible:{submission.pk}:{submission.revision}",
        link=_link("calls:submission", submission.reference),
        action=_("See its page"),
        submission=submission,
    )


def decided(decision: Decision) -> None:
    """To the applicant: a decision can be read; the outcome itself stays on the page behind the sign-in."""
    submission = decision.submission
    _write(
        "decided",
        submission.applicant,
        key=f"decided:{decision.pk}",
        link=_link("calls:decision", submission.reference),
        action=_("Read the decision"),
        submission=submission,
    )


def _link(name: str, *args) -> str:
    return settings.SITE_URL + reverse(name, args=args)


def _written(instant, zone: str) -> str:
    there = clock.wall(instant, zone)
    return f"{date_format(there, 'l j F Y')}, {date_format(there, 'H:i:s')} ({clock.zone_name(zone)})"


def _write(letter: str, person, *, key: str, link: str, action: str, **context) -> None:
    """Render `mail/<letter>.txt`: its first line is the subject, the rest its paragraphs; and post it."""
    lines = render_to_string(f"mail/{letter}.txt", context | {"person": person}).strip()
    subject, _rest, body = lines.partition("\n")
    paragraphs = [" ".join(paragraph.split()) for paragraph in body.split("\n\n") if paragraph.strip()]
    around = {
        "subject": subject,
        "paragraphs": paragraphs,
        "url": link,
        "action": action,
        "site_name": settings.SITE_NAME,
    }
    text = render_to_string("mail/base.txt", around)
    html = render_to_string("mail/base.html", around)
    outbox.post(
        to=person.email, person=person, kind=letter, key=key, subject=subject.strip(), text=text.strip(), html=html
    )
