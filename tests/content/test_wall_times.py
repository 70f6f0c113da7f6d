"""Clock times in forms, also on the nights when clocks change: refused, asked about, kept."""

from datetime import UTC, datetime

import pytest
from django import forms

from content.wall_times import WallTimeField, read, show

SKIPPED = "Clocks in this zone skip that time. Choose another."
TWICE = "Clocks in this zone show that time twice. Choose which one is meant."
SPRING, AUTUMN = "2027-03-28 02:30", "2027-10-31 02:30"
FIRST, SECOND = datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


class Form(forms.Form):
    due_at = WallTimeField(required=False)

    def __init__(self, *args, zone="Europe/Brussels", stored=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.zone = zone
        show(self, "due_at", stored, zone)

    def clean(self):
        read(self, ["due_at"], self.zone)
        return self.cleaned_data


def cleaned(shown, zone="Europe/Brussels", which=""):
    form = Form({"due_at": shown, "due_at_which": which}, zone=zone)
    assert form.is_valid(), form.errors
    return form.cleaned_data["due_at"]


def refused(shown, zone="Europe/Brussels", which=""):
    form = Form({"due_at": shown, "due_at_which": which}, zone=zone)
    assert not form.is_valid()
    return form


def asks(form):
    return 'name="due_at_which"' in str(form["due_at"])


def chosen(form):
    """The answer to the question which of two is meant, as the page shows it."""
    return [value for value in ("", "0", "1") if f'<option value="{value}" selected' in str(form["due_at"])]


def test_a_time_is_an_instant_in_its_zone():
    assert cleaned("2027-07-05 09:00", "Europe/Lisbon") == datetime(2027, 7, 5, 8, tzinfo=UTC)
    assert cleaned("2027-01-05 09:00", "Europe/Lisbon") == datetime(2027, 1, 5, 9, tzinfo=UTC)


def test_nothing_typed_is_nothing():
    assert cleaned("") is None


def test_a_word_that_is_no_time_is_refused_by_its_own_sentence():
    assert refused("soon").errors == {"due_at": ["Enter a valid date/time."]}


def test_a_time_that_clocks_skip_in_spring_is_refused_and_stays_typed():
    form = refused(SPRING)

    assert form.errors == {"due_at": [SKIPPED]}
    assert f'value="{SPRING}"' in str(form["due_at"])
    assert not asks(form)


def test_a_time_that_clocks_show_twice_in_autumn_is_asked_about_and_stays_typed():
    form = refused(AUTUMN)

    assert form.errors == {"due_at": [TWICE]}
    assert f'value="{AUTUMN}"' in str(form["due_at"])
    assert asks(form)
    assert chosen(form) == [""]


@pytest.mark.parametrize(("which", "instant"), [("0", FIRST), ("1", SECOND)])
def test_the_one_that_was_chosen_is_meant(which, instant):
    assert cleaned(AUTUMN, which=which) == instant


def test_an_answer_that_is_none_is_asked_again():
    assert refused(AUTUMN, which="7").errors == {"due_at": [TWICE]}


@pytest.mark.parametrize(("stored", "which"), [(FIRST, "0"), (SECOND, "1")])
def test_the_one_that_was_chosen_is_kept_in_the_form(stored, which):
    form = Form(stored=stored)

    assert chosen(form) == [which]
    assert f'value="{AUTUMN}"' in str(form["due_at"])


def test_an_answer_left_from_another_time_means_nothing_and_is_asked_no_more():
    form = Form({"due_at": "2027-11-01 02:30", "due_at_which": "1"})

    assert form.is_valid()
    assert form.cleaned_data["due_at"] == datetime(2027, 11, 1, 1, 30, tzinfo=UTC)
    assert not asks(form)


@pytest.mark.parametrize("shown", [SPRING, AUTUMN])
@pytest.mark.parametrize("zone", ["AoE", "UTC"])
def test_where_clocks_never_change_every_time_is_one_instant(zone, shown):
    hours = 12 if zone == "AoE" else 0

    assert cleaned(shown, zone) == datetime.fromisoformat(shown).replace(hour=2 + hours, tzinfo=UTC)


def test_south_of_the_equator_the_nights_are_the_other_ones():
    assert refused("2027-10-03 02:30", "Australia/Sydney").errors == {"due_at": [SKIPPED]}
    assert refused("2027-04-04 02:30", "Australia/Sydney").errors == {"due_at": [TWICE]}


def test_without_a_zone_nothing_is_taken_for_an_instant():
    form = Form({"due_at": AUTUMN}, zone=None)

    assert form.is_valid()
    assert form.cleaned_data["due_at"] is None


def test_an_ordinary_time_asks_nothing():
    assert not asks(Form(stored=datetime(2027, 7, 5, 8, tzinfo=UTC)))
