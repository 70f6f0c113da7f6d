"""On a phone of 360 pixels everything is within its width, and what one must press is in sight."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.windows import PHONE, too_wide
from tests.factories.calls import FORM, a_full_draft, a_school, section
from tests.factories.calls import question as asked
from tests.factories.jury import an_open_jury, free

LONG = "Grenzüberschreitungserfahrungen und Aufenthaltsgenehmigungsverfahren im Donaudelta"
TRACKS = [{"type": "item", "id": f"track-{number}", "value": f"{LONG} {number}"} for number in (1, 2)]
ARABIC = "مريم بنت عبد الرحمن"


def within(page: Page, address: str, *buttons: str) -> list[str]:
    """What a phone cannot show of this screen: a line for each thing too wide and for each button out of reach."""
    page.goto(address)
    faults = [f"{address} scrolls sideways: {element}" for element in too_wide(page)]
    return faults + [f"{address}: {label} is cut off" for label in buttons if not _is_in_reach(page, label)]


def _is_in_reach(page: Page, label: str) -> bool:
    button = page.locator("main").get_by_role("button", name=label, exact=True)
    button = button.or_(page.locator("main").get_by_role("link", name=label, exact=True)).first
    expect(button).to_be_visible()
    button.scroll_into_view_if_needed()
    box = button.bounding_box()
    return box["x"] >= 0 and box["x"] + box["width"] <= page.viewport_size["width"] and box["height"] >= 24


@pytest.fixture
def draft(house):
    ranked = section("order", LONG, asked("ranked", "tracks", LONG, options=TRACKS))
    school = a_school(title=LONG, form=[*FORM, ranked])
    return a_full_draft(school, title=f"{LONG} {LONG}", candidate_name=ARABIC)


def test_a_candidate_can_apply_on_a_phone(windows, draft):
    page = windows.open(draft.applicant, **PHONE)
    here = f"/applications/{draft.reference}"

    faults = within(page, draft.call.url, "Apply")
    faults += within(page, f"/calls/{draft.call_id}/start/", "Save and go on")
    faults += within(page, f"{here}/", "Continue")
    for key in ("project", "support", "files", "consent", "order"):
        faults += within(page, f"{here}/{key}/", "Save and continue", "Save and return to the list")
    faults += within(page, f"{here}/check/", "Return to the list")
    faults += within(page, f"{here}/offline/", "Read the file")

    assert faults == []


def test_a_juror_can_read_and_score_on_a_phone(windows):
    jury = an_open_jury(dossiers=2)
    assignment = free(jury.assignment())
    page = windows.open(jury.readers[0].person, **PHONE)
    dossier = f"/jury/dossiers/{assignment.pk}/"

    faults = within(page, "/jury/", "Continue where I was")
    faults += within(page, f"/jury/dossiers/{jury.assignment(1).pk}/conflict/", "Save the answer")
    faults += within(page, dossier, "Save", "Hand in", "Save and next")

    assert faults == []


def test_a_chair_can_look_at_the_board_on_a_phone(windows):
    jury = an_open_jury(dossiers=3, readers=2)
    page = windows.open(jury.chair.person, **PHONE)

    assert within(page, f"/rounds/{jury.round.pk}/board/", "Close the round", "Save decisions") == []
