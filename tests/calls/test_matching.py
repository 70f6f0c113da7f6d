"""The same name, the same title, however they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls.matching import folded, folded_name, hashed


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’exil et ses cartes", "l'EXIL et ses cartes."),
        ("Bakkær Simonsen", "Bakkaer  Simonsen"),
        ("Ahlén", "AHLEN"),
        ("Straße", "STRASSE"),
        ("Łódź: a city", "lodz a city"),
        ("Move & stay", "Move – stay"),
        ("Title\u200b with an invisible sign", "Title with an invisible sign"),
    ],
)
def test_case_accents_and_punctuation_do_not_part_two_titles(one, other):
    assert folded(one) == folded(other)


def test_other_words_are_another_title():
    assert folded("Exile and maps") != folded("Exile and map")


def test_the_order_of_a_name_does_not_matter():
    assert folded_name("Noether, Emmy") == folded_name("Emmy Noether")


def test_a_name_in_another_script_is_a_name():
    assert folded_name("ليلى حداد") != ""


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text):
    assert folded(folded(text)) == folded(text)


def test_a_hash_tells_nothing_without_the_key(settings):
    before = hashed("person", "emmy noether")
    settings.EARLIER_ENTRIES_KEY = "another key"

    assert hashed("person", "emmy noether") != before
    assert len(before) == 64


def test_a_name_and_a_title_of_the_same_words_have_different_hashes():
    assert hashed("person", "maria") != hashed("work", "maria")
