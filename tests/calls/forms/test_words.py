"""One definition of length, for people who write in any script."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls.forms.words import count_characters, count_words


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("one", 1),
        ("  two \n words\t", 2),
        ("a lone – dash", 3),
        ("co-operation isn't two", 3),
        ("zero\u200bwidth", 1),
        ("soft\u00adhyphen", 1),
        ("\u200b \ufeff", 0),
        ("移民政策", 4),
        ("IMISCOE 移民 2027", 4),
        ("هجرة العمال", 2),
        ("no\u00a0break\u2003space", 3),
    ],
)
def test_words_are_counted_as_people_count_them(text, count):
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("  abc ", 3), ("a\r\nb", 3), ("e\u0301", 1), ("é", 1), ("a\u200bb", 2), ("😀", 1), ("a  b", 4)],
)
def test_characters_are_counted_as_people_count_them(text, count):
    assert count_characters(text) == count


@given(st.text())
def test_invisible_characters_never_count(text):
    assert count_words("\u200b".join(text)) == count_words(text)
    assert count_words(text + "\u00ad\u200d") == count_words(text)


@given(st.text(), st.text())
def test_words_add_up_across_a_space(one, other):
    assert count_words(f"{one} {other}") == count_words(one) + count_words(other)


@given(st.text())
def test_white_space_around_a_text_never_counts(text):
    assert count_characters(f" \n{text}\t ") == count_characters(text)
    assert count_words(f" \n{text}\t ") == count_words(text)


@given(st.text())
def test_there_are_never_more_words_than_characters(text):
    assert count_words(text) <= len(text)
