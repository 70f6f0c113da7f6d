"""Rounds and panels in the office: choosing, assigning, opening, closing, and what is refused."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from calls.actions import form as form_actions
from calls.actions import panel as panel_actions
from calls.flow import Seat, Stage
from calls.models import Assignment, Juror, Panel, Round, Submission
from calls.queries.office import waiting_rounds
from tests.factories.calls import a_school, a_submission, round_plan
from tests.factories.jury import a_jury, an_assigned_jury, an_open_jury, closed, conflicted, handed_in
from tests.factories.people import PersonFactory
from training.models import SchoolPage

pytestmark = pytest.mark.django_db


def office_url(name, *args):
    return reverse(f"office_{name}", args=args)


def test_the_list_of_rounds_counts_dossiers_and_marks(office):
    jury = an_open_jury(dossiers=2, readers=2)
    handed_in(jury.assignment())
    [row] = office.get(office_url("rounds:index")).context["object_list"]
    assert (row.dossiers, row.marks_in, row.marks_of) == (2, 1, 4)


def test_the_page_of_a_round_says_how_far_each_juror_is(office):
    jury = an_open_jury(dossiers=2)
    handed_in(jury.assignment())
    progress = office.get(office_url("rounds:page", jury.round.pk)).context["state"].progress
    assert {line.juror.pk: (line.dossiers, line.handed_in) for line in progress} == {
        jury.chair.pk: (0, 0),
        jury.readers[0].pk: (2, 1),
    }


def test_a_round_is_given_another_panel_of_its_call(office, organiser):
    jury = a_jury()
    other = panel_actions.make_panel(jury.call, "Second committee", by=organiser)
    office.post(office_url("rounds:panel", jury.round.pk), {"panel": other.pk})
    assert jury.refreshed().panel == other


def test_the_panel_of_another_call_cannot_be_chosen(office, organiser):
    jury = a_jury()
    other = panel_actions.make_panel(a_school(code="SPR27"), "Strangers", by=organiser)
    answered = office.post(office_url("rounds:panel", jury.round.pk), {"panel": other.pk})
    assert answered.status_code == 422
    assert jury.refreshed().panel == jury.panel


def test_an_even_distribution_says_before_what_it_does_then_does_it(office):
    jury = a_jury(dossiers=3, readers=4, readers_per_dossier=2)
    address = office_url("rounds:distribute", jury.round.pk)
    before = dict(office.get(address).context["facts"])
    assert (before["Dossiers"], before["Jurors"], before["New assignments, at most"]) == (3, 5, 6)
    assert office.post(address).url == office_url("rounds:page", jury.round.pk)
    assert Assignment.objects.filter(round=jury.round).count() == 6
    assert dict(office.get(address).context["facts"])["New assignments, at most"] == 0


def test_several_dossiers_are_given_to_several_jurors_by_hand(office):
    jury = a_jury(dossiers=3, readers=2)
    chosen = {"dossiers": [dossier.pk for dossier in jury.dossiers[:2]], "jurors": [seat.pk for seat in jury.readers]}
    office.post(office_url("rounds:assign", jury.round.pk), chosen)
    made = set(Assignment.objects.values_list("submission", "juror"))
    assert made == {(dossier, juror) for dossier in chosen["dossiers"] for juror in chosen["jurors"]}


def test_what_was_ticked_stays_when_a_juror_is_missing(office):
    jury = a_jury(dossiers=2)
    answered = office.post(office_url("rounds:assign", jury.round.pk), {"dossiers": [jury.dossiers[1].pk]})
    assert answered.status_code == 422
    assert "Choose at least one juror." in answered.text
    ticked = [dossier.pk for dossier, _readers, is_ticked in answered.context["rows"] if is_ticked]
    assert ticked == [jury.dossiers[1].pk]


def test_a_juror_who_takes_part_is_refused_with_the_reason(office):
    jury = a_jury()
    Juror.objects.filter(pk=jury.readers[0].pk).update(person=jury.dossiers[0].applicant)
    chosen = {"dossiers": [jury.dossiers[0].pk], "jurors": [jury.readers[0].pk]}
    answered = office.post(office_url("rounds:assign", jury.round.pk), chosen)
    assert answered.status_code == 403
    assert "A juror who takes part in this call cannot judge it." in answered.text
    assert not Assignment.objects.exists()


def test_nobody_chooses_the_readers_of_a_dossier_about_themselves(office, organiser):
    jury = a_jury(dossiers=2)
    own, other = jury.dossiers
    Submission.objects.filter(pk=own.pk).update(candidate_email=organiser.email.upper())
    address = office_url("rounds:assign", jury.round.pk)

    shown = [dossier for dossier, _readers, _ticked in office.get(address).context["rows"]]
    answered = office.post(address, {"dossiers": [own.pk], "jurors": [jury.readers[0].pk]})

    assert (shown, answered.status_code) == ([other], 422)
    assert not Assignment.objects.exists()


def test_nobody_takes_back_a_reader_of_a_dossier_about_themselves(office, organiser):
    jury = an_assigned_jury()
    Submission.objects.update(candidate_email=organiser.email)

    assert office.post(office_url("rounds:unassign", jury.assignment().pk)).status_code == 404
    assert Assignment.objects.count() == 1


def test_dossiers_to_assign_are_searched(office):
    jury = a_jury(dossiers=3)
    found = office.get(office_url("rounds:assign", jury.round.pk), {"q": jury.dossiers[1].reference.lower()}).context[
        "rows"
    ]
    assert [dossier.title for dossier, _readers, _ticked in found] == ["Thesis 2"]


def test_an_assignment_is_taken_back(office):
    jury = an_assigned_jury()
    office.post(office_url("rounds:unassign", jury.assignment().pk))
    assert not Assignment.objects.exists()


def test_a_declared_conflict_stays_on_the_record(office):
    jury = an_open_jury()
    conflicted(jury.assignment())
    answered = office.post(office_url("rounds:unassign", jury.assignment().pk))
    assert answered.status_code == 409
    assert "stays on the record" in answered.text
    assert Assignment.objects.count() == 1


def test_a_round_is_opened_and_closed(office):
    jury = an_assigned_jury()
    office.post(office_url("rounds:open", jury.round.pk))
    assert jury.refreshed().stage == Stage.OPEN
    office.post(office_url("rounds:close", jury.round.pk))
    assert jury.refreshed().stage == Stage.CLOSED


def test_a_round_without_assignments_does_not_open_and_says_why(office):
    jury = a_jury()
    answered = office.post(office_url("rounds:open", jury.round.pk))
    assert answered.status_code == 422
    assert "Assign dossiers to jurors first." in answered.text
    assert jury.refreshed().stage == Stage.PLANNED


def test_the_page_of_a_round_costs_the_same_whatever_it_holds(office, django_assert_max_num_queries):
    jury = an_open_jury(dossiers=3, readers=3)
    with django_assert_max_num_queries(20):
        office.get(office_url("rounds:page", jury.round.pk))
    with django_assert_max_num_queries(20):
        office.get(office_url("rounds:assign", jury.round.pk))


def test_a_panel_is_made_and_leads_to_its_seats(office):
    call = a_school()
    answered = office.post(office_url("panels:make"), {"call": call.pk, "name": "Committee"})
    panel = Panel.objects.get(call=call, name="Committee")
    assert answered.url == office_url("panels:page", panel.pk)


def test_a_seat_is_given_by_e_mail_address_whatever_its_case(office, organiser):
    panel = panel_actions.make_panel(a_school(), "Committee", by=organiser)
    person = PersonFactory(email="clara@university.example")
    office.post(office_url("panels:page", panel.pk), {"email": "Clara@University.example", "role": Seat.CHAIR})
    seat = Juror.objects.get(panel=panel)
    assert (seat.person, seat.role, seat.active) == (person, Seat.CHAIR, True)


def test_an_address_nobody_signs_in_with_is_refused_and_kept(office, organiser):
    panel = panel_actions.make_panel(a_school(), "Committee", by=organiser)
    answered = office.post(office_url("panels:page", panel.pk), {"email": "nobody@x.example", "role": Seat.JUROR})
    assert answered.status_code == 422
    assert "register on the site first" in answered.text
    assert 'value="nobody@x.example"' in answered.text


def test_a_candidate_of_the_call_gets_no_seat(office, organiser):
    submission = a_submission()
    panel = panel_actions.make_panel(submission.call, "Committee", by=organiser)
    typed = {"email": submission.applicant.email, "role": Seat.JUROR}
    answered = office.post(office_url("panels:page", panel.pk), typed)
    assert answered.status_code == 403
    assert "takes part in this call" in answered.text
    assert not Juror.objects.exists()


def test_a_seat_is_ended(office):
    jury = an_assigned_jury()
    office.post(office_url("panels:unseat", jury.readers[0].pk))
    assert not Juror.objects.get(pk=jury.readers[0].pk).active


def test_the_admin_home_tells_what_is_open_and_what_waits(office):
    call = a_school(code="SPR27", title="Spring school", closes_at=timezone.now() + timedelta(days=12, hours=1))
    a_submission(call)
    jury = a_jury()
    page = office.get(reverse("wagtailadmin_home")).text
    assert "Spring school" in page
    assert "12 days left" in page
    assert office_url("rounds:page", jury.round.pk) in page


def test_a_second_round_waits_only_once_the_first_is_released(office):
    jury = a_jury(shortlists=True)
    call = SchoolPage.objects.get(pk=jury.call.pk)
    call.rounds_plan = json.dumps([round_plan(shortlists=True), round_plan("final", name="Final")])
    call.save()
    form_actions.plan_rounds(call, by=jury.organiser, at=timezone.now())
    assert [round_.number for round_ in waiting_rounds(timezone.now())] == [1]
    Round.objects.filter(pk=jury.round.pk).update(
        stage=Stage.RELEASED, opened_at=timezone.now(), closed_at=timezone.now(), released_at=timezone.now()
    )
    assert [round_.number for round_ in waiting_rounds(timezone.now())] == [2]


def test_when_marks_are_due_is_typed_as_clocks_of_the_call_show_it(office):
    jury = a_jury()
    SchoolPage.objects.update(zone="Europe/Lisbon")
    address = office_url("rounds:due", jury.round.pk)

    assert office.post(address, {"due_at": "2099-07-05 18:00"}).url == office_url("rounds:page", jury.round.pk)

    assert jury.refreshed().due_at == datetime(2099, 7, 5, 17, tzinfo=UTC)
    assert 'value="2099-07-05 18:00"' in office.get(address).text
    page = office.get(office_url("rounds:page", jury.round.pk)).text
    assert "<dt>Marks are due</dt><dd>Sunday 5 July 2099, 18:00 (Lisbon time)</dd>" in page


def test_a_time_that_clocks_repeat_is_asked_about_and_kept(office):
    jury = a_jury()
    SchoolPage.objects.update(zone="Europe/Brussels")
    address, typed = office_url("rounds:due", jury.round.pk), {"due_at": "2099-10-25 02:30"}

    answered = office.post(address, typed)
    assert (answered.status_code, jury.refreshed().due_at) == (422, None)
    assert "Clocks in this zone show that time twice. Choose which one is meant." in answered.text

    office.post(address, typed | {"due_at_which": "1"})
    assert jury.refreshed().due_at == datetime(2099, 10, 25, 1, 30, tzinfo=UTC)
    assert '<option value="1" selected' in office.get(address).text


def test_a_time_that_is_refused_stays_typed(office):
    jury = a_jury()
    answered = office.post(office_url("rounds:due", jury.round.pk), {"due_at": "2020-01-01 10:00"})
    assert answered.status_code == 409
    assert "Choose a time that is still to come." in answered.text
    assert 'value="2020-01-01 10:00"' in answered.text


def test_a_closed_round_offers_no_time_to_set(office):
    jury = closed(an_open_jury())
    assert office_url("rounds:due", jury.round.pk) not in office.get(office_url("rounds:page", jury.round.pk)).text
