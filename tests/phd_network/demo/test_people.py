"""People who do not exist."""

from collections import Counter
from datetime import date, timedelta

import pytest

from people.models import CareerStage
from phd_network.demo import people, sources

DAY = date(2026, 10, 1)


def everyone(seed):
    nominees = people.nominees(seed, 63, until=DAY)
    return [
        *people.candidates(seed, 115),
        *people.jurors(seed, 20),
        *(nominee.person for nominee in nominees),
        *(other for nominee in nominees for other in (*nominee.supervisors, *nominee.committee)),
    ]


def test_the_same_seed_invents_the_same_people_and_another_seed_others():
    assert everyone(7) == everyone(7)
    assert {one.name for one in people.candidates(7, 60)}.isdisjoint(one.name for one in people.jurors(7, 20))
    assert [one.name for one in people.candidates(7, 3)] != [one.name for one in people.candidates(8, 3)]


@pytest.mark.parametrize("seed", [1, 2, 2027])
def test_nobody_invented_has_the_name_of_a_laureate(seed):
    real = {people.folded(one.name) for one in sources.laureates()}
    real |= {people.folded(author) for one in sources.winners() for author in one.authors}

    assert real.isdisjoint(people.folded(one.name) for one in everyone(seed))


def test_a_name_that_somebody_real_bears_is_left_out_whatever_its_accents():
    names = people.untaken(["Ada", "Kristína"], ["Simonsen", "Ahlen"], {"kristina simonsen", "anton ahlen"})

    assert names == [("Ada", "Simonsen"), ("Ada", "Ahlen"), ("Kristína", "Ahlen")]


@pytest.mark.parametrize("seed", [1, 2, 2027])
def test_nobody_is_two_people(seed):
    names = [one.name for one in everyone(seed)]

    assert [name for name, times in Counter(names).items() if times > 1] == []


@pytest.mark.parametrize("seed", [1, 2, 2027])
def test_addresses_are_all_different_and_lead_nowhere(seed):
    addresses = [one.email for one in everyone(seed)]

    assert [address for address, times in Counter(addresses).items() if times > 1] == []
    assert [address for address in addresses if not address.endswith(".example") or not address.isascii()] == []


def test_some_candidates_have_names_that_break_careless_forms():
    found = people.candidates(1, 61)

    assert any(ord(one.given_name[0]) in range(0x600, 0x700) for one in found)
    assert [one.name for one in found if not one.family_name] == ["Suhartini"]
    assert max(len(one.name) for one in found) == 107


def test_a_short_list_is_the_beginning_of_a_long_one():
    assert people.candidates(1, 100)[:10] == people.candidates(1, 10)


def test_candidates_stand_at_the_stages_that_an_application_knows():
    assert {one.stage for one in people.candidates(1, 200)} == set(CareerStage.values)


def test_every_nominee_defended_within_two_years_before_the_day():
    defended = [nominee.defended_on for nominee in people.nominees(1, 63, until=DAY)]

    assert [day for day in defended if not DAY - timedelta(days=730) <= day < DAY] == []
    assert len(set(defended)) > 50


def test_the_letter_comes_from_the_committee_and_from_elsewhere():
    for nominee in people.nominees(1, 63, until=DAY):
        universities = {name for name, _country in nominee.universities}
        assert nominee.referee in nominee.committee
        assert nominee.referee not in nominee.supervisors
        assert nominee.referee.affiliation not in universities


def test_some_degrees_are_joint_and_some_nominees_have_a_nominator_who_supervised_them():
    found = people.nominees(1, 63, until=DAY)

    assert Counter(len(nominee.universities) for nominee in found) == {1: 58, 2: 5}
    assert sum(nominee.nominator is not None for nominee in found) == 15
    assert all(nominee.nominator in (None, nominee.supervisors[0]) for nominee in found)
