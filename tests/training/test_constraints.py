"""What the database itself refuses, whoever asks."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.factories.training import (
    NOON,
    CohortPageFactory,
    ModulePageFactory,
    SchoolPageFactory,
    SubmissionFactory,
)
from training.models import Application, Participant, Place, SchoolPage, Session

pytestmark = pytest.mark.django_db


def participant(submission, **facts):
    facts = {"state": Place.OFFERED, "created_at": NOON} | facts
    return Participant.objects.create(call=submission.call, person=submission.applicant, submission=submission, **facts)


def refuses(make, constraint):
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        make()


def test_a_school_of_long_ago_has_only_a_year():
    school = SchoolPageFactory(long_ago=True)

    assert SchoolPage.objects.filter(pk=school.pk, starts_on=None, ends_on=None, year=2007).exists()


@pytest.mark.parametrize(
    "days",
    [
        {"starts_on": date(2027, 8, 2), "ends_on": date(2027, 8, 1)},
        {"starts_on": None, "ends_on": date(2027, 8, 1)},
    ],
)
def test_a_school_or_cohort_does_not_end_before_it_starts(days):
    refuses(
        lambda: SchoolPageFactory._meta.model.objects.filter(pk=SchoolPageFactory().pk).update(**days), "school_ends"
    )
    refuses(
        lambda: CohortPageFactory._meta.model.objects.filter(pk=CohortPageFactory().pk).update(**days), "cohort_ends"
    )


def test_a_session_ends_after_it_starts():
    module = ModulePageFactory()

    refuses(lambda: Session.objects.create(module=module, starts_at=NOON, ends_at=NOON), "session_ends_after_it_starts")


def test_hours_that_count_are_not_negative():
    module = ModulePageFactory()
    later = NOON + timedelta(hours=1)

    refuses(
        lambda: Session.objects.create(module=module, starts_at=NOON, ends_at=later, hours=-1),
        "session_hours_are_not_negative",
    )


def test_an_application_has_a_known_stage():
    submission = SubmissionFactory()

    refuses(
        lambda: Application.objects.create(submission=submission, stage="asleep", university="Ghent"),
        "application_stage_is_known",
    )


def test_whoever_waits_has_a_position_and_nobody_else_has_one():
    submission = SubmissionFactory()

    refuses(lambda: participant(submission, state=Place.WAITING), "participant_waiting_has_a_position")
    refuses(lambda: participant(submission, state=Place.WAITING, position=0), "participant_waiting_has_a_position")
    refuses(lambda: participant(submission, state=Place.OFFERED, position=1), "participant_waiting_has_a_position")


def test_two_do_not_wait_at_the_same_position_of_a_call():
    first = SubmissionFactory()
    second = SubmissionFactory(call=first.call)
    participant(first, state=Place.WAITING, position=1)

    refuses(lambda: participant(second, state=Place.WAITING, position=1), "call_id.*position")


def test_a_person_has_one_place_in_a_call():
    first = SubmissionFactory()
    second = SubmissionFactory(call=first.call, applicant=first.applicant)
    participant(first)

    refuses(lambda: participant(second), "call_id.*person_id")


def test_a_place_has_a_known_state():
    submission = SubmissionFactory()

    refuses(lambda: participant(submission, state="perhaps"), "participant_state_is_known")
