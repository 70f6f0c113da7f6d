"""A title without a picture gets a pattern of its own, and keeps it."""

import re
from math import dist, hypot

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from content.patterns import CELL, COLUMNS, ROWS, STRANDS, VARIANTS, pattern
from content.templatetags.pictures import initials


@given(st.text())
def test_the_same_title_always_gets_the_same_pattern(title):
    assert pattern(title) == pattern(title)


def test_capitals_and_spaces_at_the_ends_do_not_change_the_pattern():
    assert pattern("  Borders in Motion ") == pattern("borders in motion")


def test_two_titles_get_two_patterns():
    assert pattern("Borders in motion").threads != pattern("Methods on the move").threads


@given(st.text())
def test_every_cell_holds_both_bundles_of_threads(title):
    assert pattern(title).threads.count("M") == COLUMNS * ROWS * len(STRANDS) * 2


@given(st.text())
def test_the_colours_are_one_of_those_the_styles_know(title):
    assert pattern(title).variant in range(1, VARIANTS + 1)


def test_bundles_from_opposite_corners_never_cross():
    assert 2 * max(STRANDS) < hypot(CELL, CELL)


@given(st.text())
def test_no_thread_begins_under_a_dot(title):
    drawn = pattern(title)
    starts = [(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)", drawn.threads)]

    assert all(dist(start, dot) > drawn.dot_radius for start in starts for dot in drawn.dots)


def test_the_tag_draws_a_hidden_svg_without_style_attributes():
    html = Template("{% load pictures %}{% pattern title %}").render(Context({"title": "<script>"}))

    assert html.startswith('<svg class="pattern pattern--')
    assert 'aria-hidden="true"' in html
    assert "style=" not in html
    assert "script" not in html


def test_initials_are_those_of_the_first_and_the_last_word():
    assert initials("Ana María Núñez") == "AN"


def test_one_word_gives_one_letter():
    assert initials("Sukarno") == "S"


def test_no_name_gives_no_letter():
    assert initials("  ") == ""
