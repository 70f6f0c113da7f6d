"""The rule of a school or a cohort about where somebody stands in the doctorate, as a pure function of facts."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from calls.eligibility import Finding, Verdict
from training.words import stages

STAGE = "stage"
"""Key of the rule; rulings of the office name it."""


def stage(told: str | None, admitted: Collection[str]) -> Finding:
    """Whether the stage that the applicant told is one of those that the call admits."""
    if not told:
        return _finding(Verdict.OPEN, _("The stage of the doctorate is not given yet."))
    words = {"stage": stages([told]), "admitted": stages(admitted)}
    if told in admitted:
        return _finding(Verdict.MET, _("“%(stage)s” is a stage that this call is for.") % words)
    return _finding(Verdict.UNMET, _("“%(stage)s” was given. The call is for: %(admitted)s.") % words)


def _finding(verdict: Verdict, sentence: str) -> Finding:
    return Finding(STAGE, _("Stage of the doctorate"), verdict, sentence)
