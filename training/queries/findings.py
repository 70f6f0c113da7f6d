"""How applications stand towards the rules of their school or cohort: facts from the rows, judged by pure functions."""

from calls.eligibility import Finding
from calls.models import CallPage, Submission
from training import eligibility

RELATIONS = ("application",)
"""What the rules read of many submissions at once."""


def findings(call: CallPage, submission: Submission) -> list[Finding]:
    """One finding for each rule that the call has; `call` may hold rules that are not saved yet."""
    page = call if hasattr(call, "stages") else call.specific
    if not page.stages:
        return []
    application = getattr(submission, "application", None)
    return [eligibility.stage(application and application.stage, page.stages)]
