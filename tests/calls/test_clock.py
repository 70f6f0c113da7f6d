"""The zones a deadline may be written in."""

from calls import clock


def test_anywhere_on_earth_is_offered_first_and_every_choice_is_a_zone():
    names = [name for name, _label in clock.zone_choices()]

    assert names[:2] == ["AoE", "UTC"]
    assert all(clock.zone(name) for name in names)
