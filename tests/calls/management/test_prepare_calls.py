"""What the worker does for calls that nobody published by hand."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import PageLogEntry

from calls.models import FormVersion, Round
from calls.queries.preparing import unprepared
from tests.factories.calls import a_school, round_plan
from tests.factories.training import MONTH

pytestmark = pytest.mark.django_db


A_MINUTE_AGO = timezone.now() - timedelta(minutes=1)


def scheduled():
    """A call that waits for the worker to publish it: its date has come."""
    call = a_school(live=False, go_live_at=A_MINUTE_AGO)
    call.save_revision(approved_go_live_at=A_MINUTE_AGO)
    return call


def prepared(call):
    """How many forms for candidates and how many rounds a call has."""
    forms = FormVersion.objects.filter(call=call, purpose="application")
    return forms.count(), Round.objects.filter(call=call).count()


def published_long_ago(**facts):
    return a_school(last_published_at=timezone.now() - MONTH, **facts)


def test_a_call_published_by_its_date_has_its_form_and_its_rounds():
    call = scheduled()

    call_command("prepare_calls")
    assert prepared(call) == (0, 0)

    call_command("publish_scheduled")
    call_command("prepare_calls")
    assert prepared(call) == (1, 1)
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled", page=call.pk).count() == 1


def test_a_call_that_has_opened_since_it_was_published_gets_its_form():
    call = published_long_ago(opens_at=timezone.now() - timedelta(seconds=1))

    call_command("prepare_calls")

    assert prepared(call) == (1, 1)


def test_a_call_that_opens_later_has_its_rounds_planned_and_no_form():
    call = published_long_ago(opens_at=timezone.now() + timedelta(days=1))

    call_command("prepare_calls")

    assert prepared(call) == (0, 1)


def test_a_round_that_was_redrawn_for_a_date_is_renewed_when_the_date_has_come():
    call = published_long_ago()
    call_command("prepare_calls")
    call.rounds_plan = json.dumps([round_plan(name="Renamed")])
    call.go_live_at = A_MINUTE_AGO
    call.save_revision(approved_go_live_at=A_MINUTE_AGO)

    call_command("publish_scheduled")
    call_command("prepare_calls")

    assert Round.objects.get(call=call).name == "Renamed"


def test_what_is_prepared_and_was_published_long_ago_is_not_looked_at_again():
    published_long_ago()
    call_command("prepare_calls")

    assert list(unprepared(timezone.now())) == []


def test_a_closed_call_without_rounds_is_left_alone():
    published_long_ago(closes_at=timezone.now() - timedelta(days=1))

    assert list(unprepared(timezone.now())) == []


def test_a_call_that_cannot_be_prepared_is_named_and_holds_up_no_other(caplog):
    a_school(code="BAD27", title="No criteria", rounds=[round_plan(criteria=[])])
    good = a_school()

    call_command("prepare_calls")

    assert caplog.messages == [
        "The call “No criteria” could not be prepared: Give the round “First reading” at least one criterion."
    ]
    assert prepared(good) == (1, 1)
