"""The answers of one page on their way in: what the page changed, and nothing over what its author has not seen."""

from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from calls.errors import Stale
from calls.forms.entry import changed_twice
from calls.forms.seen import Seen, digest, file_fact
from calls.forms.uploads import CheckedUpload
from calls.models import Answer, Submission


@dataclass(frozen=True)
class Changes:
    """What one page of the form brings: `asked` are the keys it asked; those without an answer are emptied.

    `seen` says what the page was made from. A question that it does not name is judged by the page's revision.
    """

    asked: frozenset[str]
    answers: Mapping[str, object] = field(default_factory=dict)
    uploads: Mapping[str, CheckedUpload] = field(default_factory=dict)
    removals: frozenset[str] = frozenset()
    seen: Seen = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not (self.asked or self.uploads or self.removals)


def settled(submission: Submission, changes: Changes, based_on: int) -> Changes:
    """The changes without what the page left as it found it, and without what is stored already.

    Raises Stale where a question that the page changed was changed elsewhere as well, to something else.
    """
    stored = submission.answer_map | _stored_files(submission, changes)
    wanted = _wanted(changes)
    changed = frozenset(key for key, value in wanted.items() if value != stored.get(key))
    changed -= {key for key in changed & changes.asked if digest(wanted[key]) == changes.seen.get(key)}
    clashing = _changed_elsewhere(submission, changed, changes.seen, stored, based_on)
    _check(clashing, submission.answer_map)
    return replace(
        changes,
        asked=changes.asked & changed,
        uploads={key: upload for key, upload in changes.uploads.items() if key in changed},
        removals=changes.removals & changed,
    )


def check_facts(stored: Mapping[str, object], entry: Mapping[str, object], seen: Seen) -> None:
    """Raise Stale where a fact of the first page was changed elsewhere as well since the page showed it."""
    _check(changed_twice(entry, stored, seen), stored)


def store(submission: Submission, changes: Changes) -> None:
    """Write what was settled, at the submission's revision.

    An emptied question keeps its row: without it a stale page could not see that.
    """
    changed = {key: changes.answers.get(key) for key in sorted(changes.asked)}
    rows = [
        Answer(submission=submission, question=key, value=value, revision=submission.revision)
        for key, value in changed.items()
    ]
    Answer.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["submission", "question"], update_fields=["value", "revision"]
    )
    stored = submission.answer_map | changed
    submission.answer_map = {key: value for key, value in stored.items() if value is not None}


def _check(clashing: frozenset[str], stored: Mapping[str, object]) -> None:
    if clashing:
        sentence = _("This page was changed elsewhere after you opened it. Nothing was overwritten.")
        raise Stale(sentence, stored, clashing)


def _wanted(changes: Changes) -> dict[str, object]:
    files = dict.fromkeys(changes.removals) | {key: file_fact(upload) for key, upload in changes.uploads.items()}
    return {key: changes.answers.get(key) for key in changes.asked} | files


def _stored_files(submission: Submission, changes: Changes) -> dict[str, str]:
    brought = changes.uploads.keys() | changes.removals
    if not brought:
        return {}
    return {key: file_fact(file) for key, file in submission.attachment_map.items() if key in brought}


def _changed_elsewhere(
    submission: Submission, keys: Set[str], seen: Seen, stored: Mapping[str, object], based_on: int
) -> frozenset[str]:
    known = keys & seen.keys()
    return frozenset(key for key in known if digest(stored.get(key)) != seen[key]) | _newer(
        submission, keys - known, based_on
    )


def _newer(submission: Submission, keys: Set[str], based_on: int) -> frozenset[str]:
    """Those of the questions that were written since that revision."""
    if not keys or based_on == submission.revision:
        return frozenset()
    # A revision that never was is taken for one that is older than any.
    based_on = 0 if based_on > submission.revision else based_on
    since = {"question__in": keys, "revision__gt": based_on}
    rows = (submission.answers.filter(**since), submission.attachments.filter(**since))
    return frozenset(key for found in rows for key in found.values_list("question", flat=True))
