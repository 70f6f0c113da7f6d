"""One line on Wagtail's log for each deed, on the log of pages or on that of everything else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry

from calls import audit
from tests.factories.calls import a_draft, a_school
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def test_a_deed_on_a_submission_is_one_line_in_one_statement():
    draft = a_draft()
    audit.record("submission.withdraw", draft, by=draft.applicant)

    with CaptureQueriesContext(connection) as captured:
        audit.record("submission.amend", draft, by=draft.applicant, revision=4)

    assert len(captured) == 1
    line = ModelLogEntry.objects.for_instance(draft).get(action="calls.submission.amend")
    assert (line.user, line.label, line.data) == (draft.applicant, draft.reference, {"revision": 4})


def test_a_deed_on_a_call_is_on_the_log_of_its_page():
    call, person = a_school(), PersonFactory()

    audit.record("call.export", call, by=person, table="answers", form="csv")

    line = PageLogEntry.objects.get(action="calls.call.export")
    assert (line.page_id, line.user, line.data) == (call.pk, person, {"table": "answers", "form": "csv"})


def test_every_line_is_of_a_verb_that_wagtail_knows():
    known = dict(registry.get_choices())

    assert {verb for verb in audit.VERBS if f"calls.{verb}" not in known} == set()


def test_a_verb_that_is_not_listed_is_refused():
    draft = a_draft()

    with pytest.raises(KeyError):
        audit.record("submission.vanish", draft, by=draft.applicant)
