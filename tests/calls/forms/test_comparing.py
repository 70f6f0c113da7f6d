"""Two texts side by side lose nothing: each is there whole, and what has both has every line of both."""

from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from calls.forms.comparing import Run, marked, together

LINES = st.lists(st.sampled_from(["One word", "Two words more", "", "Drei", "كلمة"]), max_size=8).map("\n".join)
TEXTS = LINES | st.text()


def written(text):
    """The lines with something on them."""
    return [line for line in text.splitlines() if line]


@given(TEXTS, TEXTS)
def test_a_marked_text_is_the_text(one, other):
    assert "".join(run.text for run in marked(one, other)) == one


@given(TEXTS)
def test_nothing_stands_out_between_equal_texts(text):
    assert [run.differs for run in marked(text, text)] == ([False] if text else [])


@given(TEXTS, TEXTS)
def test_both_together_have_every_line_of_either(one, other):
    assert set(written(together(one, other))) == {*written(one), *written(other)}


@given(TEXTS)
def test_a_text_together_with_itself_stays_itself(text):
    assert written(together(text, text)) == written(text)


def test_the_words_that_only_one_has_stand_out():
    assert marked("I study borders in Lisbon.", "I study rivers in Lisbon.") == [
        Run("I study ", False),
        Run("borders", True),
        Run(" in Lisbon.", False),
    ]


def test_what_both_share_is_there_once():
    shared = "A beginning.\n\n{}\n\nAn end."

    assert together(shared.format("Here"), shared.format("There")) == shared.format("Here\n\nThere")


def test_two_long_and_wholly_different_texts_are_compared_in_no_time():
    one, other = ("".join(f"{name}{number} " for number in range(10_000)) for name in "ab")
    started = perf_counter()

    assert marked(one, other) == [Run(one, True)]
    assert perf_counter() - started < 2
