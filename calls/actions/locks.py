"""Taking a row for oneself: the first step of every deed. Must run inside a transaction."""

from collections.abc import Callable
from contextlib import suppress
from copy import copy

from django.db.models import QuerySet

from calls.errors import Refusal
from calls.models import CallPage, Evaluation, LetterRequest, Round, Submission


def submission(pk: int) -> Submission:
    """The submission with its call, form version and applicant, locked until the transaction ends."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("call", "version", "applicant")
    return rows.get(pk=pk)


def moved(read: Submission, **values: object) -> bool:
    """Write these columns if the submission still stands as it was read, in state and revision; False if it does not.

    What is written takes the row, as a lock does, and everything read with it is then known to be what is stored:
    whatever writes an answer or a file raises the revision.
    """
    if not _as_read(read).update(**values):
        return False
    for name, value in values.items():
        setattr(read, name, value)
    return True


def stands(read: Submission) -> bool:
    """Whether the submission still stands as it was read, in state and revision."""
    return _as_read(read).exists()


def on_newest(read: Submission, deed: Callable[[Submission], bool]) -> Submission:
    """The submission with `deed` done on it: as it was read, or on the locked row where it has moved on since.

    `deed` checks its rules and writes through `moved`, whose answer it returns; it is refused only by the locked row,
    never for something that was so a moment ago. `read` itself is left as it is.
    """
    row = copy(read)
    with suppress(Refusal):
        if deed(row):
            return row
    row = submission(read.pk)
    deed(row)
    return row


def _as_read(read: Submission) -> QuerySet[Submission]:
    return Submission.objects.filter(pk=read.pk, state=read.state, revision=read.revision)


def call(pk: int) -> CallPage:
    """The call, locked: numbers, form versions and rounds are given out one at a time."""
    return CallPage.objects.select_for_update(of=("self",)).get(pk=pk)


def round_(pk: int) -> Round:
    return Round.objects.select_for_update(of=("self",)).select_related("call", "version", "panel").get(pk=pk)


def evaluation(pk: int) -> Evaluation:
    rows = Evaluation.objects.select_for_update(of=("self",))
    return rows.select_related("version", "assignment__round__call", "assignment__juror__person").get(pk=pk)


def letter_request(pk: int) -> LetterRequest:
    """The request of a letter, locked after its submission: whoever needs both takes them in this order."""
    parent = submission(LetterRequest.objects.values_list("submission", flat=True).get(pk=pk))
    request = LetterRequest.objects.select_for_update(of=("self",)).get(pk=pk)
    request.submission = parent
    return request
