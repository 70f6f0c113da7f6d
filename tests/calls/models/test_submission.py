"""Who sees which submission, and what the database itself refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from calls.actions import submission as submission_actions
from calls.flow import State
from calls.models import Submission
from tests.factories.calls import ANSWERS, a_draft, a_full_draft, a_submission, answer
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def visible(person) -> list[Submission]:
    return list(Submission.objects.visible_to(person))


def test_a_draft_is_its_authors_alone():
    draft = a_draft()

    assert visible(draft.applicant) == [draft]
    assert visible(PersonFactory()) == []
    assert visible(PersonFactory(is_superuser=True)) == []
    assert visible(AnonymousUser()) == []


def test_the_office_sees_what_was_handed_in_and_no_longer_what_was_taken_back():
    organiser, submission = PersonFactory(is_superuser=True), a_submission()
    assert visible(organiser) == [submission]

    submission_actions.withdraw(submission, by=submission.applicant, at=timezone.now())

    assert visible(organiser) == []
    assert visible(submission.applicant) == [submission]


def test_answers_are_read_by_the_key_of_their_question_without_the_emptied_ones():
    draft = answer(a_full_draft(), topic=None)

    assert Submission.objects.get(pk=draft.pk).answer_map == {
        key: value for key, value in ANSWERS.items() if key != "topic"
    }


def test_answers_and_files_cost_one_query_each(django_assert_num_queries):
    submission = Submission.objects.get(pk=a_full_draft().pk)

    with django_assert_num_queries(2):
        assert (len(submission.answer_map), list(submission.attachment_map)) == (4, ["cv"])
        assert (len(submission.answer_map), list(submission.attachment_map)) == (4, ["cv"])


@pytest.mark.parametrize(
    "facts",
    [
        {"state": "lost"},
        {"state": State.SUBMITTED, "submitted_at": None},
        {"state": State.DECIDED, "submitted_at": None},
        {"state": State.WITHDRAWN, "withdrawn_at": None},
        {"state": State.INELIGIBLE, "submitted_at": timezone.now(), "ineligible_because": ""},
    ],
)
def test_a_state_without_its_facts_is_refused_by_the_database(facts):
    draft = a_draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        Submission.objects.filter(pk=draft.pk).update(**facts)


def test_the_database_holds_one_live_submission_per_person_and_subject():
    draft = a_draft()
    draft.pk, draft.number, draft.reference = None, 2, "SUM27-OTHER"

    with pytest.raises(IntegrityError), transaction.atomic():
        draft.save()
