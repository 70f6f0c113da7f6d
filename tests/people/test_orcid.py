"""The check digit finds every slip of one finger and every swap of neighbours."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from people.orcid import check_digit, is_valid, tidy

FIFTEEN = st.text("0123456789", min_size=15, max_size=15)


def written(characters):
    return "-".join(characters[start : start + 4] for start in range(0, 16, 4))


def made(fifteen):
    return fifteen + check_digit(fifteen)


@pytest.mark.parametrize("known", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"])
def test_published_ids_are_valid(known):
    assert is_valid(known) is True


@given(FIFTEEN)
def test_whatever_is_made_is_valid(fifteen):
    assert is_valid(written(made(fifteen))) is True


@given(FIFTEEN, st.integers(0, 14), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_found(fifteen, position, digit):
    assume(fifteen[position] != digit)
    characters = made(fifteen)
    slipped = characters[:position] + digit + characters[position + 1 :]

    assert is_valid(written(slipped)) is False


@given(FIFTEEN, st.integers(0, 13))
def test_two_swapped_neighbours_are_found(fifteen, position):
    assume(fifteen[position] != fifteen[position + 1])
    swapped = fifteen[:position] + fifteen[position + 1] + fifteen[position] + fifteen[position + 2 :]

    assert is_valid(written(swapped + check_digit(fifteen))) is False


@given(FIFTEEN)
def test_every_way_of_writing_an_id_is_tidied_to_one(fifteen):
    characters = made(fifteen)
    expected = written(characters)
    ways = [characters, expected, f"https://orcid.org/{expected}", f"orcid.org/{expected}/", f" {expected.lower()} "]

    assert {tidy(way) for way in ways} == {expected}


@given(st.text())
def test_tidying_is_done_once(text):
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_no_text_is_too_strange_to_judge(text):
    assert is_valid(text) in {True, False}
