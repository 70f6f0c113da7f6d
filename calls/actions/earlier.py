"""Copying answers of an earlier submission into a draft."""

from collections.abc import Collection, Mapping
from contextlib import ExitStack
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from calls import audit, rules
from calls.actions import locks
from calls.actions.answers import Changes
from calls.actions.submission import save
from calls.errors import Incomplete, WrongState
from calls.forms.complete import labelled
from calls.forms.earlier import FileCopy, copies, file_copies
from calls.forms.seen import digest
from calls.forms.uploads import CheckedUpload, check
from calls.models import Submission
from people.models import Person


def copy_answers(
    draft: Submission, source: Submission, questions: Collection[str], *, by: Person, at: datetime
) -> Submission:
    """Copy the author's own answers to these questions; what the draft has an answer to already stays as it is.

    Files are checked as if they came anew, and declarations are not copied. Raises Closed, NotAllowed; WrongState where
    the draft was handed in; Incomplete where there is nothing to copy, or a file is refused.
    """
    with transaction.atomic(), ExitStack() as opened:
        draft = locks.submission(draft.pk)
        for own in (draft, source):
            rules.check("submission.copy", by, own)
        if not draft.is_draft:
            raise WrongState(_("Answers are copied into a draft, and this is handed in."))
        answers, files = _answers(draft, source, questions), _files(draft, source, questions, opened)
        if not (answers or files):
            raise Incomplete(_("Tick at least one answer to copy."))
        unanswered = dict.fromkeys((*answers, *files), digest(None))
        changes = Changes(asked=frozenset(answers), answers=answers, uploads=files, seen=unanswered)
        draft = save(draft, changes, by=by, at=at, based_on=draft.revision)
        audit.record("submission.copy", draft, by=by, source=source.reference, answers=len(unanswered))
    return draft


def _answers(draft: Submission, source: Submission, questions: Collection[str]) -> dict[str, object]:
    old, new = source.version.definition, draft.version.definition
    found = copies(source.answer_map, old, new, draft.answer_map)
    return {one.question.key: one.value for one in found if one.question.key in questions}


def _files(
    draft: Submission, source: Submission, questions: Collection[str], opened: ExitStack
) -> Mapping[str, CheckedUpload]:
    found = file_copies(source.attachment_map, draft.version.definition, draft.attachment_map)
    return {one.question.key: _checked(one, opened) for one in found if one.question.key in questions}


def _checked(copy: FileCopy, opened: ExitStack) -> CheckedUpload:
    file = File(opened.enter_context(copy.file.file.open()), name=copy.file.name)
    try:
        return check(file, pages=copy.question.pages, megabytes=copy.question.megabytes)
    except ValidationError as refusal:
        raise Incomplete(labelled(copy.question.label, str(refusal.message))) from refusal
