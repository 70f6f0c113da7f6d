"""What the database itself refuses of a call's window."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from calls.models import CallPage
from tests.factories.calls import a_school

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.mark.parametrize(
    "window",
    [
        {"opens_at": NOW, "closes_at": None},
        {"opens_at": None, "closes_at": NOW},
        {"opens_at": NOW, "closes_at": NOW},
        {"opens_at": NOW, "closes_at": NOW - timedelta(seconds=1)},
    ],
)
def test_a_window_has_both_ends_in_their_order(window):
    call = a_school()

    with pytest.raises(IntegrityError, match="call_closes_after_it_opens"), transaction.atomic():
        CallPage.objects.filter(pk=call.pk).update(**window)


def test_a_call_may_have_no_window():
    call = a_school()

    assert CallPage.objects.filter(pk=call.pk).update(opens_at=None, closes_at=None) == 1
