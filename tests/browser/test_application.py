"""A school application with ranked tracks and a fee waiver, in another zone: by keys alone, and without script."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from calls.models import Submission
from tests.browser.crawl import looked_at
from tests.browser.papers import paper
from tests.browser.test_keyboard import walk_to
from tests.browser.windows import PHONE, WITHOUT_SCRIPT, follow, go_on, press, too_wide
from tests.factories.calls import NEVER, a_school, question, section
from tests.factories.people import PersonFactory

TRACKS = [{"type": "item", "id": track.lower(), "value": track} for track in ("Film", "Maps", "Letters")]
WAIVED = NEVER | {"question": "Do you ask for a fee waiver?", "value": "yes"}
FORM = [
    section(
        "project",
        "Your project",
        question("text", "topic", "Topic", limit=80),
        question("ranked", "tracks", "Your tracks", options=TRACKS, choose_at_most=None),
    ),
    section(
        "money",
        "Fees",
        question("yesno", "waiver", "Do you ask for a fee waiver?", audience="organisers"),
        question("area", "why", "Why do you need it?", audience="organisers", limit=30, unit="words", condition=WAIVED),
    ),
    section("files", "Your files", question("file", "cv", "Your CV", pages=2, megabytes=2)),
    section("consent", "Your consent", question("consent", "truth", "All of this is true")),
]
ANSWERS = {
    "topic": "Kitchens",
    "tracks": ["maps", "film"],
    "waiver": True,
    "why": "My grant ends in spring.",
    "truth": True,
}
BOGOTA = {"timezone_id": "America/Bogota", "locale": "en-GB"}
"""Where the reader is; the call is in Tokyo, fourteen hours ahead."""


@pytest.fixture
def school(house):
    closes_at = (timezone.now() + timedelta(days=20)).replace(hour=14, minute=59, second=0, microsecond=0)
    return a_school(form=FORM, zone="Asia/Tokyo", closes_at=closes_at)


def test_a_candidate_applies_with_the_keyboard_alone(windows, school):
    page = windows.open(PersonFactory(first_name="Ada", last_name="Byron"), **BOGOTA)
    found: list[str] = []
    page.goto(school.url)
    reads_both_times(page)

    go(page, "Apply", found)
    type_in(page, "Working title of your thesis", "Kitchens of arrival")
    choose(page, "Where you stand", down=3)
    type_in(page, "University of your doctorate", "University of Lisbon")
    go(page, "Save and go on", found)
    reads_both_times(page)

    go(page, "Continue", found)
    type_in(page, "Topic", ANSWERS["topic"])
    for track, place in (("Film", 2), ("Maps", 1)):
        choose(page, track, down=place, presses_space=False)
    go(page, "Save and continue", found)
    choose(page, "Do you ask for a fee waiver?")
    type_in(page, "Why do you need it?", ANSWERS["why"])
    go(page, "Save and continue", found)
    walk_to(page, "Your CV")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(paper(pages=2))
    go(page, "Save and continue", found)
    choose(page, "All of this is true")
    go(page, "Save and continue", found)
    go(page, "Submit", found)

    expect(page.get_by_role("heading", level=1)).to_have_text("You have submitted")
    found += looked_at(page)
    assert handed_in() == ANSWERS
    assert found == []


def test_a_candidate_applies_on_a_phone_that_runs_no_script(windows, school):
    phone = {"viewport": PHONE["viewport"]}
    page = windows.open(PersonFactory(first_name="Ada", last_name="Byron"), **phone, **WITHOUT_SCRIPT, **BOGOTA)
    wide: list[str] = []
    page.goto(school.url)
    expect(page.locator("main")).to_contain_text("23:59 (Tokyo time)")

    follow(page, "Apply")
    wide += too_wide(page)
    page.get_by_label("Working title of your thesis").fill("Kitchens of arrival")
    page.get_by_label("Early career, after the doctorate").check()
    page.get_by_label("University of your doctorate").fill("University of Lisbon")
    go_on(page, "Save and go on")
    wide += too_wide(page)
    follow(page, "Continue")
    wide += too_wide(page)
    page.get_by_label("Topic").fill(ANSWERS["topic"])
    page.get_by_label("Maps").select_option("1")
    page.get_by_label("Film").select_option("2")
    go_on(page, "Save and continue")
    wide += too_wide(page)
    page.get_by_label("Yes", exact=True).check()
    page.get_by_label("Why do you need it?").fill(ANSWERS["why"])
    go_on(page, "Save and continue")
    wide += too_wide(page)
    page.get_by_label("Your CV").set_input_files(paper(pages=2))
    go_on(page, "Save and continue")
    wide += too_wide(page)
    page.get_by_label("All of this is true").check()
    go_on(page, "Save and continue")
    wide += too_wide(page)
    press(page, "Submit")

    expect(page.get_by_role("heading", level=1)).to_have_text("You have submitted")
    wide += too_wide(page)
    assert handed_in() == ANSWERS
    assert wide == []


def reads_both_times(page: Page) -> None:
    """The official time comes first, then the reader's own, fourteen hours earlier."""
    deadline = page.locator(".deadline").first
    expect(deadline).to_contain_text("Your time:")
    told = deadline.inner_text()
    official, own = told.index("23:59 (Tokyo time)"), told.index("Your time:")
    assert official < own
    assert "09:59" in told[own:]


def go(page: Page, label: str, found: list[str]) -> None:
    """Let axe look at the screen, then walk to a link or a button and press it."""
    found += looked_at(page)
    walk_to(page, label)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page: Page, label: str, text: str) -> None:
    walk_to(page, label)
    page.keyboard.type(text)


def choose(page: Page, label: str, *, down: int = 0, presses_space: bool = True) -> None:
    """Walk to a group or a menu and move down; the space bar chooses the first of a group, and ticks a box."""
    walk_to(page, label)
    if presses_space:
        page.keyboard.press("Space")
    for _step in range(down):
        page.keyboard.press("ArrowDown")


def handed_in() -> dict:
    submission = Submission.objects.get()
    assert submission.is_submitted
    assert submission.attachments.get().pages == 2
    return submission.answer_map
