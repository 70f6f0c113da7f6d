"""Seats and assignments: who may judge what, and how dossiers are spread."""

from collections import Counter

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from calls.actions import decision as decision_actions
from calls.actions import panel as panel_actions
from calls.actions import submission as submission_actions
from calls.errors import Incomplete, NotAllowed, WrongState
from calls.flow import Seat
from calls.models import Assignment, Round, Submission
from tests.calls.refusing import refuses
from tests.factories.calls import a_submission, an_award, round_plan
from tests.factories.jury import (
    a_closed_call,
    a_jury,
    an_assigned_jury,
    an_open_jury,
    an_organiser,
    closed,
    conflicted,
    handed_in,
    saved,
)
from tests.factories.people import PersonFactory

pytestmark = pytest.mark.django_db


def pairs(jury):
    return set(Assignment.objects.filter(round=jury.round).values_list("submission_id", "juror_id"))


def test_a_panel_of_the_same_name_is_the_same_panel():
    jury = a_jury(dossiers=0)

    assert panel_actions.make_panel(jury.call, "Committee", by=jury.organiser) == jury.panel


def test_only_organisers_make_panels_and_give_seats():
    jury = a_jury(dossiers=0)

    with refuses(NotAllowed, "Only organisers of calls can do this."):
        panel_actions.make_panel(jury.call, "Other", by=jury.chair.person)
    with refuses(NotAllowed, "Only organisers of calls can do this."):
        panel_actions.seat(jury.panel, PersonFactory(), by=jury.chair.person)


def test_someone_who_applied_cannot_judge():
    jury = a_jury()

    with pytest.raises(NotAllowed) as refusal:
        panel_actions.seat(jury.panel, jury.dossiers[0].applicant, by=jury.organiser)

    assert refusal.value.reason == f"{jury.dossiers[0].applicant.name} takes part in this call and cannot judge it."


def test_a_nominee_cannot_judge_however_the_address_is_written():
    jury = a_jury(make=an_award, dossiers=0)
    nominee = PersonFactory(email="emmy@university.example")
    a_submission(jury.call, candidate_email="Emmy@University.example")

    with pytest.raises(NotAllowed):
        panel_actions.seat(jury.panel, nominee, by=jury.organiser)


def test_someone_who_withdrew_can_judge():
    jury = a_jury()
    author = jury.dossiers[0].applicant
    submission_actions.withdraw(jury.dossiers[0], by=author, at=timezone.now())

    assert panel_actions.seat(jury.panel, author, by=jury.organiser).person == author


def test_a_seat_given_twice_is_one_seat_with_the_newest_role():
    jury = a_jury(dossiers=0)
    again = panel_actions.seat(jury.panel, jury.readers[0].person, role=Seat.CHAIR, by=jury.organiser)

    assert (again.pk, again.role, jury.panel.jurors.count()) == (jury.readers[0].pk, "chair", 2)


def test_ending_a_seat_takes_back_what_was_not_begun_and_keeps_the_rest():
    jury = an_open_jury(dossiers=3)
    handed_in(jury.assignment(0))
    conflicted(jury.assignment(1))

    juror = panel_actions.unseat(jury.readers[0], by=jury.organiser)

    kept = Assignment.objects.filter(juror=juror).values_list("submission_id", flat=True)
    assert (juror.active, sorted(kept)) == (False, sorted([jury.dossiers[0].pk, jury.dossiers[1].pk]))


def test_assigning_gives_every_dossier_to_every_juror_once():
    jury = a_jury(dossiers=2, readers=2)
    first = panel_actions.assign(
        jury.round, jury.dossiers[:1], iter(jury.readers), by=jury.organiser, at=timezone.now()
    )
    made = panel_actions.assign(jury.round, jury.dossiers, iter(jury.readers), by=jury.organiser, at=timezone.now())

    assert (len(first), len(made), len(pairs(jury))) == (2, 2, 4)
    assert {assignment.submission_id for assignment in made} == {jury.dossiers[1].pk}


def test_assigning_what_is_assigned_leaves_no_line_in_the_log():
    jury = an_assigned_jury()
    panel_actions.assign(jury.round, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())

    assert ModelLogEntry.objects.filter(action="calls.round.assign").count() == 1


def test_a_juror_of_another_panel_cannot_be_assigned():
    jury = a_jury()
    other = panel_actions.make_panel(jury.call, "Other", by=jury.organiser)
    stranger = panel_actions.seat(other, PersonFactory(), by=jury.organiser)

    with refuses(NotAllowed, "Only jurors with a seat on this round's panel can be assigned."):
        panel_actions.assign(jury.round, jury.dossiers, [stranger], by=jury.organiser, at=timezone.now())


def test_whoever_a_dossier_is_closed_to_neither_gives_it_nor_takes_it_back():
    jury = an_assigned_jury(readers=2)
    Submission.objects.update(applicant=jury.organiser)
    sentence = "One of these dossiers is closed to you: somebody else in the office chooses its readers."

    with refuses(NotAllowed, sentence):
        panel_actions.assign(jury.round, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())
    with refuses(NotAllowed, sentence):
        panel_actions.unassign(jury.assignment(), by=jury.organiser)

    assert Assignment.objects.count() == 2


def test_a_former_juror_cannot_be_assigned():
    jury = a_jury()
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    with pytest.raises(NotAllowed):
        panel_actions.assign(jury.round, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())


def test_a_juror_who_came_to_take_part_after_being_seated_cannot_be_assigned():
    jury = a_jury()
    # Somebody put forward under another address, which they have signed in with since.
    Submission.objects.filter(call=jury.call).update(candidate_email=jury.readers[0].person.email)

    with refuses(NotAllowed, "A juror who takes part in this call cannot judge it."):
        panel_actions.assign(jury.round, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())


def test_a_withdrawn_dossier_cannot_be_assigned():
    jury = a_jury()
    submission_actions.withdraw(jury.dossiers[0], by=jury.dossiers[0].applicant, at=timezone.now())

    with refuses(NotAllowed, "Only dossiers that are in this round can be assigned."):
        panel_actions.assign(jury.round, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())


def test_a_dossier_of_another_call_cannot_be_assigned():
    jury = a_jury(dossiers=0)
    stranger = a_submission(a_closed_call(code="OTHER"))

    with refuses(NotAllowed, "Only dossiers that are in this round can be assigned."):
        panel_actions.assign(jury.round, [stranger], jury.readers, by=jury.organiser, at=timezone.now())


def test_a_closed_round_takes_no_more_readers():
    jury = an_open_jury(readers=2)
    jury.round.stage, jury.round.closed_at = "closed", timezone.now()
    jury.round.save()

    with refuses(WrongState, "This round is “Closed for deciding”: it takes no more readers."):
        panel_actions.assign(jury.round, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())


def test_distributing_gives_each_dossier_its_readers_and_each_juror_a_fair_share():
    jury = a_jury(dossiers=5, readers=3, readers_per_dossier=2)
    panel_actions.distribute(jury.round, by=jury.organiser, at=timezone.now())

    by_dossier = Counter(dossier for dossier, _juror in pairs(jury))
    by_juror = Counter(juror for _dossier, juror in pairs(jury))
    assert set(by_dossier.values()) == {2}
    assert sorted(by_juror.values()) == [2, 2, 3, 3]


def test_distributing_twice_changes_nothing():
    jury = a_jury(dossiers=3, readers=3, readers_per_dossier=2)
    panel_actions.distribute(jury.round, by=jury.organiser, at=timezone.now())
    before = pairs(jury)

    assert panel_actions.distribute(jury.round, by=jury.organiser, at=timezone.now()) == []
    assert pairs(jury) == before


def test_distributing_again_replaces_a_conflicted_reader_and_never_returns_to_them():
    jury = a_jury(readers=3, readers_per_dossier=2)
    panel_actions.assign(jury.round, jury.dossiers, jury.readers[:2], by=jury.organiser, at=timezone.now())
    jury.round.stage, jury.round.opened_at = "open", timezone.now()
    jury.round.save()
    conflicted(jury.assignment(0, 0))

    made = panel_actions.distribute(jury.round, by=jury.organiser, at=timezone.now())

    assert len(made) == 1
    assert made[0].juror_id not in {jury.readers[0].pk, jury.readers[1].pk}


def test_a_former_juror_counts_as_a_reader_only_with_a_sheet_handed_in():
    jury = an_open_jury(dossiers=2, readers=1, readers_per_dossier=1)
    handed_in(jury.assignment(0))
    saved(jury.assignment(1))
    panel_actions.unseat(jury.readers[0], by=jury.organiser)

    made = panel_actions.distribute(jury.round, by=jury.organiser, at=timezone.now())

    assert [(one.submission_id, one.juror_id) for one in made] == [(jury.dossiers[1].pk, jury.chair.pk)]


def test_distributing_passes_over_a_juror_who_takes_part():
    jury = a_jury(readers=1, readers_per_dossier=2)
    a_submission(jury.call, title="Thesis 2")
    Submission.objects.filter(title="Thesis 2").update(candidate_email=jury.readers[0].person.email)

    made = panel_actions.distribute(jury.round, by=jury.organiser, at=timezone.now())

    assert {one.juror_id for one in made} == {jury.chair.pk}


def test_distributing_without_jurors_says_what_is_missing():
    jury = a_jury()
    for juror in (jury.chair, *jury.readers):
        panel_actions.unseat(juror, by=jury.organiser)

    with refuses(Incomplete, "Give this round a panel with jurors first."):
        panel_actions.distribute(jury.round, by=jury.organiser, at=timezone.now())


def test_an_assignment_not_begun_can_be_taken_back():
    jury = an_assigned_jury()
    panel_actions.unassign(jury.assignment(), by=jury.organiser)

    assert pairs(jury) == set()


def test_an_assignment_with_a_sheet_or_a_declared_conflict_stays():
    jury = an_open_jury(dossiers=2)
    saved(jury.assignment(0))
    seen_before = jury.assignment(1)
    conflicted(jury.assignment(1))

    with refuses(WrongState, "This juror has begun to score the dossier: the assignment stays."):
        panel_actions.unassign(jury.assignment(0), by=jury.organiser)
    with refuses(WrongState, "This juror declared a conflict: that stays on the record."):
        panel_actions.unassign(seen_before, by=jury.organiser)


def test_an_assignment_taken_back_twice_is_taken_back_once():
    jury = an_assigned_jury()
    assignment = jury.assignment()

    for _click in range(2):
        panel_actions.unassign(assignment, by=jury.organiser)

    assert ModelLogEntry.objects.filter(action="calls.round.unassign").count() == 1


def test_an_assignment_of_a_released_round_stays_on_the_record():
    jury = closed(an_open_jury())
    assignment = jury.assignment()
    choice = {jury.dossiers[0].pk: decision_actions.Choice("rejected")}
    decision_actions.prepare(jury.round, choice, by=jury.organiser, at=timezone.now())
    decision_actions.release(jury.round, by=jury.organiser, at=timezone.now())

    with refuses(WrongState, "The decisions of this round are released: who read what stays on the record."):
        panel_actions.unassign(assignment, by=jury.organiser)


def test_a_round_that_has_opened_keeps_its_panel():
    jury = an_open_jury()
    other = panel_actions.make_panel(jury.call, "Other", by=jury.organiser)

    with refuses(WrongState, "This round has opened: its panel can no longer be exchanged."):
        panel_actions.give_panel(jury.round, other, by=jury.organiser)


def test_a_panel_is_not_exchanged_under_its_assignments():
    jury = an_assigned_jury()
    other = panel_actions.make_panel(jury.call, "Other", by=jury.organiser)

    with refuses(WrongState, "Jurors of another panel have dossiers in this round: take these back first."):
        panel_actions.give_panel(jury.round, other, by=jury.organiser)


def test_a_panel_of_another_call_cannot_judge():
    jury = a_jury(dossiers=0)
    organiser = an_organiser()
    other = panel_actions.make_panel(a_closed_call(code="OTHER"), "Other", by=organiser)

    with refuses(NotAllowed, "That panel belongs to another call."):
        panel_actions.give_panel(jury.round, other, by=organiser)


def test_a_conflict_declared_in_one_round_bars_the_juror_from_that_dossier_in_the_next():
    plans = [round_plan("first", shortlists=True), round_plan("second")]
    jury = an_open_jury(rounds=plans)
    conflicted(jury.assignment())
    second = Round.objects.get(call=jury.call, number=2)
    second = panel_actions.give_panel(second, jury.panel, by=jury.organiser)
    Round.objects.filter(pk=second.pk).update(number=1)

    with refuses(NotAllowed, "A juror declared a conflict with one of these dossiers and cannot read it."):
        panel_actions.assign(second, jury.dossiers, jury.readers, by=jury.organiser, at=timezone.now())
    made = panel_actions.distribute(second, by=jury.organiser, at=timezone.now())
    assert {one.juror_id for one in made} == {jury.chair.pk}
