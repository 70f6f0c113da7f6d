"""Forgetting a person in awards: their own nominations, those that put them forward, and their name in any other."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext as _

from awards import mail
from awards.models import Confirmation, Nomination, NominationPerson, Part, Route
from awards.sections import PARTS, PERSON
from calls.actions.erasure import forget_submissions
from calls.flow import State
from calls.models import Answer, Submission
from people import mentions
from people.erasure import addresses_of
from people.models import Person


def forget(person: Person, at: datetime) -> None:
    """What nominations said of the work goes; laureates stay on the award's page, where they agreed to stand.

    What somebody else put forward is theirs, and yet is about this person through and through: answers, files and
    letters go, a nomination that waits to be judged is withdrawn, and the nominator's page says why.
    """
    emails = addresses_of(person)
    put_forward = set(_putting_forward(emails).exclude(applicant=person).values_list("pk", flat=True))
    running = _running(put_forward)
    forget_submissions(Submission.objects.filter(pk__in=put_forward), person, at)
    for nomination in running:
        mail.nominee_erased(nomination)
    gone = Q(submission__in=put_forward) | Q(submission__applicant=person)
    asked = Confirmation.objects.filter(gone)
    mentions.forget_letters([confirmation.token for confirmation in asked])
    asked.delete()
    Nomination.objects.filter(gone).delete()
    _forget_around(emails)


def _putting_forward(emails: set[str]):
    """Nominations of somebody else's work in which one of these addresses is a nominee's or an author's."""
    nominee = Q(subject__in=emails, nomination__route=Route.OTHER)
    author = Q(nomination__people__part=Part.AUTHOR, nomination__people__email__in=emails)
    return Submission.objects.filter(nominee | author | Q(confirmations__email__in=emails))


def _running(pks: set[int]) -> list[Submission]:
    rows = Submission.objects.filter(pk__in=pks, state__in=[State.DRAFT, State.SUBMITTED])
    return list(rows.select_related("call", "applicant").order_by("pk"))


def _forget_around(emails: set[str]) -> None:
    """A supervisor or a member of the committee becomes nobody, in the row that rules read and in the answer."""
    rows = NominationPerson.objects.filter(email__in=emails)
    submissions = set(rows.values_list("nomination__submission", flat=True))
    rows.update(name=_("Erased person"), email="", affiliation="")
    for answer in Answer.objects.filter(submission__in=submissions, question__in=PARTS):
        answer.value = [_without(row, emails) for row in answer.value or ()]
        answer.save(update_fields=["value"])


def _without(row: dict, emails: set[str]) -> dict:
    told = row.get(PERSON) or {}
    if (told.get("email") or "").lower() not in emails:
        return row
    return row | {PERSON: {"name": _("Erased person"), "email": "", "affiliation": ""}}
