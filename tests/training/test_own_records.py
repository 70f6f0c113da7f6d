"""What training gives a person of their own."""

import pytest
from django.utils import timezone

from tests.factories.calls import a_school, a_submission
from training.models import Participant
from training.queries import own_records

pytestmark = pytest.mark.django_db


def a_place(call, position):
    submission = a_submission(call)
    return Participant.objects.create(
        call=call,
        person=submission.applicant,
        submission=submission,
        state="waiting",
        position=position,
        created_at=timezone.now(),
    )


def test_a_place_is_there_and_nobody_elses():
    call = a_school()
    mine, _theirs = a_place(call, 2), a_place(call, 1)

    [record] = own_records.places(mine.person)

    assert record.title == "Mapping borders"
    assert [(fact.name, fact.shown) for fact in record.facts][:3] == [
        ("Application", mine.submission.reference),
        ("State", "On the waiting list"),
        ("Position on the waiting list", "2"),
    ]
