"""The eve of a deadline on the server's side: drafts by the hundred before it, and what became of them after it."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256

from django.urls import reverse
from django.utils import timezone

from bench.crowd import Entrant, begin
from calls.actions import form as form_deeds
from calls.flow import State
from calls.models import Answer, Attachment, CallPage, Submission


def drafts(call: CallPage, crowd: Sequence[Entrant], at: datetime, session) -> list[dict[str, str]]:
    """A draft for each entrant, with an open session each; addresses and sessions for whoever types into them."""
    version = form_deeds.issue(call, by=None, at=at)
    section = version.definition.sections[0].key
    return [
        {
            "reference": draft.reference,
            "session": session(draft.applicant),
            "section": reverse("calls:section", args=[draft.reference, section]),
            "autosave": reverse("calls:autosave", args=[draft.reference, section]),
            "check": reverse("calls:check", args=[draft.reference]),
        }
        for draft in begin(call, version, crowd, at)
    ]


def close_in(seconds: float, call: int) -> None:
    """Set the deadline of a call to so many seconds from now."""
    CallPage.objects.filter(pk=call).update(closes_at=timezone.now() + timedelta(seconds=seconds))


def tell(call: int, question: str) -> None:
    """Print what is stored of a call as one line of JSON: digests of all answers to `question`, and of all files."""
    texts = Answer.objects.filter(submission__call=call, question=question).select_related("submission")
    handed = Submission.objects.filter(call=call, state=State.SUBMITTED)
    files = Attachment.objects.filter(submission__in=handed).select_related("submission")
    told = {
        "texts": {text.submission.reference: _digest(text.value.encode()) for text in texts},
        "files": {file.submission.reference: _content(file) for file in files},
    }
    print(json.dumps(told))


def _content(file: Attachment) -> str:
    with file.file.open() as content:
        return _digest(content.read())


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
