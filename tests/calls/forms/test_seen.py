"""What a page was made from survives the way through a hidden field, and nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls.forms.seen import digest, read, seen, written

KEYS = st.text("abcdefghij0123456789-_", min_size=1, max_size=40)
VALUES = st.recursive(
    st.none() | st.booleans() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
)


@given(st.dictionaries(KEYS, VALUES))
def test_what_is_written_is_read_again(stored):
    found = seen(stored, stored)

    assert read(written(found)) == found


@given(VALUES, VALUES)
def test_different_answers_have_different_digests(one, other):
    assert (digest(one) == digest(other)) == (one == other and type(one) is type(other))


@given(st.text())
def test_whatever_comes_back_is_read_as_digests_or_not_at_all(text):
    assert all(len(value) == 8 for value in read(text).values())


@pytest.mark.parametrize("text", ["topic", "topic=", "topic=12", "topic=123456789", "topic=ZZZZZZZZ", "=12345678"])
def test_what_is_no_digest_is_left_out(text):
    assert read(text) == {}


def test_a_question_without_an_answer_has_a_digest_too():
    assert seen(["topic"], {}) == {"topic": digest(None)}
