"""Somebody puts forward a thesis of articles, their own, and its referee sends a letter: by keys, and on a phone."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from awards.models import NominationChapter
from calls.flow import State
from calls.models import Letter, Submission
from tests.browser.crawl import looked_at
from tests.browser.letters import WORDS, ask_for_letter, letter_to, link_in, write_letter
from tests.browser.nominating import CHAPTER, articles, fill_in, say_which_thesis
from tests.browser.papers import paper
from tests.browser.test_keyboard import walk_to
from tests.browser.windows import PHONE, WITHOUT_SCRIPT, follow, go_on, too_wide
from tests.factories.calls import an_award
from tests.factories.letters import a_letter_call
from tests.factories.people import PersonFactory

GRACE = "grace@university.example"


@pytest.fixture
def edition(house):
    return a_letter_call(make=an_award, contact_email="award@network.example")


@pytest.fixture
def nominee(house):
    return PersonFactory(first_name="Nora", last_name="Quill")


def test_on_a_phone_that_runs_no_script(windows, edition, nominee):
    page, abroad = (windows.open(person, **WITHOUT_SCRIPT, **PHONE) for person in (nominee, None))
    wide: list[str] = []

    def look(page):
        wide.extend(too_wide(page))

    page.goto(edition.url)
    follow(page, "Nominate a thesis")
    page.get_by_label("My own").check()
    look(page)
    say_which_thesis(page)
    link = ask_for_letter(page, Submission.objects.get())
    look(page)
    page.goto(f"/applications/{Submission.objects.get().reference}/")
    follow(page, "Continue")
    fill_in(page, thesis=articles, look=look)
    look(page)
    go_on(page, "Submit")
    abroad.goto(link)
    look(abroad)
    go_on(abroad, "I am Grace Hopper: begin")
    write_letter(abroad)
    look(abroad)
    go_on(abroad, "Send the letter")
    expect(abroad.get_by_role("heading", level=1)).to_contain_text("has come")
    look(abroad)

    has_come()
    assert wide == []


def test_with_the_keyboard_alone_past_axe(windows, edition, nominee):
    page, abroad = windows.open(nominee), windows.open()
    found: list[str] = []

    page.goto(edition.url)
    go(page, "Nominate a thesis")
    found += looked_at(page)
    choose(page, "Whose work is it")
    write(page, "Title of the thesis", "Borders in maps")
    write(page, "Universities that gave the degree", "University of Lisbon")
    page.get_by_label("Day of the official defence").fill(defended())
    go(page, "Save and go on")
    go(page, "Reference letters")
    write(page, "Full name of the referee", "Grace Hopper")
    write(page, "E-mail address", GRACE)
    go(page, "Ask for the letter")
    expect(page.get_by_text("Grace Hopper is asked")).to_be_visible()
    found += looked_at(page)
    page.goto(f"/applications/{Submission.objects.get().reference}/")
    found += looked_at(page)
    go(page, "Continue")
    for answer in (chapters, people, project, support, documents, declarations):
        answer(page)
        found += looked_at(page)
        go(page, "Save and continue")
    found += looked_at(page)
    go(page, "Submit")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have submitted")
    found += looked_at(page)
    send_letter(abroad, found)

    has_come()
    assert found == []


def send_letter(page: Page, found: list[str]) -> None:
    page.goto(link_in(letter_to(GRACE, "letter_asked")))
    found += looked_at(page)
    go(page, "I am Grace Hopper: begin")
    for statement in ("I was on the committee", "I supervised the thesis", "I taught the candidate"):
        choose(page, statement)
    write(page, "How do you know the candidate?", "Member of the committee")
    write(page, "Write it here", WORDS)
    found += looked_at(page)
    go(page, "Send the letter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("has come")
    found += looked_at(page)


def chapters(page: Page) -> None:
    choose(page, "Kind of thesis", second=True)
    write(page, "Title", CHAPTER)
    choose(page, "Status")
    choose(page, "Is it an introduction or a conclusion?", second=True)
    choose(page, "Written by the nominee alone?")


def people(page: Page) -> None:
    for name in ("Grace Hopper", "Max Planck"):
        write(page, "Name", name)
        write(page, "E-mail address", f"{name.split()[0].lower()}@university.example")


def project(page: Page) -> None:
    write(page, "Topic", "Borders in maps")
    write(page, "Why this school?", "It is where my questions live.")


def support(page: Page) -> None:
    choose(page, "travel", second=True)


def documents(page: Page) -> None:
    # The window in which a file is chosen belongs to the browser.
    page.get_by_label("Your CV").set_input_files(paper(pages=2))


def declarations(page: Page) -> None:
    walk_to(page, "All of this is true")
    page.keyboard.press("Space")


def go(page: Page, label: str) -> None:
    walk_to(page, label)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def write(page: Page, label: str, text: str) -> None:
    walk_to(page, label)
    page.keyboard.insert_text(text)


def choose(page: Page, group: str, *, second: bool = False) -> None:
    """The first answer of a group, or the second, which an arrow leads to."""
    walk_to(page, group)
    page.keyboard.press("ArrowDown" if second else "Space")


def defended() -> str:
    return f"{timezone.now() - timedelta(days=200):%Y-%m-%d}"


def has_come() -> None:
    submission = Submission.objects.get()
    assert submission.state == State.SUBMITTED
    assert NominationChapter.objects.get(nomination__submission=submission).title == CHAPTER
    assert Letter.objects.get().request.submission == submission
