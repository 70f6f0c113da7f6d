"""Opening, closing and opening again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calls.actions import panel as panel_actions
from calls.actions import round as round_actions
from calls.actions import submission as submission_actions
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.models import Round
from people.models import Message
from tests.calls.refusing import refuses
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
