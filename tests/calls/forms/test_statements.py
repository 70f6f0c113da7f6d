"""A referee's yes or no against the rule of the call."""

import pytest

from calls.forms.statements import ANY, NO, YES, Answered, Statement, read


@pytest.mark.parametrize(
    ("expected", "said", "mismatch"),
    [
        (YES, True, ""),
        (YES, False, "The call asks for somebody of whom this is true."),
        (NO, False, ""),
        (NO, True, "The call asks for somebody of whom this is not true."),
        (ANY, True, ""),
        (ANY, False, ""),
        (ANY, None, ""),
        (YES, None, "The call asks for an answer, and none was given."),
        (NO, None, "The call asks for an answer, and none was given."),
    ],
)
def test_an_answer_fits_the_rule_or_says_in_words_why_not(expected, said, mismatch):
    assert Answered("I was on the committee", expected, said).mismatch == mismatch


def test_a_letter_keeps_the_wording_that_was_answered():
    kept = [Statement("k", "I was on the committee", YES).answered(said=False)]

    assert read(kept) == [Answered("I was on the committee", YES, False)]
    assert read(kept)[0].word == "No"


def test_a_statement_says_what_it_has_to_be():
    assert [Statement("k", "I taught", expected).rule for expected in (YES, NO, ANY)] == [
        "has to be true",
        "has to be false",
        "may be either",
    ]
