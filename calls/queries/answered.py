"""Submissions with their answers, many at a time: what an export reads without holding a whole call in memory."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from django.db.models import QuerySet

from calls.kinds import kind_of
from calls.models import Answer, Attachment, CallPage, FormVersion, Submission
from calls.queries.dossier import references_by
from people.models import Person

CHUNK = 500
"""Submissions in memory at a time."""


class Named(NamedTuple):
    """All that an export tells of a file."""

    question: str
    name: str


def answered(
    call: CallPage, submissions: QuerySet, versions: dict[int, FormVersion], reader: Person
) -> Iterator[Submission]:
    """Each with `call`, its version, all answers, the names of its files and the letters that `reader` may read.

    At most 13 queries for each CHUNK.
    """
    rows = submissions.prefetch_related(*kind_of(call).entry_relations).iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        answers, files = _answers(chunk), _files(chunk)
        for submission in chunk:
            submission.call, submission.version = call, versions[submission.version_id]
        letters = references_by(chunk, reader)
        for submission in chunk:
            submission.references = letters.get(submission.pk, ())
            # As the properties would find them; row objects for all of these would take twice the time.
            submission.answer_map = answers.get(submission.pk, {})
            submission.attachment_map = files.get(submission.pk, {})
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


def _files(submissions: list[Submission]) -> dict[int, dict[str, Named]]:
    found: dict[int, dict[str, Named]] = {}
    rows = Attachment.objects.filter(submission__in=[submission.pk for submission in submissions])
    for pk, question, name in rows.values_list("submission_id", "question", "name"):
        found.setdefault(pk, {})[question] = Named(question, name)
    return found
