"""A week that nobody spends in two rooms at once."""

from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest

from phd_network.demo import people
from phd_network.demo.programme import TRACKS, summer_school
from training.models.module import ModuleKind


def programme():
    speakers = [person.name for person in people.scholars(1, 9)]
    return summer_school(date(2027, 8, 23), speakers)


@pytest.mark.parametrize("track", TRACKS)
def test_whoever_follows_one_track_has_thirty_hours_and_never_two_things_at_once(track):
    modules = [module for module in programme() if module.track in ("", track)]
    sessions = [session for module in modules for session in module.sessions]

    assert sum(module.hours for module in modules) == Decimal(30)
    assert [pair for pair in combinations(sessions, 2) if overlap(*pair)] == []


def test_no_room_and_no_speaker_is_booked_twice_at_a_time():
    sessions = [session for module in programme() for session in module.sessions]
    together = [pair for pair in combinations(sessions, 2) if overlap(*pair)]

    assert together
    assert [pair for pair in together if pair[0].room == pair[1].room or pair[0].speaker == pair[1].speaker] == []


def test_the_week_lasts_from_monday_to_friday_in_local_time():
    starts = [session.starts for module in programme() for session in module.sessions]

    assert (min(starts).isoformat(), max(starts).isoformat()) == (
        "2027-08-23T09:30:00+01:00",
        "2027-08-27T14:30:00+01:00",
    )


def test_modules_are_of_kinds_that_the_pages_know():
    assert {module.kind for module in programme()} <= set(ModuleKind.values)


def test_too_few_speakers_for_the_tracks_are_refused():
    with pytest.raises(ValueError, match="needs at least 5 speakers"):
        summer_school(date(2027, 8, 23), ["One", "Two", "Three", "Four"])


def overlap(one, other):
    return one.starts < other.ends and other.starts < one.ends
