"""What rules of eligibility find: pure values and arithmetic on days. A feature's own rules are in the feature."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """MET and UNMET are certain; OPEN waits for a fact, or for a person to look."""

    MET = "met"
    UNMET = "unmet"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Finding:
    """How one submission stands towards one rule: `rule` is its key, `sentence` the reason in words for everyone."""

    rule: str
    label: str
    verdict: Verdict
    sentence: str


def overall(findings: Iterable[Finding]) -> Verdict:
    """UNMET where one rule is, else OPEN where one is open, else MET; MET as well where there is no rule."""
    verdicts = {finding.verdict for finding in findings}
    return next((verdict for verdict in (Verdict.UNMET, Verdict.OPEN) if verdict in verdicts), Verdict.MET)


def months_before(day: date, months: int) -> date:
    """The same day of the month, `months` calendar months earlier; the last day of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
