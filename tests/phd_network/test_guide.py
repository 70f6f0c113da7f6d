"""The living guide shows every component, so that none is written twice for want of being found."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory

from phd_network.guide import guide

COMPONENTS = Path(settings.BASE_DIR) / "templates" / "components"
PIECES = {"confirm_page.html", "guide.html", "messages.html"}
"""Whole pages, and what base.html includes only when there is something to say."""


def included_from(name, seen):
    """The components that `name` includes, directly or through another."""
    found = re.findall(r'include "components/([\w.]+)"', (COMPONENTS / name).read_text(encoding="utf-8"))
    for inner in set(found) - seen:
        seen.add(inner)
        included_from(inner, seen)
    return seen


def test_the_guide_shows_every_component():
    shown = included_from("guide.html", included_from("../base.html", set()))
    tags = {"pattern.html"}

    assert {path.name for path in COMPONENTS.glob("*.html")} - shown - tags - PIECES == set()


@pytest.mark.django_db
def test_the_guide_draws_a_dot_for_each_mark():
    html = guide(RequestFactory().get("/guide/")).content.decode()

    assert html.count('class="dots__mark') == 11 + 5


@pytest.mark.django_db
def test_the_guide_has_no_inline_style_and_no_inline_script():
    html = guide(RequestFactory().get("/guide/")).content.decode()

    assert " style=" not in html
    assert re.findall(r"<script[^>]*>", html) == ['<script type="module" src="/static/js/comfort.js">']
