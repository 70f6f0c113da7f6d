"""Somebody who applied last year takes their answers along, by keys and on a phone; axe looks at what is shown."""

import pytest
from playwright.sync_api import expect

from tests.browser.crawl import looked_at
from tests.browser.test_keyboard import walk_to
from tests.browser.windows import PHONE, WITHOUT_SCRIPT, follow, press, too_wide
from tests.factories.calls import ANSWERS, a_draft, a_school, a_submission
from tests.factories.people import PersonFactory

OFFER = "Copy answers from Crossing borders, 2026"


@pytest.fixture
def draft(house):
    person = PersonFactory(first_name="Ada", last_name="Byron")
    a_submission(a_school(code="SUM26", year=2026, title="Crossing borders"), by=person)
    return a_draft(a_school(), by=person)


def taken_along(draft) -> tuple[dict, list[str]]:
    draft.refresh_from_db()
    return draft.answer_map, [file.question for file in draft.attachments.all()]


def test_answers_are_taken_along_with_the_keyboard(windows, draft):
    page = windows.open(draft.applicant)
    page.goto(f"/applications/{draft.reference}/")
    found = looked_at(page)
    walk_to(page, OFFER)
    page.keyboard.press("Enter")
    page.wait_for_url("**/copy/")
    found += looked_at(page)
    walk_to(page, "Copy this: Topic")
    page.keyboard.press("Space")
    walk_to(page, "Copy what is ticked")
    page.keyboard.press("Enter")

    expect(page.get_by_text("3 answers were copied. Look them over.")).to_be_visible()
    answers, files = taken_along(draft)
    assert (sorted(answers), files) == (["motivation", "support"], ["cv"])
    assert found == []


def test_answers_are_taken_along_on_a_phone_that_runs_no_script(windows, draft):
    page = windows.open(draft.applicant, viewport=PHONE["viewport"], **WITHOUT_SCRIPT)
    page.goto(f"/applications/{draft.reference}/")
    follow(page, OFFER)
    wide = too_wide(page)
    press(page, "Copy what is ticked")

    expect(page.get_by_text("4 answers were copied. Look them over.")).to_be_visible()
    answers, files = taken_along(draft)
    assert (answers, files) == ({key: ANSWERS[key] for key in ("topic", "motivation", "support")}, ["cv"])
    assert wide == []
