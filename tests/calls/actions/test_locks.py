"""Deeds on what was read a moment ago: believed only while it still stands."""

import pytest

from calls.actions import locks
from calls.actions import submission as deeds
from calls.errors import Incomplete
from calls.flow import State
from calls.models import Submission
from tests.factories.calls import a_draft, a_full_draft, answer, now_for

pytestmark = pytest.mark.django_db


def test_what_stands_as_it_was_read_is_written():
    draft = a_draft()

    assert locks.moved(draft, revision=1, title="Maps")

    assert (draft.revision, draft.title) == (1, "Maps")
    assert Submission.objects.filter(revision=1, title="Maps").exists()


@pytest.mark.parametrize("since", [{"revision": 7}, {"state": State.WITHDRAWN, "withdrawn_at": "2027-01-01T00:00Z"}])
def test_what_moved_on_is_left_alone(since):
    draft = a_draft()
    Submission.objects.update(**since)

    assert not locks.stands(draft)
    assert not locks.moved(draft, title="Maps")

    assert draft.title == Submission.objects.get().title != "Maps"


def test_a_deed_meets_the_row_as_it_is_where_what_was_read_is_older():
    draft, met = a_draft(), []
    Submission.objects.update(revision=7)

    found = locks.on_newest(draft, lambda row: met.append(row.revision) or locks.moved(row, title="Maps"))

    assert (met, found.revision, found.title, draft.title) == ([0, 7], 7, "Maps", draft.title)
    assert draft.title != "Maps"


def test_nobody_is_refused_for_what_was_missing_a_moment_ago():
    opened = a_draft()
    assert opened.answer_map == {}
    complete = a_full_draft(opened.call, by=opened.applicant)
    assert complete.pk == opened.pk

    assert deeds.submit(opened, by=opened.applicant, at=now_for(opened.call)).is_submitted


def test_the_row_itself_refuses_in_the_end():
    draft = a_full_draft()
    answer(draft, topic=None)

    with pytest.raises(Incomplete):
        deeds.submit(draft, by=draft.applicant, at=now_for(draft.call))

    assert Submission.objects.get().is_draft
