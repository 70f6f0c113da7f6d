"""How submissions stand towards the rules of their call: for their authors before they submit, for officers after."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from calls.eligibility import Finding, Verdict, overall
from calls.kinds import kind_of
from calls.models import CallPage, Submission
from calls.models.submission import HANDED
from calls.queries.belonging import belonging, own_belonging
from calls.queries.office import conflicts
from people.models import Person


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


def findings(submission: Submission) -> tuple[Finding, ...]:
    """One finding for each rule of the call, as the author of the submission may read them."""
    call = submission.call
    kind = kind_of(call)
    found = (kind.own_findings or kind.findings)(call, submission)
    return (*own_belonging(call, submission), *found)


def standing(submission: Submission) -> Standing:
    """As the office reads it."""
    return standings(submission.call, [submission])[0]


def standings(call: CallPage, submissions: Iterable[Submission]) -> list[Standing]:
    """Each of these submissions to a call with its findings; as many queries for three as for one."""
    rows = list(submissions)
    members = belonging(call, rows)
    own = {one.pk: [members[one.pk]] if one.pk in members else [] for one in rows}
    return [Standing(one, (*own[one.pk], *kind_of(call).findings(call, one))) for one in rows]


def handed(call: CallPage, reader: Person):
    """What was handed in to a call, with all that its rules read, in a few queries whatever their number.

    What is closed to the reader is left out: neither the name nor what the rules find is theirs to see.
    """
    rows = Submission.objects.filter(call=call.pk, state__in=HANDED).select_related("applicant").order_by("number")
    return rows.exclude(pk__in=conflicts(reader)).prefetch_related(*kind_of(call).fact_relations)


def withheld(call: CallPage, reader: Person) -> int:
    """How many `handed` leaves out."""
    return Submission.objects.filter(call=call.pk, state__in=HANDED, pk__in=conflicts(reader)).count()


def flips(call: CallPage, rules: Mapping[str, object], reader: Person) -> list[Flip]:
    """What would stand otherwise if the call had these rules. `call` is the feature's page, and is left as it is."""
    rows = list(handed(call, reader))
    pairs = zip(standings(call, rows), standings(with_rules(call, rules), rows), strict=True)
    return [Flip(before, after) for before, after in pairs if before.verdict != after.verdict]


def with_rules(call: CallPage, rules: Mapping[str, object]) -> CallPage:
    """A copy of the page that is not saved, with other rules."""
    changed = type(call).objects.get(pk=call.pk)
    for name, value in rules.items():
        setattr(changed, name, value)
    return changed
