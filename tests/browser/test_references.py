"""A candidate asks for a letter, its referee writes it by the link alone, and the candidate sees that it came."""

import pytest
from playwright.sync_api import expect

from calls.models import Letter
from tests.browser.crawl import looked_at
from tests.browser.letters import WORDS, ask_for_letter, write_letter
from tests.browser.test_keyboard import walk_to
from tests.browser.windows import PHONE, WITHOUT_SCRIPT, follow, go_on, too_wide
from tests.factories.calls import a_draft
from tests.factories.letters import a_letter_call
from tests.factories.people import PersonFactory


@pytest.fixture
def draft(house):
    return a_draft(a_letter_call(letter_guidance="Say what is new in this work."), by=PersonFactory(first_name="Ada"))


@pytest.mark.parametrize("facts", [{}, WITHOUT_SCRIPT, PHONE], ids=["script", "no script", "phone"])
def test_a_letter_goes_from_the_request_to_the_receipt(windows, draft, facts):
    candidate, referee = windows.open(draft.applicant, **facts), windows.open(**facts)
    referee.goto(ask_for_letter(candidate, draft))
    go_on(referee, "I am Grace Hopper: begin")
    go_on(referee, "Send the letter")
    expect(referee.get_by_role("alert").first).to_contain_text("Choose yes or no.")
    write_letter(referee)
    go_on(referee, "Keep it, send later")
    go_on(referee, "Send the letter")

    expect(referee.get_by_role("heading", level=1)).to_contain_text("has come")
    assert Letter.objects.get().text == WORDS
    candidate.reload()
    expect(candidate.get_by_text("Received", exact=True)).to_be_visible()
    assert WORDS not in candidate.content()
    assert [too_wide(page) for page in (candidate, referee)] == [[], []]


def test_a_referee_writes_with_the_keyboard_alone(windows, draft):
    candidate, referee = windows.open(draft.applicant), windows.open()
    referee.goto(ask_for_letter(candidate, draft))
    walk_to(referee, "I am Grace Hopper")
    referee.keyboard.press("Enter")
    referee.wait_for_url("**/write/")
    for statement, down in [("I was on the committee", 0), ("I supervised", 1), ("I taught", 0)]:
        walk_to(referee, statement)
        referee.keyboard.press("Space")
        if down:
            referee.keyboard.press("ArrowDown")
    referee.keyboard.press("Tab")
    referee.keyboard.type("Member of the committee")
    referee.keyboard.press("Tab")
    referee.keyboard.press("Tab")
    referee.keyboard.type(WORDS)
    walk_to(referee, "Send the letter")
    referee.keyboard.press("Enter")

    expect(referee.get_by_role("heading", level=1)).to_contain_text("has come")
    said = [kept["said"] for kept in Letter.objects.get().statements]
    assert said == [True, False, True]


def test_axe_finds_nothing_on_the_pages_of_referees_and_in_the_cockpit(windows, draft):
    candidate, referee = windows.open(draft.applicant), windows.open()
    link = ask_for_letter(candidate, draft)
    found = looked_at(candidate)
    referee.goto(link)
    found += looked_at(referee)
    follow(referee, "Decline")
    found += looked_at(referee)
    follow(referee, "Go back")
    go_on(referee, "I am Grace Hopper: begin")
    go_on(referee, "Send the letter")
    found += looked_at(referee)
    write_letter(referee)
    go_on(referee, "Send the letter")
    found += looked_at(referee)
    candidate.reload()
    candidate.get_by_role("link", name="Ask somebody else instead").click()
    found += looked_at(candidate)

    assert found == []
