"""A form is downloaded, filled in elsewhere and brought back: on a phone, without script, and past axe."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.crawl import looked_at
from tests.browser.windows import PHONE, WITHOUT_SCRIPT, follow, press, too_wide
from tests.factories.calls import a_draft, answer


def filled_in(page: Page, **words: str) -> dict:
    """The plain text that the page offers, with words written under the questions of these numbers."""
    with page.expect_download() as download:
        follow(page, "Plain text")
    text = Path(download.value.path()).read_text("utf-8-sig")
    for number, answer_ in words.items():
        text = re.sub(rf"(### {number[1:]}\. .*\n(?:\n?>.*\n)*\n)", lambda found, words=answer_: found[1] + words, text)
    return {"name": "form.txt", "mimeType": "text/plain", "buffer": text.encode()}


def test_a_form_filled_in_elsewhere_is_brought_back_without_script(windows):
    draft = answer(a_draft(), topic="Borders in maps")
    page = windows.open(draft.applicant, **WITHOUT_SCRIPT)

    page.goto(f"/applications/{draft.reference}/")
    follow(page, "Work offline")
    page.get_by_label("The form you filled in").set_input_files(filled_in(page, q2="It is where my questions live.\n"))
    press(page, "Read the file")
    expect(page.get_by_role("checkbox", name=re.compile("Take this from the file.*Why this school"))).to_be_checked()
    press(page, "Store what is ticked")

    expect(page.get_by_text("1 answer was stored from your file.")).to_be_visible()
    draft.refresh_from_db()
    assert draft.answer_map == {"topic": "Borders in maps", "motivation": "It is where my questions live."}


def test_the_report_fits_a_phone_and_axe_finds_nothing_in_it(windows):
    draft = a_draft()
    page = windows.open(draft.applicant, **PHONE)
    page.goto(f"/applications/{draft.reference}/offline/")

    file = filled_in(page, q1="Maps\n", q2="word " * 30 + "\n", q4="a lot " * 40 + "\n")
    page.get_by_label("The form you filled in").set_input_files(file)
    press(page, "Read the file")

    expect(page.get_by_text("Taken, too long")).to_be_visible()
    assert (too_wide(page), looked_at(page)) == ([], [])
    press(page, "Store what is ticked")
    expect(page.get_by_role("heading", level=1)).to_have_text("Still to do by hand")
    assert (too_wide(page), looked_at(page)) == ([], [])
