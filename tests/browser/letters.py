"""What the house has written to somebody, read where the worker that sends it would read it; letters of reference."""

import re

from playwright.sync_api import Page, expect

from calls.models import Submission
from people.models import Message, Person
from tests.browser.windows import follow, press

GRACE = "grace@university.example"
WORDS = "A careful and original mind."

LINK = re.compile(r"http://\S+")


def letter_to(email: str, kind: str) -> Message:
    return Message.objects.get(to=email, kind=kind)


def link_in(letter: Message) -> str:
    return LINK.search(letter.text)[0]


def kinds_to(person: Person) -> list[str]:
    """Which letters this person got, the first one first."""
    return list(Message.objects.filter(to=person.email).order_by("pk").values_list("kind", flat=True))


def ask_for_letter(page: Page, submission: Submission) -> str:
    """Whoever puts somebody forward asks; returns the link that the referee finds in the mail."""
    page.goto(f"/applications/{submission.reference}/")
    follow(page, "Reference letters")
    page.get_by_label("Full name of the referee").fill("Grace Hopper")
    page.get_by_label("E-mail address").fill(GRACE)
    press(page, "Ask for the letter")
    expect(page.get_by_text("Grace Hopper is asked")).to_be_visible()
    return link_in(letter_to(GRACE, "letter_asked"))


def write_letter(page: Page) -> None:
    """The referee of `a_letter_call` answers what the call asks, without sending it yet."""
    for statement, said in [
        ("I was on the committee", "Yes"),
        ("I supervised the thesis", "No"),
        ("I taught the candidate", "Yes"),
    ]:
        page.get_by_role("group", name=statement).get_by_label(said, exact=True).check()
    page.get_by_label("How do you know the candidate?").fill("Member of the committee")
    page.get_by_label("Write it here").fill(WORDS)
