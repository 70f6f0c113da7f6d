"""The admin form of a call keeps its promises: a published deadline moves by extension only, once the call opened."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from calls.editing import CallPageForm
from tests.factories.calls import a_draft, a_school
from tests.factories.jury import a_jury, an_open_jury
from tests.factories.training import MONTH

pytestmark = pytest.mark.django_db

MOVED = "This call has opened: move it under Calls, Deadlines, where everyone is told."
DAY = timedelta(days=1)


def checked(school, *, more=(), **changes):
    """The instants of the form, sent as they stand but for these changes, with `more` fields."""

    class Form(CallPageForm):
        class Meta:
            model = type(school)
            fields = ["zone", "no_extension", *more]

    kept = {"zone": school.zone, "no_extension": school.no_extension and "on"}
    form = Form(kept, instance=school, for_user=None)
    typed = {name: f"{form.initial[name]:%Y-%m-%d %H:%M}" for name in ("opens_at", "closes_at") if name in form.initial}
    form.data = {key: value for key, value in (kept | typed | changes).items() if value}
    form.is_valid()
    return form


def test_a_page_of_an_open_call_is_saved_as_it_stands_to_the_second():
    school = a_school(closes_at=timezone.now().replace(second=59, microsecond=0) + DAY)

    form = checked(school)

    assert form.errors == {}
    assert form.cleaned_data["closes_at"] == school.closes_at


@pytest.mark.parametrize("day", ["2027-01-01 10:00", "2099-01-01 10:00"])
def test_the_deadline_of_an_open_call_is_not_moved_on_its_page(day):
    assert checked(a_school(opens_at=timezone.now() - DAY), closes_at=day).errors == {"closes_at": [MOVED]}


def test_the_deadline_of_an_open_call_is_not_emptied_on_its_page():
    assert checked(a_school(), closes_at="").errors == {"closes_at": ["Give both times, or neither."]}


def test_both_times_of_an_open_call_are_not_emptied_either():
    assert checked(a_school(), opens_at="", closes_at="").errors == {"closes_at": [MOVED]}


def test_before_it_opens_a_window_moves_freely():
    school = a_school(opens_at=timezone.now() + MONTH, closes_at=timezone.now() + 2 * MONTH)

    assert checked(school, closes_at="2099-01-01 10:00").errors == {}


@pytest.mark.parametrize(
    ("due", "errors"),
    [
        ("2099-01-01 09:59", {"letters_due_at": ["Letters are due when the call closes, or later."]}),
        ("2099-01-01 10:00", {}),
        ("2099-01-08 10:00", {}),
    ],
)
def test_letters_are_never_due_before_the_call_closes(due, errors):
    school = a_school(opens_at=timezone.now() + MONTH, closes_at=timezone.now() + 2 * MONTH)

    assert checked(school, closes_at="2099-01-01 10:00", letters_due_at=due).errors == errors


def test_a_page_that_is_not_published_promises_nothing():
    school = a_school()
    school.unpublish()

    assert checked(school, closes_at="2099-01-01 10:00").errors == {}


def test_the_promise_that_a_deadline_is_final_is_not_taken_back():
    form = checked(a_school(no_extension=True), no_extension="")

    assert form.errors == {"no_extension": ["This call has opened with the promise that its deadline is final."]}


def test_a_deadline_in_the_hour_that_clocks_repeat_is_asked_about_and_kept():
    opens = timezone.now() + MONTH
    school = a_school(zone="Europe/Brussels", opens_at=opens, closes_at=opens + MONTH)
    night = {"closes_at": "2099-10-25 02:30"}

    asked = checked(school, **night)
    assert asked.errors == {"closes_at": ["Clocks in this zone show that time twice. Choose which one is meant."]}
    assert 'name="closes_at_which"' in str(asked["closes_at"])

    assert checked(school, **night, closes_at_which="1").cleaned_data["closes_at"] == datetime(
        2099, 10, 25, 1, 30, tzinfo=UTC
    )


def test_a_round_that_has_begun_stays_on_the_page():
    planned, begun = a_jury().call, an_open_jury(code="SUM28").call
    emptied = {"more": ["rounds_plan"], "rounds_plan-count": "0"}

    assert "rounds_plan" not in checked(planned, **emptied).errors
    assert checked(begun, **emptied).errors["rounds_plan"] == [
        "The round “First reading” has begun: it stays, as number 1."
    ]


def test_a_code_that_reference_numbers_carry_stays():
    begun, fresh = a_draft().call, a_school(code="SPR28")

    assert checked(begun, more=["code"], code="OTHER1").errors["code"] == [
        "People have begun, and their reference numbers carry the code: it stays."
    ]
    assert "code" not in checked(fresh, more=["code"], code="OTHER1").errors


@pytest.mark.parametrize("code", ["ACA/27", "aca27", "ACA 27", "-ACA", "C12", "É27"])
def test_a_code_is_made_for_addresses(code):
    assert "code" in checked(a_school(), more=["code"], code=code).errors
    assert "code" not in checked(a_school(code="SPR28"), more=["code"], code="ACA-27").errors
