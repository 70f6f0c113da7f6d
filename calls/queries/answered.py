"""Submissions with their answers, many at a time: what an export reads without holding a whole call in memory."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import Prefetch, QuerySet

from calls.kinds import kind_of
from calls.models import Answer, Attachment, CallPage, FormVersion, Submission

CHUNK = 500
"""Submissions in memory at a time."""
FILES = Attachment.objects.only("submission", "question", "name")


def answered(call: CallPage, submissions: QuerySet, versions: dict[int, FormVersion]) -> Iterator[Submission]:
    """Each with `call`, its version, all answers and the names of its files: at most 12 queries for each CHUNK."""
    related = (Prefetch("attachments", FILES), *kind_of(call).entry_relations)
    rows = submissions.prefetch_related(*related).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        answers = _answers(chunk)
        for submission in chunk:
            submission.call, submission.version = call, versions[submission.version_id]
            # As the property would find them; a row object for every answer would take twice the time.
            submission.answer_map = answers.get(submission.pk, {})
            yield submission


def with_facts(call: CallPage, submissions: QuerySet) -> Iterator[Submission]:
    """Each with what the kind of call reads its facts from."""
    related = submissions.prefetch_related(*kind_of(call).entry_relations)
    for submission in related.iterator(chunk_size=CHUNK):
        submission.call = call
        yield submission


def _answers(submissions: list[Submission]) -> dict[int, dict[str, object]]:
    found: dict[int, dict[str, object]] = {}
    rows = Answer.objects.filter(submission__in=[submission.pk for submission in submissions], value__isnull=False)
    for pk, question, value in rows.values_list("submission_id", "question", "value"):
        if value is not None:
            found.setdefault(pk, {})[question] = value
    return found
