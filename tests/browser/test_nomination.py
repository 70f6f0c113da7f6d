"""A supervisor puts a thesis forward, its author agrees by the link of a letter, a referee writes by another one."""

import pytest
from playwright.sync_api import Page, expect

from awards.models import Confirmation, Reply
from calls.flow import State
from calls.models import Letter, Submission
from tests.browser.crawl import looked_at
from tests.browser.letters import ask_for_letter, kinds_to, letter_to, link_in, write_letter
from tests.browser.nominating import fill_in, say_which_thesis
from tests.browser.test_keyboard import walk_to
from tests.browser.windows import PHONE, WITHOUT_SCRIPT, follow, go_on, too_wide
from tests.factories.calls import a_submission, an_award
from tests.factories.letters import a_letter_call
from tests.factories.people import PersonFactory

NOMINEE = "emmy@university.example"
LETTER = "confirmation_asked"


@pytest.fixture
def edition(house):
    return a_letter_call(make=an_award, contact_email="award@network.example")


@pytest.fixture
def supervisor(house):
    return PersonFactory(first_name="Grete", last_name="Hermann")


def nominate(page: Page, edition, *, look) -> Submission:
    page.goto(edition.url)
    look(page)
    follow(page, "Nominate a thesis")
    page.get_by_label("I nominate somebody else’s work").check()
    look(page)
    page.get_by_label("Your relation to the nominee").select_option(label="Supervisor")
    page.get_by_label("Full name of the nominee").fill("Emmy Noether")
    page.get_by_label("E-mail address of the nominee").fill(NOMINEE)
    say_which_thesis(page)
    return Submission.objects.get()


def submit(page: Page, submission: Submission, *, look) -> None:
    page.goto(f"/applications/{submission.reference}/")
    look(page)
    follow(page, "Continue")
    fill_in(page, look=look)
    look(page)
    go_on(page, "Submit")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have submitted")


def agree(page: Page, *, look) -> None:
    page.goto(link_in(letter_to(NOMINEE, LETTER)))
    expect(page.get_by_text("Grete Hermann")).to_be_visible()
    look(page)
    go_on(page, "Send your reply")
    expect(page.get_by_role("alert").first).to_contain_text("Choose one of the two.")
    look(page)
    page.get_by_label("I agree to this nomination").check()
    go_on(page, "Send your reply")
    expect(page.get_by_text("You agreed")).to_be_visible()
    look(page)


def write(page: Page, link: str) -> None:
    page.goto(link)
    go_on(page, "I am Grace Hopper: begin")
    write_letter(page)
    go_on(page, "Send the letter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("has come")


@pytest.mark.parametrize("facts", [{}, WITHOUT_SCRIPT | PHONE], ids=["script and axe", "no script on a phone"])
def test_a_supervisors_nomination_is_agreed_to_and_gets_its_letter(windows, edition, supervisor, facts):
    found, wide = [], []

    def look(page):
        wide.extend(too_wide(page))
        found.extend([] if facts else looked_at(page))

    at_work, at_home, abroad = windows.open(supervisor, **facts), windows.open(**facts), windows.open(**facts)
    submission = nominate(at_work, edition, look=look)
    link = ask_for_letter(at_work, submission)
    look(at_work)
    submit(at_work, submission, look=look)
    agree(at_home, look=look)
    write(abroad, link)
    at_work.goto(f"/applications/{submission.reference}/")
    look(at_work)

    submission.refresh_from_db()
    assert (submission.state, Confirmation.objects.get().state) == (State.SUBMITTED, Reply.CONFIRMED)
    assert Letter.objects.get().request.submission == submission
    assert kinds_to(supervisor) == ["received", "confirmation_confirmed", "letter_received"]
    assert (found, wide) == ([], [])


def test_a_nominee_agrees_with_the_keyboard_alone(windows, edition, supervisor):
    a_submission(edition, by=supervisor, email=NOMINEE)
    page = windows.open()

    page.goto(link_in(letter_to(NOMINEE, LETTER)))
    walk_to(page, "Your reply")
    page.keyboard.press("Space")
    walk_to(page, "Send your reply")
    page.keyboard.press("Enter")

    expect(page.get_by_text("You agreed")).to_be_visible()
    assert Confirmation.objects.get().state == Reply.CONFIRMED


def test_looking_at_the_link_changes_nothing_and_declining_takes_the_nomination_out(windows, edition, supervisor):
    submission = a_submission(edition, by=supervisor, email=NOMINEE)
    page = windows.open(**WITHOUT_SCRIPT)

    page.goto(link_in(letter_to(NOMINEE, LETTER)))
    assert Confirmation.objects.get().state == Reply.ASKED
    page.get_by_label("I do not wish to be nominated").check()
    page.get_by_label("Why not").fill("I moved on.")
    go_on(page, "Send your reply")

    expect(page.get_by_text("You declined")).to_be_visible()
    submission.refresh_from_db()
    assert submission.state == State.WITHDRAWN
    assert "I moved on." not in letter_to(supervisor.email, "confirmation_declined").text
