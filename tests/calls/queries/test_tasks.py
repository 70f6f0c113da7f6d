"""The list of tasks that a form is to its author."""

import pytest
from django.urls import reverse

from calls.forms.definition import Section
from calls.forms.reading import DONE, IN_PROGRESS, SectionProgress
from calls.queries.tasks import tasks
from tests.factories.calls import a_draft

pytestmark = pytest.mark.django_db


def test_what_is_empty_and_optional_is_neither_done_nor_left_to_do(monkeypatch):
    extras, project = (Section(name, name, questions=()) for name in ("extras", "project"))
    states = [SectionProgress(extras, DONE, 0, 2), SectionProgress(project, IN_PROGRESS, 1, 3)]
    monkeypatch.setattr("calls.queries.tasks.progress", lambda *answers: states)
    draft = a_draft()

    begun = tasks(draft)
    states[1] = SectionProgress(project, DONE, 3, 3)
    finished = tasks(draft)

    section = reverse("calls:section", args=[draft.reference, "project"])
    assert (begun.done, begun.total, begun.next_url) == (1, 2, section)
    assert (finished.done, finished.total, finished.next_url) == (2, 2, finished.check_url)
