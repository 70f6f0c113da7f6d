"""Taking a row for oneself: the first step of every deed. Must run inside a transaction."""

from calls.models import CallPage, Evaluation, LetterRequest, Round, Submission


def submission(pk: int) -> Submission:
    """The submission with its call, form version and applicant, locked until the transaction ends."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related("call", "version", "applicant")
    return rows.get(pk=pk)


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
