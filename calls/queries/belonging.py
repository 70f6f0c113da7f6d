"""Whether those who are put forward belong to the network on the day that their call names, with the reason."""

from collections.abc import Iterable, Mapping
from datetime import date

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calls import clock
from calls.eligibility import Finding, Verdict
from calls.kinds import kind_of
from calls.models import Anchor, CallPage, MembersOnly, Submission
from people.entitlement import Entitlement, affiliated_on, entitled_among, entitled_on

MEMBERS = "members"
_BELONG = {MembersOnly.MEMBERS: entitled_on, MembersOnly.INSTITUTES: affiliated_on}
_REFUSALS = {
    MembersOnly.MEMBERS: lambda: _("No individual membership and no affiliation with a member institute on %(day)s."),
    MembersOnly.INSTITUTES: lambda: _("No affiliation with a member institute on %(day)s."),
}


def members_day(call: CallPage) -> date | None:
    """The day on which the call asks people to belong, on the calendar of its zone; None where it does not ask."""
    if not call.members_only:
        return None
    if call.members_on == Anchor.DAY:
        return call.members_day
    instant = call.opens_at if call.members_on == Anchor.OPENING else call.closes_at
    return clock.wall(instant, call.zone).date() if instant else None


def belonging(call: CallPage, submissions: Iterable[Submission]) -> dict[int, Finding]:
    """By submission id, as the office reads it; three queries for any number, none where the call has no such rule."""
    day, rows = members_day(call), list(submissions)
    if day is None:
        return {}
    people = _people(call, rows)
    known = entitled_among(set(people.values()), day, by_membership=call.members_only == MembersOnly.MEMBERS)
    refusal = Entitlement(False, _REFUSALS[call.members_only]() % {"day": _written(day)})
    return {one.pk: member(known.get(people[one.pk], refusal)) if one.pk in people else _nobody_known() for one in rows}


def own_belonging(call: CallPage, submission: Submission) -> list[Finding]:
    """As the author reads it: of somebody else the author learns nothing that the profile of that person says."""
    day = members_day(call)
    if day is None:
        return []
    if kind_of(call).is_own(submission):
        return [member(_BELONG[call.members_only](submission.applicant, day))]
    sentence = _("Whether the nominee belongs to the network on %(day)s is looked up by the office.")
    return [_finding(Verdict.OPEN, sentence % {"day": _written(day)})]


def member(found: Entitlement) -> Finding:
    """What it amounts to that somebody is entitled, or is not; a claim that no institute has confirmed stays open."""
    if not found:
        return _finding(Verdict.UNMET, found.reason)
    if found.verified:
        return _finding(Verdict.MET, found.reason)
    return _finding(Verdict.OPEN, _("%(reason)s Not confirmed by the institute yet.") % {"reason": found.reason})


def _people(call: CallPage, submissions: list[Submission]) -> Mapping[int, int]:
    """Who is put forward, by submission id; a nominee without an account is left out."""
    is_own = kind_of(call).is_own
    nominated = {one.pk: one.candidate_email.lower() for one in submissions if not is_own(one)}
    accounts = _accounts(set(nominated.values())) if nominated else {}
    own = {one.pk: one.applicant_id for one in submissions if one.pk not in nominated}
    return own | {pk: accounts[email] for pk, email in nominated.items() if email in accounts}


def _accounts(emails: set[str]) -> dict[str, int]:
    rows = EmailAddress.objects.filter(verified=True).annotate(folded=Lower("email")).filter(folded__in=emails)
    return dict(rows.values_list("folded", "user"))


def _nobody_known() -> Finding:
    return _finding(Verdict.OPEN, _("Nobody with the nominee’s address has an account: ask where the nominee belongs."))


def _finding(verdict: Verdict, sentence: str) -> Finding:
    return Finding(MEMBERS, _("Belongs to the network"), verdict, sentence)


def _written(day: date) -> str:
    return date_format(day, "j F Y")
