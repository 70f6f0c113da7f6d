"""Clock times and instants, also on the nights when clocks change."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from content import zones

NAMES = [name for name, _label in zones.choices()]


def test_a_summer_time_is_one_hour_ahead_of_winter():
    assert zones.instant(datetime(2027, 7, 5, 9), "Europe/Lisbon") == datetime(2027, 7, 5, 8, tzinfo=UTC)
    assert zones.instant(datetime(2027, 1, 5, 9), "Europe/Lisbon") == datetime(2027, 1, 5, 9, tzinfo=UTC)


def test_a_time_that_clocks_skip_has_no_instant():
    assert zones.instant(datetime(2027, 3, 28, 2, 30), "Europe/Brussels") is None


def test_of_a_time_that_clocks_show_twice_the_first_is_taken():
    assert zones.instant(datetime(2027, 10, 31, 2, 30), "Europe/Brussels") == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@given(st.datetimes(datetime(1990, 1, 1), datetime(2050, 1, 1)), st.sampled_from(NAMES))
def test_what_a_clock_shows_comes_back_from_its_instant(wall_time, name):
    found = zones.instant(wall_time, name)

    assert found is None or zones.wall(found, name) == wall_time


def test_a_zone_is_named_after_its_place():
    assert zones.word("America/New_York") == "(New York time)"
