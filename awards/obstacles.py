"""What keeps a complete nomination from being handed in: a nominator with a hand in the work."""

from django.utils.translation import gettext as _

from awards.models import AwardKind, AwardPage, Part
from calls.matching import folded_name
from calls.models import Submission


def obstacles(submission: Submission) -> list[str]:
    """Sentences for the nominator; none where the nomination can be handed in."""
    if AwardPage.objects.parent_of(submission.call).filter(kind=AwardKind.PAPER).exists() and _wrote_it(submission):
        return [_("You are among the authors of this paper: somebody who did not write it has to nominate it.")]
    return []


def _wrote_it(submission: Submission) -> bool:
    nominator = submission.applicant
    authors = submission.nomination.people.filter(part=Part.AUTHOR).values_list("name", "email")
    names = {folded_name(name) for name, _email in authors}
    emails = {email.casefold() for _name, email in authors} | {submission.candidate_email.casefold()}
    return nominator.email in emails or (bool(nominator.name) and folded_name(nominator.name) in names)
