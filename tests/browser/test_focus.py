"""Whoever goes through a long page by keys sees what has the focus: nothing that stays in view lies over it."""

import pytest
from playwright.sync_api import Page

from tests.browser.windows import sign_in
from tests.factories.calls import a_draft, a_school, question, section

LONG = "Mapping the borders of Europe: migration, mobility and the making of places"
PROSE = [question("area", f"part{number}", f"Part {number} of the proposal") for number in range(1, 13)]
STEPS = 16

COVERED = """async () => {
  await new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)));
  const on = document.activeElement;
  if (on === document.body) return null;
  const box = on.getBoundingClientRect();
  const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const labels = [...(on.labels ?? [])];
  const own = hit && (on.contains(hit) || hit.contains(on) || labels.some((label) => label.contains(hit)));
  return own ? "" : `${on.id || on.textContent.trim() || on.tagName} is under ${hit?.className ?? "nothing"}`;
}"""


def covered(page: Page, key: str) -> list[str]:
    """What had the focus and could not be seen, in as many presses of `key` as the page has fields."""
    found = []
    for _step in range(STEPS):
        page.keyboard.press(key)
        fault = page.evaluate(COVERED)
        if fault is None:
            break
        found += [fault] if fault else []
    return found


@pytest.mark.parametrize(("width", "height"), [(360, 640), (360, 800), (1440, 700)])
def test_nothing_lies_over_what_has_the_focus_on_the_way_back(windows, width, height):
    draft = a_draft(a_school(title=LONG, form=[section("proposal", "Your proposal", *PROSE)]))
    page = windows.open(viewport={"width": width, "height": height}, reduced_motion="reduce")
    sign_in(page, draft.applicant.email)
    page.goto(f"/applications/{draft.reference}/proposal/")

    page.get_by_role("button", name="Save and return to the list").focus()

    assert covered(page, "Shift+Tab") == []
