"""Putting a thesis forward: what every nomination says of it, and the questions of its form."""

from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page

from tests.browser.papers import paper
from tests.browser.windows import press


def say_which_thesis(page: Page) -> None:
    """The facts of the work, on the first page of a nomination that says already whose it is."""
    page.get_by_label("Title of the thesis").fill("Borders in maps")
    page.get_by_label("Universities that gave the degree").fill("University of Lisbon\nUniversity of Vienna")
    page.get_by_label("Day of the official defence").fill(f"{timezone.now() - timedelta(days=200):%Y-%m-%d}")
    press(page, "Save and go on")


def fill_in(page: Page, *, look: Callable[[Page], object] = lambda page: None) -> None:
    """From the first section to the check of the answers; `look` is called on every page before it is left."""
    for answer in (_form_of_the_thesis, _people_around, _project, _support, _documents, _declarations):
        answer(page)
        look(page)
        press(page, "Save and continue")


def _form_of_the_thesis(page: Page) -> None:
    page.get_by_label("Monograph").check()


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
