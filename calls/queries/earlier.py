"""Earlier submissions of the same author from which answers can be copied into a draft."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from calls.forms.earlier import Copy, FileCopy, copies, file_copies
from calls.forms.reading import shown
from calls.kinds import all_kinds, kind_of
from calls.models import Submission
from calls.queries.applicant import UNREAD

MOST = 10
"""How many submissions are looked at, the newest first."""


@dataclass(frozen=True)
class Line:
    """One answer that can be copied, in words; of a file, its name."""

    key: str
    label: str
    value: object
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """One earlier submission with what of it can be copied; `refused` are files that this form does not take."""

    submission: Submission
    lines: tuple[Line, ...]
    refused: tuple[Line, ...]

    @property
    def title(self) -> str:
        call = self.submission.call
        return _("%(call)s, %(year)s") % {"call": call.title, "year": call.year}


def sources(draft: Submission) -> list[Source]:
    """Those with something to copy, the newest first; one query where there is no other submission, else a few.

    Of nominations only those of the same nominee: what was said of one person is no answer about another.
    """
    rows = Submission.objects.by(draft.applicant).exclude(pk=draft.pk).select_related("call", "version").defer(*UNREAD)
    relations = {relation for kind in all_kinds() for relation in kind.fact_relations}
    found = rows.prefetch_related("answers", "attachments", *sorted(relations)).order_by("-saved_at", "-pk")[:MOST]
    read = [_source(draft, one) for one in found if _is_about_the_same(draft, one)]
    return [one for one in read if one.lines]


def _is_about_the_same(draft: Submission, other: Submission) -> bool:
    if draft.subject and draft.subject == other.subject:
        return True
    return all(kind_of(one.call).is_own(one) for one in (draft, other))


def _source(draft: Submission, other: Submission) -> Source:
    new, answered = draft.version.definition, draft.answer_map
    lines = map(_line, copies(other.answer_map, other.version.definition, new, answered))
    files = file_copies(other.attachment_map, new, draft.attachment_map)
    taken = [_file(one) for one in files if not one.refusal]
    return Source(other, (*lines, *taken), tuple(_file(one) for one in files if one.refusal))


def _line(copy: Copy) -> Line:
    return Line(copy.question.key, copy.question.label, shown(copy.question, copy.value), copy.sentences)


def _file(copy: FileCopy) -> Line:
    return Line(copy.question.key, copy.question.label, copy.file.name, (copy.refusal,) if copy.refusal else ())
