"""Putting a thesis forward: what every nomination says of it, and the questions of its form."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page

from tests.browser.papers import paper
from tests.browser.windows import go_on

CHAPTER = "Routes and their makers"


def say_which_thesis(page: Page) -> None:
    """The facts of the work, on the first page of a nomination that says already whose it is."""
    page.get_by_label("Title of the thesis").fill("Borders in maps")
    page.get_by_label("Universities that gave the degree").fill("University of Lisbon\nUniversity of Vienna")
    page.get_by_label("Day of the official defence").fill(f"{timezone.now() - timedelta(days=200):%Y-%m-%d}")
    go_on(page, "Save and go on")


def monograph(page: Page) -> None:
    page.get_by_label("Monograph").check()


def articles(page: Page) -> None:
    """One chapter, published and by the nominee alone."""
    page.get_by_label("Collection of articles").check()
    page.locator("[name=thesis-chapters-0-title]").fill(CHAPTER)
    page.locator("[name=thesis-chapters-0-status]").first.check()
    page.locator("[name=thesis-chapters-0-frame][value=no]").check()
    page.locator("[name=thesis-chapters-0-alone][value=yes]").check()


def fill_in(
    page: Page,
    *,
    thesis: Callable[[Page], object] = monograph,
    look: Callable[[Page], object] = lambda page: None,
) -> None:
    """From the first section to the check of the answers; `look` is called on every page before it is left."""
    for answer in (thesis, _people_around, _project, _support, _documents, _declarations):
        answer(page)
        look(page)
        go_on(page, "Save and continue")


def _people_around(page: Page) -> None:
    for part, name in [("supervisors", "Grace Hopper"), ("committee", "Max Planck")]:
        page.locator(f"[name={part}-0-person-name]").fill(name)
        page.locator(f"[name={part}-0-person-email]").fill(f"{part}@university.example")


def _project(page: Page) -> None:
    page.get_by_label("Topic").fill("Borders in maps")
    page.get_by_label("Why this school?").fill("It is where my questions live.")


def _support(page: Page) -> None:
    page.get_by_label("No", exact=True).check()


def _documents(page: Page) -> None:
    page.get_by_label("Your CV").set_input_files(paper(pages=2))


def _declarations(page: Page) -> None:
    page.get_by_label("All of this is true").check()
