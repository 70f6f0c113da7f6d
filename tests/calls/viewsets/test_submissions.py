"""The office's list of submissions and the page of one: what is told, what is not, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from calls.actions import submission as submission_actions
from calls.flow import State
from calls.models import Submission
from people.models import Message
from tests.factories.calls import a_draft, a_school, a_submission, an_award, answer, now_for
from tests.factories.jury import an_open_jury, conflicted, handed_in
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db
LIST = "office_submissions:index"


def listed(client, **query):
    """The references shown, in the order of the page."""
    found = client.get(reverse(LIST), query).context["object_list"]
    return [submission.reference for submission in found]


def queries_of_the_list(client):
    client.get(reverse(LIST))
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse(LIST))
    return len(asked)


def test_the_list_asks_the_same_few_queries_whatever_its_length(office):
    call = a_school()
    a_submission(call)
    with_one = queries_of_the_list(office)
    for _number in range(2):
        a_submission(call)
    assert queries_of_the_list(office) == with_one
    first = Submission.objects.first()
    Submission.objects.bulk_create(
        [
            Submission(
                call=call, version=first.version, applicant=PersonFactory(), number=number, reference=f"SUM27-{number}",
                candidate_name="Ada", candidate_email="a@b.example", title="T", state=State.SUBMITTED,
                started_at=first.started_at, saved_at=first.saved_at, submitted_at=first.submitted_at,
            )
            for number in range(100, 160)
        ]
    )  # fmt: skip
    assert queries_of_the_list(office) == with_one
    assert with_one <= 11


def test_a_draft_is_listed_without_its_candidate_and_title(office):
    draft = a_draft(title="My secret idea", candidate_name="Rosalind Franklin")
    page = office.get(reverse(LIST)).text
    assert draft.reference in page
    assert "My secret idea" not in page
    assert "Rosalind Franklin" not in page


@pytest.mark.parametrize("words", ["secret", "Rosalind"])
def test_a_draft_is_not_found_by_what_is_its_authors_alone(office, words):
    draft = a_draft(title="My secret idea", candidate_name="Rosalind Franklin")
    assert listed(office, q=words) == []
    assert listed(office, q=draft.reference) == [draft.reference]


def test_the_page_of_a_draft_tells_that_it_exists_and_nothing_it_says(office):
    draft = answer(a_draft(title="My secret idea", candidate_name="Rosalind Franklin"), topic="Hidden rivers")
    page = office.get(reverse("office_submissions:page", args=[draft.pk])).text
    assert draft.reference in page
    for secret in ("My secret idea", "Rosalind Franklin", "Hidden rivers", draft.applicant.email):
        assert secret not in page


def test_a_withdrawn_submission_is_told_of_like_a_draft(office):
    submission = a_submission(title="Taken back")
    submission_actions.withdraw(submission, by=submission.applicant, at=now_for(submission.call))
    assert "Taken back" not in office.get(reverse(LIST)).text
    assert "Taken back" not in office.get(reverse("office_submissions:page", args=[submission.pk])).text


def test_the_list_is_searched_by_reference_candidate_and_title(office):
    call = a_school()
    one = a_submission(call, title="Rivers as borders", candidate_name="Grace Hopper")
    a_submission(call, title="Mountains", candidate_name="Emmy Noether")
    for words in (one.reference, "hopper", "rivers", "grace borders"):
        assert listed(office, q=words) == [one.reference]


def test_the_list_is_filtered_by_call_state_and_day(office):
    school, award = a_submission(a_school()), a_submission(an_award())
    draft = a_draft(school.call)
    assert listed(office, call=award.call_id) == [award.reference]
    assert listed(office, state=State.DRAFT) == [draft.reference]
    day = school.submitted_at.date().isoformat()
    assert listed(office, submitted_at_from=day, submitted_at_to=day, call=school.call_id) == [school.reference]
    assert listed(office, submitted_at_from="2099-01-01") == []


@pytest.mark.parametrize(
    "column", ["reference", "shown_candidate", "shown_title", "call_title", "state", "submitted_at"]
)
def test_the_list_is_ordered_by_every_column_that_offers_it(office, column):
    submission = a_submission()
    assert listed(office, ordering=column) == listed(office, ordering=f"-{column}") == [submission.reference]


def test_the_call_is_a_column_until_one_is_chosen(office):
    submission = a_submission()

    columns = [
        [column.name for column in office.get(reverse(LIST), query).context["table"].columns.values()]
        for query in ({}, {"call": submission.call_id})
    ]

    assert [name for name in columns[0] if name not in columns[1]] == ["call_title"]


def test_the_list_counts_the_sheets_handed_in(office):
    jury = an_open_jury(readers=3)
    handed_in(jury.assignment(reader=0))
    conflicted(jury.assignment(reader=1))
    row = office.get(reverse(LIST)).context["object_list"][0]
    assert (row.marks_in, row.marks_of) == (1, 2)


def test_the_instant_of_submission_is_written_in_the_calls_zone(office):
    a_submission(a_school(zone="AoE"))
    assert "(anywhere on Earth)" in office.get(reverse(LIST)).text


def test_the_page_shows_answers_for_organisers_and_who_handed_in(office):
    jury = an_open_jury()
    handed_in(jury.assignment())
    submission = jury.dossiers[0]
    page = office.get(reverse("office_submissions:page", args=[submission.pk])).text
    for told in ("Borders in maps", "It is where my questions live.", "First reading", "Handed in", "Submitted"):
        assert told in page


def test_a_dossier_stays_closed_to_an_organiser_who_declared_a_conflict_with_it(office, organiser):
    jury = an_open_jury()
    jury.readers[0].person = organiser
    jury.readers[0].save()
    conflicted(jury.assignment())
    submission = jury.dossiers[0]
    page = office.get(reverse("office_submissions:page", args=[submission.pk])).text
    assert "You declared a conflict" in page
    assert "It is where my questions live." not in page
    assert office.get(reverse("office_submissions:ineligible", args=[submission.pk])).status_code == 404


def test_an_organiser_rules_out_with_a_reason_and_back_in(office):
    submission = a_submission()
    answered = office.post(reverse("office_submissions:ineligible", args=[submission.pk]), {"reason": "No doctorate"})
    assert answered.url == reverse("office_submissions:page", args=[submission.pk])
    submission.refresh_from_db()
    assert (submission.state, submission.ineligible_because) == (State.INELIGIBLE, "No doctorate")
    assert Message.objects.filter(kind="ruled_ineligible").count() == 1

    office.post(reverse("office_submissions:eligible", args=[submission.pk]))
    submission.refresh_from_db()
    assert (submission.state, submission.ineligible_because) == (State.SUBMITTED, "")


def test_a_ruling_without_a_reason_is_refused_and_says_why(office):
    submission = a_submission()
    answered = office.post(reverse("office_submissions:ineligible", args=[submission.pk]), {"reason": "  "})
    assert answered.status_code == 422
    assert "Say why it is not eligible" in answered.text
    submission.refresh_from_db()
    assert submission.state == State.SUBMITTED


def test_taking_back_a_ruling_that_was_not_made_is_refused(office):
    submission = a_submission()
    answered = office.post(reverse("office_submissions:eligible", args=[submission.pk]))
    assert answered.status_code == 409
    assert "nothing to take back" in answered.text


def test_nothing_is_shown_of_a_submission_that_does_not_exist(office):
    assert office.get(reverse("office_submissions:page", args=[999_999])).status_code == 404


def test_the_office_reads_how_a_person_wishes_to_be_addressed(office):
    submission = a_submission(by=PersonFactory(first_name="Ada", last_name="Byron", pronouns="Dr, she/her"))

    page = office.get(reverse("office_submissions:page", args=[submission.pk])).text

    assert "<bdi>Ada Byron</bdi> (Dr, she/her)" in page


def test_what_is_by_or_about_an_organiser_stays_closed_to_them_in_the_office_and_in_its_exports(office, organiser):
    jury = an_open_jury(dossiers=3)
    own, about, _other = jury.dossiers
    Submission.objects.filter(pk=own.pk).update(applicant=organiser)
    Submission.objects.filter(pk=about.pk).update(candidate_email=organiser.email)
    for number in range(3):
        handed_in(jury.assignment(number))
    scores = office.get(reverse("office_exports:evaluations", args=[jury.round.pk, "csv"]))
    answers = office.get(reverse("office_exports:answers", args=[jury.call.pk, "csv"]))

    for submission in (own, about):
        page = office.get(reverse("office_submissions:page", args=[submission.pk])).text
        assert "This concerns yourself, so somebody else in the office looks after it." in page
        assert "It is where my questions live." not in page
        assert office.get(reverse("office_submissions:ineligible", args=[submission.pk])).status_code == 404
    for export in (scores, answers):
        told = b"".join(export.streaming_content).decode()
        assert [submission.reference in told for submission in jury.dossiers] == [False, False, True]
