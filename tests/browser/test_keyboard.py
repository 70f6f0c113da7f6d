"""A juror who uses no mouse reads a dossier and hands in its score sheet."""

from playwright.sync_api import Page, expect

from calls.flow import Sheet
from calls.models import Evaluation
from tests.factories.jury import an_open_jury

MOST_STEPS = 80


def walk_to(page: Page, words: str) -> None:
    """Press Tab until something with this name has the focus, as often as a person would bear."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"Tab never came to “{words}”.")


FOCUSED = """(() => {
  const on = document.activeElement;
  const group = on.closest("fieldset")?.querySelector("legend")?.textContent ?? "";
  const labels = [...(on.labels ?? [])].map((label) => label.textContent);
  return [on.getAttribute("aria-label"), on.textContent, group, ...labels].join(" ");
})()"""


def test_a_juror_scores_a_dossier_without_the_mouse(windows):
    jury = an_open_jury()
    page = windows.open(jury.readers[0].person)

    page.goto("/jury/")
    walk_to(page, "Continue where I was")
    page.keyboard.press("Enter")
    page.wait_for_url("**/conflict/")
    walk_to(page, "Do you have a conflict of interest")
    page.keyboard.press("Space")
    walk_to(page, "Save the answer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jury/dossiers/*/")

    walk_to(page, "Originality")
    for _level in range(3):
        page.keyboard.press("ArrowRight")
    walk_to(page, "Clarity")
    page.keyboard.press("Space")
    expect(page.locator("[data-mark]")).to_have_text("3.00")
    walk_to(page, "Hand in")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Jury desk")
    sheet = Evaluation.objects.get()
    assert sheet.state == Sheet.HANDED_IN
    assert {score.criterion: score.value for score in sheet.scores.all()} == {"originality": 4, "clarity": 1}
