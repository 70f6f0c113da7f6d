"""Submissions to one call that may be the same: grouped for officers, and never merged by the software."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from calls.flow import State
from calls.matching import folded, folded_name
from calls.models import CallPage, Submission
from calls.queries.office import conflicts
from people.models import Person


def duplicates(call: CallPage, reader: Person) -> list[list[Submission]]:
    """Groups of two and more submitted works with the same candidate's address, name or title. One query.

    What is closed to the reader is in none of them.
    """
    rows = Submission.objects.filter(call=call.pk, state=State.SUBMITTED).exclude(pk__in=conflicts(reader))
    return grouped(list(rows.select_related("applicant").order_by("number")))


def grouped(submissions: Sequence[Submission]) -> list[list[Submission]]:
    """Whatever shares a sign hangs together, also over a third; groups and members in the given order."""
    group = list(range(len(submissions)))
    seen: dict[tuple[str, str], int] = {}
    for index, submission in enumerate(submissions):
        for sign in _signs(submission):
            first = seen.setdefault(sign, index)
            old, new = group[index], group[first]
            if old != new:
                group = [new if number == old else number for number in group]
    found = defaultdict(list)
    for number, submission in zip(group, submissions, strict=True):
        found[number].append(submission)
    return [members for members in found.values() if len(members) > 1]


def _signs(submission: Submission) -> Iterable[tuple[str, str]]:
    signs = {
        "email": submission.candidate_email.casefold(),
        "name": folded_name(submission.candidate_name),
        "title": folded(submission.title),
    }
    return [(kind, sign) for kind, sign in signs.items() if sign]
