"""Links that open one thing for somebody without an account."""

from urllib.parse import quote
from uuid import uuid4

import pytest

from people.links import key_in, text_in, text_token, token


def test_a_token_gives_its_key_back():
    key = uuid4()
    assert key_in("letter", token("letter", key)) == key


def test_a_token_for_one_purpose_opens_nothing_else():
    assert key_in("confirmation", token("letter", uuid4())) is None


def test_an_altered_token_opens_nothing():
    mine, other = token("letter", uuid4()), uuid4()
    assert key_in("letter", other.hex + mine[32:]) is None


def test_a_token_cut_short_by_a_mail_program_opens_nothing():
    assert key_in("letter", token("letter", uuid4())[:-1]) is None


def test_a_key_without_a_signature_opens_nothing():
    assert key_in("letter", uuid4().hex) is None


def test_a_token_of_another_site_opens_nothing(settings):
    foreign = token("letter", uuid4())
    settings.SECRET_KEY = "another site"
    assert key_in("letter", foreign) is None


@pytest.mark.parametrize("text", ["grace@university.example", "ßø@université.example", ""])
def test_a_token_may_name_a_text_instead_of_a_row(text):
    assert text_in("letters-of", text_token("letters-of", text)) == text


def test_a_token_over_a_text_goes_into_an_address_as_it_is():
    made = text_token("letters-of", "grace.hopper+letters@université.example")
    assert quote(made, safe="") == made


def test_a_token_over_a_text_opens_nothing_else_and_only_unaltered():
    mine, other = text_token("letters-of", "a@x.example"), text_token("letters-of", "b@x.example")
    swapped = f"{other.rpartition('.')[0]}.{mine.rpartition('.')[2]}"

    assert [text_in(*pair) for pair in [("letter", mine), ("letters-of", swapped), ("letters-of", mine[:-1])]] == [
        None,
        None,
        None,
    ]


def test_a_token_over_a_key_is_none_over_a_text_and_the_other_way_round():
    assert text_in("letter", token("letter", uuid4())) is None
    assert key_in("letter", text_token("letter", "a@x.example")) is None
