"""What stands in the exported tables, what is left out, what it costs, and that it is logged."""

import csv
import io
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry

from calls.actions import decision as decision_actions
from calls.actions.decision import Choice
from calls.models import Answer, Submission
from tests.factories.calls import FORM, a_draft, a_school, a_submission, an_award, question, section
from tests.factories.jury import an_open_jury, closed, handed_in
from tests.factories.office import an_office_organiser

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    client.force_login(an_office_organiser())
    return client


def taken(client, name, *args, **query):
    """The rows of a CSV export, each by its header."""
    answered = client.get(reverse(f"office_{name}", args=[*args, "csv"]), query)
    text = b"".join(answered.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_answers_have_a_column_for_every_fact_and_question(office):
    submission = a_submission(title="=cmd()", candidate_name="Ada Byron")
    [row] = taken(office, "exports:answers", submission.call_id)
    assert row["Reference"] == submission.reference
    assert (row["Title"], row["Candidate"], row["State"]) == ("'=cmd()", "Ada Byron", "Submitted")
    assert (row["Topic"], row["Do you need travel support?"], row["How much?"]) == ("Borders in maps", "No", "")
    assert row["Your CV"].endswith(".pdf")
    assert row["University of the doctorate"] == "University of Lisbon"


def test_answers_of_two_versions_stand_in_one_table(office):
    call = a_school()
    a_submission(call)
    call.application_form = json.dumps([*FORM, section("more", "More", question("text", "hobby", "Hobby", limit=80))])
    call.save()
    office.post(reverse("office_forms:issue", args=[call.pk]))
    rows = taken(office, "exports:answers", call.pk)
    assert [row["Hobby"] for row in rows] == [""]


def test_drafts_are_in_no_export_of_answers_and_tell_nothing_in_the_list(office):
    draft = a_draft(title="My secret idea")
    assert taken(office, "exports:answers", draft.call_id) == []
    [row] = taken(office, "submissions:export")
    assert (row["Reference"], row["Title"], row["Candidate"]) == (draft.reference, "", "")


def test_the_list_is_exported_as_it_is_filtered_and_searched(office):
    school, award = a_submission(a_school()), a_submission(an_award())
    rows = taken(office, "submissions:export", call=award.call_id)
    assert [row["Reference"] for row in rows] == [award.reference]
    assert [row["Reference"] for row in taken(office, "submissions:export", q=school.reference)] == [school.reference]


def test_scores_are_one_row_each(office):
    jury = an_open_jury()
    handed_in(jury.assignment(), originality=4, clarity=3)
    rows = taken(office, "exports:evaluations", jury.round.pk)
    assert [(row["Criterion"], row["Weight"], row["Score"]) for row in rows] == [
        ("Originality", "2", "4.00"),
        ("Clarity", "1", "3.00"),
    ]


def test_results_give_place_mean_and_every_mark(office):
    jury = an_open_jury(dossiers=2)
    handed_in(jury.assignment(0), originality=5, clarity=5)
    handed_in(jury.assignment(1), originality=2, clarity=2)
    closed(jury)
    rows = taken(office, "exports:results", jury.round.pk)
    assert [(row["Place"], row["Title"], row["Every mark"]) for row in rows] == [
        ("1", "Thesis 1", "5"),
        ("2", "Thesis 2", "2"),
    ]


def test_results_give_each_decision_with_its_reason(office):
    jury = an_open_jury(dossiers=2)
    choices = {
        jury.dossiers[0].pk: Choice("accepted", "Outstanding fieldwork."),
        jury.dossiers[1].pk: Choice("rejected"),
    }
    decision_actions.prepare(jury.round, choices, by=jury.organiser, at=timezone.now())

    rows = taken(office, "exports:results", jury.round.pk)

    assert [(row["Decision"], row["Reason"]) for row in rows] == [
        ("Accepted", "Outstanding fieldwork."),
        ("Not accepted", ""),
    ]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_every_export_is_written_in_the_log_of_its_call(office, form):
    submission = a_submission()
    office.get(reverse("office_exports:answers", args=[submission.call_id, form]))
    entry = PageLogEntry.objects.get(action="calls.call.export")
    assert entry.page_id == submission.call_id
    assert entry.data["form"] == form
    assert entry.label == submission.call.title


def test_a_table_of_answers_costs_the_same_few_queries_whatever_its_length(office):
    call = a_school()
    a_submission(call)
    with CaptureQueriesContext(connection) as with_one:
        taken(office, "exports:answers", call.pk)
    first = Submission.objects.get()
    more = [
        Submission(
            call=call, version=first.version, applicant=first.applicant, subject=str(number), number=number,
            reference=f"SUM27-{number}", candidate_name="Ada", candidate_email="a@b.example", title="T",
            state=first.state, started_at=first.started_at, saved_at=first.saved_at, submitted_at=first.submitted_at,
        )
        for number in range(100, 140)
    ]  # fmt: skip
    Answer.objects.bulk_create(
        Answer(submission=submission, question="topic", value="T")
        for submission in Submission.objects.bulk_create(more)
    )
    with CaptureQueriesContext(connection) as with_many:
        assert len(taken(office, "exports:answers", call.pk)) == 41
    assert len(with_many) == len(with_one) <= 24
