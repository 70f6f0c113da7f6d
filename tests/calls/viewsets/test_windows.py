"""Deadlines in the office: the list, one call's window with its history, extending, letting in, taking back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from calls import clock
from calls.actions import window as window_actions
from calls.models import CallPage, Extension, LateAccess
from tests.calls.counting import queries_of
from tests.factories.calls import a_draft, a_school

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def address(name, *args):
    return reverse(f"office_windows:{name}", args=args)


def typed(instant, zone=clock.AOE):
    return f"{clock.wall(instant, zone):%Y-%m-%d %H:%M}"


def at_the_minute(days):
    return timezone.now().replace(second=0, microsecond=0) + days * DAY


def test_the_list_costs_the_same_for_one_and_for_three(client, organiser):
    a_draft(a_school())
    one = queries_of(client, organiser, address("index"))
    for number in range(2):
        a_draft(a_school(code=f"S{number}", title=f"School {number}"))

    assert queries_of(client, organiser, address("index")) == one


def test_the_list_counts_drafts_extensions_and_late_access(office, organiser):
    school = a_school()
    a_draft(school), a_draft(school)
    window_actions.extend(
        school, closes_at=school.closes_at + DAY, letters_due_at=None, reason="Storm.", by=organiser, at=timezone.now()
    )
    window_actions.let_in(
        school, email="a@x.example", until=school.closes_at + 9 * DAY, reason="Ill.", by=organiser, at=timezone.now()
    )

    [row] = office.get(address("index")).context["page"].object_list

    assert (row.draft_count, row.extension_count, row.late_count) == (2, 1, 1)


def test_extending_moves_the_deadline_as_it_was_typed_in_the_zone_of_the_call(office):
    school, new = a_school(zone="Europe/Lisbon"), at_the_minute(60)

    office.post(address("extend", school.pk), {"closes_at": typed(new, "Europe/Lisbon"), "reason": "A storm."})

    assert CallPage.objects.get(pk=school.pk).closes_at == new


def test_a_page_that_asks_for_a_time_brings_the_script_of_the_calendar_beside_it(office):
    page = office.get(address("extend", a_school().pk)).content.decode()

    assert page.index("wagtailadmin/js/date-time-chooser.js") < page.index("initDateTimeChooser(")


def test_extending_without_a_reason_keeps_what_was_typed(office):
    school = a_school()
    new = typed(at_the_minute(60))

    answered = office.post(address("extend", school.pk), {"closes_at": new, "reason": " "})

    assert answered.status_code == 422
    assert answered.context["form"].errors == {"reason": ["Say why: everyone who has begun reads it."]}
    assert new in answered.content.decode()
    assert not Extension.objects.exists()


def test_an_instant_that_is_no_extension_is_refused_with_its_reason(office):
    school = a_school()

    answered = office.post(address("extend", school.pk), {"closes_at": typed(at_the_minute(1)), "reason": "Oh."})

    assert answered.status_code == 422
    assert "A deadline only ever moves to a later instant." in answered.content.decode()


def test_letters_due_before_the_new_close_are_refused_beside_their_field(office):
    school, closes = a_school(), at_the_minute(60)
    times = {"closes_at": typed(closes), "letters_due_at": typed(closes - timedelta(minutes=1))}

    answered = office.post(address("extend", school.pk), times | {"reason": "A storm."})

    assert answered.status_code == 422
    assert answered.context["form"].errors == {"letters_due_at": ["Letters are due when the call closes, or later."]}
    assert not Extension.objects.exists()


def test_letters_due_when_the_call_closes_are_no_mistake(office):
    school, closes = a_school(), at_the_minute(60)
    times = {"closes_at": typed(closes), "letters_due_at": typed(closes)}

    assert office.post(address("extend", school.pk), times | {"reason": "A storm."}).status_code == 302


def test_a_time_that_clocks_skip_is_refused_beside_the_field(office):
    school = a_school(zone="Europe/Lisbon")

    answered = office.post(address("extend", school.pk), {"closes_at": "2027-03-28 01:30", "reason": "A storm."})

    assert answered.context["form"].errors == {"closes_at": ["Clocks in this zone skip that time. Choose another."]}


def test_somebody_is_let_in_and_taken_out_again(office):
    school, until = a_school(), at_the_minute(60)
    office.post(address("let_in", school.pk), {"email": "late@x.example", "until": typed(until), "reason": "Illness."})
    access = LateAccess.objects.get()
    assert (access.call_id, access.email, access.until) == (school.pk, "late@x.example", until)

    office.post(address("shut_out", access.pk))

    access.refresh_from_db()
    assert access.revoked_at is not None


def test_a_final_deadline_offers_nothing_to_press(office):
    school = a_school(no_extension=True)

    page = office.get(address("page", school.pk)).content.decode()

    assert "final: no extension, no late access" in page
    assert address("extend", school.pk) not in page
