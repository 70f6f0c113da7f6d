"""The list of tasks that a form is to its author: each section with its state in plain words, and where to go on."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls.forms.reading import progress
from calls.kinds import kind_of
from calls.models import Submission
from calls.queries.letters import Tally, tally

_STATES = {
    "not started": (lambda: _("Not started"), "closed"),
    "in progress": (lambda: _("In progress"), "progress"),
    "done": (lambda: _("Completed"), "good"),
}
_OPTIONAL = (lambda: _("Optional, nothing filled in"), "closed")


@dataclass(frozen=True)
class Task:
    """One line of the list; `state` in words with its `tone`."""

    title: str
    url: str
    state: str
    tone: str
    note: str = ""
    is_done: bool = False
    is_optional: bool = False
    """Nothing is filled in and nothing has to be: it neither counts as done nor is it left to do."""


@dataclass(frozen=True)
class TaskList:
    tasks: list[Task]
    check_url: str

    @property
    def done(self) -> int:
        return sum(task.is_done for task in self.tasks)

    @property
    def total(self) -> int:
        return sum(not task.is_optional for task in self.tasks)

    @property
    def is_complete(self) -> bool:
        return self.done == self.total

    @property
    def next_url(self) -> str:
        """Where the one main button leads: the first task that is not done, or the check of all answers."""
        return next((task.url for task in self.tasks if not task.is_done and not task.is_optional), self.check_url)


def tasks(submission: Submission) -> TaskList:
    """The facts first, which are always complete, then every section that is asked, and the reference letters."""
    sections = progress(submission.version.definition, submission.answer_map, submission.attachment_map)
    letters = tally(submission)
    listed = [_facts(submission), *(_task(submission, section) for section in sections)]
    listed += [_letters(submission, letters)] if letters else []
    return TaskList(listed, reverse("calls:check", args=[submission.reference]))


def _facts(submission: Submission) -> Task:
    title = _("The facts of your %(noun)s") % {"noun": kind_of(submission.call).noun}
    return Task(title, reverse("calls:entry", args=[submission.reference]), _("Completed"), "good", is_done=True)


def _task(submission: Submission, progress) -> Task:
    optional = progress.state == "done" and not progress.answered
    word, tone = _OPTIONAL if optional else _STATES[progress.state]
    return Task(
        progress.section.title,
        reverse("calls:section", args=[submission.reference, progress.section.key]),
        word(),
        tone,
        note=_answered(progress) if progress.state == "in progress" else "",
        is_done=progress.state == "done" and not optional,
        is_optional=optional,
    )


def _letters(submission: Submission, found: Tally) -> Task:
    """Done once everybody is asked: that letters come is not the author's to do, and keeps nobody from submitting."""
    asked = found.states.total() > 0
    return Task(
        _("Reference letters"),
        reverse("calls:letters", args=[submission.reference]),
        found.sentence if asked else _("Not started"),
        "good" if found.is_complete else "progress" if asked else "closed",
        note=found.to_do,
        is_done=not found.to_ask,
    )


def _answered(progress) -> str:
    sentence = ngettext("%(answered)d of %(of)d answered", "%(answered)d of %(of)d answered", progress.of)
    return sentence % {"answered": progress.answered, "of": progress.of}
