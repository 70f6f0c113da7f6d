"""Copying answers of an earlier submission into a draft."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, rules
from calls.actions import locks
from calls.actions.answers import Changes
from calls.actions.submission import save
from calls.errors import Incomplete, WrongState
from calls.forms.earlier import copies
from calls.forms.seen import digest
from calls.models import Submission
from people.models import Person


def copy_answers(
    draft: Submission, source: Submission, questions: Collection[str], *, by: Person, at: datetime
) -> Submission:
    """Copy the author's own answers to these questions; what the draft has an answer to already stays as it is.

    Declarations and files are not copied. Raises Closed, NotAllowed; WrongState where the draft was handed in;
    Incomplete where there is nothing to copy.
    """
    with transaction.atomic():
        draft = locks.submission(draft.pk)
        for own in (draft, source):
            rules.check("submission.copy", by, own)
        if not draft.is_draft:
            raise WrongState(_("Answers are copied into a draft, and this is handed in."))
        found = _chosen(draft, source, questions)
        if not found:
            raise Incomplete(_("Tick at least one answer to copy."))
        unanswered = dict.fromkeys(found, digest(None))
        changes = Changes(asked=frozenset(found), answers=found, seen=unanswered)
        draft = save(draft, changes, by=by, at=at, based_on=draft.revision)
        audit.record("submission.copy", draft, by=by, source=source.reference, answers=len(found))
    return draft


def _chosen(draft: Submission, source: Submission, questions: Collection[str]) -> dict[str, object]:
    old, new = source.version.definition, draft.version.definition
    found = copies(source.answer_map, old, new, draft.answer_map)
    return {one.question.key: one.value for one in found if one.question.key in questions}
