"""How submissions stand towards the rules of their call: for their authors before they submit, for officers after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from calls import clock
from calls.eligibility import Finding, Verdict, overall
from calls.kinds import kind_of
from calls.models import Anchor, CallPage, MembersOnly, Submission
from calls.models.submission import HANDED
from people.entitlement import Entitlement, affiliated_on, entitled_among, entitled_on

MEMBERS = "members"
_BELONG = {MembersOnly.MEMBERS: entitled_on, MembersOnly.INSTITUTES: affiliated_on}


@dataclass(frozen=True)
class Standing:
    """One submission with what the rules find; `verdict` is what it all amounts to."""

    submission: Submission
    findings: tuple[Finding, ...]

    @property
    def verdict(self) -> Verdict:
        return overall(self.findings)

    @property
    def sentences(self) -> list[str]:
        """The reasons of whatever is not simply met."""
        return [finding.sentence for finding in self.findings if finding.verdict != Verdict.MET]


@dataclass(frozen=True)
class Flip:
    """A submission whose standing another set of rules would change."""

    before: Standing
    after: Standing


def findings(submission: Submission, call: CallPage | None = None) -> tuple[Finding, ...]:
    """One finding for each rule of the call; `call` may hold rules that are not saved yet."""
    call = call or submission.call
    return (*_membership(call, submission), *kind_of(call).findings(call, submission))


def standings(call: CallPage, submissions: Iterable[Submission]) -> list[Standing]:
    """Each of these submissions to a call with its findings; as many queries for three as for one."""
    rows = list(submissions)
    belonging = _belonging(call, rows)
    return [Standing(one, (*_membership(call, one, belonging), *kind_of(call).findings(call, one))) for one in rows]


def handed(call: CallPage):
    """What was handed in to a call, with all that its rules read, in a few queries whatever their number."""
    rows = Submission.objects.filter(call=call.pk, state__in=HANDED).select_related("applicant").order_by("number")
    return rows.prefetch_related(*kind_of(call).fact_relations)


def flips(call: CallPage, rules: Mapping[str, object]) -> list[Flip]:
    """What would stand otherwise if the call had these rules. `call` is the feature's page, and is left as it is."""
    rows = list(handed(call))
    pairs = zip(standings(call, rows), standings(with_rules(call, rules), rows), strict=True)
    return [Flip(before, after) for before, after in pairs if before.verdict != after.verdict]


def with_rules(call: CallPage, rules: Mapping[str, object]) -> CallPage:
    """A copy of the page that is not saved, with other rules."""
    changed = type(call).objects.get(pk=call.pk)
    for name, value in rules.items():
        setattr(changed, name, value)
    return changed


def members_day(call: CallPage) -> date | None:
    """The day on which the call asks people to belong, on the calendar of its zone."""
    if call.members_on == Anchor.DAY:
        return call.members_day
    instant = call.opens_at if call.members_on == Anchor.OPENING else call.closes_at
    return clock.wall(instant, call.zone).date() if instant else None


def _belonging(call: CallPage, submissions: list[Submission]) -> Mapping[int, Entitlement]:
    day = members_day(call) if call.members_only else None
    if day is None:
        return {}
    people = {submission.applicant_id for submission in submissions}
    return entitled_among(people, day, by_membership=call.members_only == MembersOnly.MEMBERS)


def _membership(call: CallPage, submission: Submission, known: Mapping[int, Entitlement] | None = None):
    """A finding where the call has this rule; `known` says who is entitled, for many at once."""
    day = members_day(call) if call.members_only else None
    if day is None:
        return []
    if known is None:
        found = _BELONG[call.members_only](submission.applicant, day)
    else:
        found = known.get(submission.applicant_id) or Entitlement(False, _("No membership on that day."))
    if not found:
        return [_member(Verdict.UNMET, found.reason)]
    if found.verified:
        return [_member(Verdict.MET, found.reason)]
    return [_member(Verdict.OPEN, _("%(reason)s Not confirmed by the institute yet.") % {"reason": found.reason})]


def _member(verdict: Verdict, sentence: str) -> Finding:
    return Finding(MEMBERS, _("Belongs to the network"), verdict, sentence)
