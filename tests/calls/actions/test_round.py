"""Opening, closing and opening again."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from calls.actions import panel as panel_actions
from calls.actions import round as round_actions
from calls.actions import submission as submission_actions
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.models import Round, Submission
from people.models import Message
from tests.calls.refusing import refuses
from tests.factories.calls import a_submission
from tests.factories.jury import a_jury, an_assigned_jury, an_open_jury, closed, conflicted

pytestmark = pytest.mark.django_db


def letters():
    return sorted(Message.objects.filter(kind="round_opened").values_list("to", flat=True))


def test_opening_a_round_tells_each_juror_with_dossiers_once():
    jury = an_assigned_jury(dossiers=2, readers=2)
    at = timezone.now()

    round_ = round_actions.open_round(jury.round, by=jury.chair.person, at=at)

    assert (round_.stage, round_.opened_at) == ("open", at)
    assert letters() == sorted(juror.person.email for juror in jury.readers)


def test_a_juror_whose_only_dossier_was_withdrawn_is_not_told():
    jury = an_assigned_jury()
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())

    assert letters() == []


def test_a_juror_who_left_is_not_told():
    jury = an_assigned_jury(readers=2)
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())

    assert letters() == [jury.readers[1].person.email]


def test_a_plain_juror_cannot_open_a_round():
    jury = an_assigned_jury()

    with refuses(NotAllowed, "Only the chair of this round's panel and organisers can do this."):
        round_actions.open_round(jury.round, by=jury.readers[0].person, at=timezone.now())


def test_a_round_does_not_open_while_the_call_takes_submissions():
    jury = an_assigned_jury()

    with refuses(WrongState, "The call is still open: the jury reads once it has closed."):
        round_actions.open_round(jury.round, by=jury.organiser, at=jury.call.closes_at - timedelta(seconds=1))


def test_a_round_opens_at_the_very_instant_the_call_closes():
    jury = an_assigned_jury()

    assert round_actions.open_round(jury.round, by=jury.organiser, at=jury.call.closes_at).stage == "open"


def test_a_round_without_a_panel_does_not_open():
    jury = a_jury()
    Round.objects.filter(pk=jury.round.pk).update(panel=None)

    with refuses(Incomplete, "Give this round a panel first."):
        round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())


def test_a_round_without_assignments_does_not_open():
    jury = a_jury()

    with refuses(Incomplete, "Assign dossiers to jurors first."):
        round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())


def test_a_round_does_not_open_to_a_juror_who_came_to_take_part():
    jury = an_assigned_jury(readers=2)
    involved = jury.readers[1]
    # Nobody can put a juror forward today; a person's address may have become a juror's later.
    Submission.objects.filter(pk=a_submission(jury.call).pk).update(candidate_email=involved.person.email.upper())

    with refuses(WrongState, f"End the seat of whoever takes part in this call: {involved.person.name}."):
        round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())

    panel_actions.unseat(involved, by=jury.organiser)
    round_ = round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())
    assert round_.stage == "open"


def test_an_open_round_is_not_opened_twice():
    jury = an_open_jury()

    with refuses(WrongState, "This is now “Open to the jury” and cannot become “Open to the jury”."):
        round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())
    assert len(letters()) == 1


def test_a_planned_round_is_not_closed():
    jury = an_assigned_jury()

    with refuses(WrongState, "This is now “Being prepared” and cannot become “Closed for deciding”."):
        round_actions.close_round(jury.round, by=jury.organiser, at=timezone.now())


def test_closing_notes_the_time():
    jury, at = an_open_jury(), timezone.now()

    round_ = round_actions.close_round(jury.round, by=jury.chair.person, at=at)

    assert (round_.stage, round_.closed_at) == ("closed", at)


def test_opening_again_tells_those_who_still_have_something_to_read():
    jury = an_open_jury(readers=2)
    conflicted(jury.assignment(0, 0))
    closed(jury)
    Message.objects.all().delete()

    round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())

    assert letters() == [jury.readers[1].person.email]


def in_days(days):
    return timezone.now() + timedelta(days=days)


def test_the_organiser_says_by_when_marks_are_due_and_takes_it_back():
    jury, due = an_open_jury(), in_days(10)

    assert round_actions.set_due(jury.round, due, by=jury.organiser, at=timezone.now()).due_at == due
    assert round_actions.set_due(jury.round, None, by=jury.organiser, at=timezone.now()).due_at is None
    assert list(
        ModelLogEntry.objects.filter(action="calls.round.due").order_by("pk").values_list("data", flat=True)
    ) == [
        {"due": due.isoformat()},
        {"due": ""},
    ]


def test_a_chair_does_not_say_when_marks_are_due():
    jury = an_open_jury()

    with refuses(NotAllowed, "Only organisers of calls can do this."):
        round_actions.set_due(jury.round, in_days(10), by=jury.chair.person, at=timezone.now())


def test_marks_are_not_due_in_the_past():
    jury = an_open_jury()

    with refuses(WrongState, "Choose a time that is still to come."):
        round_actions.set_due(jury.round, timezone.now() - timedelta(hours=1), by=jury.organiser, at=timezone.now())


def test_marks_are_not_due_while_the_call_takes_submissions():
    jury = a_jury()
    type(jury.call).objects.update(closes_at=in_days(20))

    with refuses(WrongState, "Choose a time after the call has closed: the jury cannot read before."):
        round_actions.set_due(jury.round, in_days(10), by=jury.organiser, at=timezone.now())


def test_a_closed_round_takes_no_time():
    jury = closed(an_open_jury())

    with refuses(WrongState, "This round is closed: its jurors can no longer hand in."):
        round_actions.set_due(jury.round, in_days(10), by=jury.organiser, at=timezone.now())

    assert Round.objects.get().due_at is None


def test_the_letter_that_opens_a_round_says_when_marks_are_due():
    jury = an_assigned_jury()
    type(jury.call).objects.update(zone="Europe/Lisbon")
    round_actions.set_due(jury.round, datetime(2099, 7, 5, 17, tzinfo=UTC), by=jury.organiser, at=timezone.now())

    round_actions.open_round(jury.round, by=jury.organiser, at=timezone.now())

    assert "\nHand in by Sunday 5 July 2099, 18:00:00 (Lisbon time).\n" in Message.objects.get(kind="round_opened").text


def test_the_letter_says_nothing_where_no_time_was_set():
    an_open_jury()

    assert "Hand in" not in Message.objects.get(kind="round_opened").text
