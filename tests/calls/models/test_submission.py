"""Who sees which submission, and what the database itself refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from calls.actions import panel as panel_actions
from calls.actions import submission as submission_actions
from calls.flow import State
from calls.models import Assignment, Submission
from tests.factories.calls import ANSWERS, a_draft, a_full_draft, a_submission, answer
from tests.factories.jury import an_open_jury, conflicted, free
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


def a_reading(jury, person):
    """This person is to read the first dossier as well, as a juror of the panel."""
    seat = jury.panel.jurors.filter(person=person).first() or panel_actions.seat(jury.panel, person, by=jury.organiser)
    panel_actions.assign(jury.round, [jury.dossiers[0]], [seat], by=jury.organiser, at=timezone.now())
    return Assignment.objects.get(submission=jury.dossiers[0], juror=seat)


def test_a_chair_who_reads_waits_until_there_is_no_conflict():
    jury = an_open_jury(dossiers=2)
    first, second = jury.dossiers
    chair = jury.chair.person
    assert set(visible(chair)) == {first, second}

    reading = a_reading(jury, chair)
    assert visible(chair) == [second]

    free(reading)
    assert set(visible(chair)) == {first, second}


def test_an_organiser_in_conflict_no_longer_reads_that_dossier():
    jury = an_open_jury(dossiers=2)
    reading = a_reading(jury, jury.organiser)
    assert set(visible(jury.organiser)) == set(jury.dossiers)

    conflicted(reading)

    assert visible(jury.organiser) == [jury.dossiers[1]]


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
