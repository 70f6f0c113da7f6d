"""Zones and instants: one instant, and how clocks in a zone write it, also on the nights when they change."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content import zones

ZONES = ["AoE", "UTC", "Europe/Lisbon", "America/St_Johns", "Pacific/Kiritimati", "Australia/Lord_Howe"]


def test_anywhere_on_earth_a_day_ends_at_noon_of_the_next_in_utc():
    midnight = datetime(2027, 2, 1)

    assert zones.instants(midnight, "AoE") == [datetime(2027, 2, 1, 12, tzinfo=UTC)]


def test_a_time_that_clocks_skip_is_no_instant():
    assert zones.instants(datetime(2027, 3, 28, 2, 30), "Europe/Berlin") == []


def test_a_time_that_clocks_repeat_is_two_instants():
    assert zones.instants(datetime(2027, 10, 31, 2, 30), "Europe/Berlin") == [
        datetime(2027, 10, 31, 0, 30, tzinfo=UTC),
        datetime(2027, 10, 31, 1, 30, tzinfo=UTC),
    ]


def test_an_instant_is_read_on_the_clock_of_its_zone():
    assert zones.wall(datetime(2027, 2, 1, 11, 59, tzinfo=UTC), "AoE") == datetime(2027, 1, 31, 23, 59)


def test_a_zone_that_is_none_is_refused():
    with pytest.raises(ZoneInfoNotFoundError):
        zones.zone("Europe/Atlantis")


def test_every_choice_is_a_zone_and_none_is_offered_that_is_no_place():
    names = [name for name, _label in zones.choices()]

    assert names[0] == "UTC"
    assert all(zones.zone(name) for name in names)
    assert "Etc/GMT+5" not in names


def test_a_zone_is_named_after_its_place():
    assert zones.zone_name("America/New_York") == "New York time"
    assert zones.zone_name("AoE") == "anywhere on Earth"


@given(
    instant=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    name=st.sampled_from(ZONES),
)
def test_reading_an_instant_and_writing_it_back_finds_it_again(instant, name):
    assert instant in zones.instants(zones.wall(instant, name), name)


@given(wall=st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)), name=st.sampled_from(ZONES))
def test_the_instants_of_a_clock_time_all_show_it_and_stand_in_order(wall, name):
    found = zones.instants(wall, name)

    assert [zones.wall(instant, name) for instant in found] == [wall] * len(found)
    assert found == sorted(found)
    assert len(found) in {0, 1, 2}
    assert all(later - earlier <= timedelta(hours=2) for earlier, later in pairwise(found))


def test_a_zone_is_so_many_minutes_east_of_utc_at_an_instant():
    summer, winter = datetime(2027, 7, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)

    assert [zones.offset(instant, "Europe/Berlin") for instant in (summer, winter)] == [120, 60]
    assert [zones.offset(winter, name) for name in ("AoE", "America/St_Johns")] == [-720, -210]
