"""Making a page while the editor saves by itself: one page comes of it, with all that was typed."""

import re

from playwright.sync_api import expect

from tests.browser.office import an_organiser
from tests.factories.training import TrainingIndexPageFactory
from training.models import SchoolPage

WATCHES = "document.addEventListener('w-unsaved:watch-edits', () => (window.watches = true))"
SLOW_ANSWERS = """() => {
  const quick = window.fetch;
  window.fetch = async (address, facts = {}) => {
    const answer = await quick(address, facts);
    if (`${address}`.includes("/pages/add/")) {
      window.isSaved = true;
      await new Promise((done) => setTimeout(done, 1500));
    }
    return answer;
  };
}"""
"""The page is made, and the editor does not know yet."""


def test_a_press_during_the_first_save_waits_for_it(windows):
    training = TrainingIndexPageFactory()
    page = windows.open(an_organiser())
    page.add_init_script(WATCHES)
    page.goto(f"/admin/pages/add/training/schoolpage/{training.pk}/")
    page.wait_for_function("window.watches")
    page.evaluate(SLOW_ANSWERS)

    page.locator("[name=title]").fill("Harbours")
    page.locator("[name=year]").fill("2028")
    page.wait_for_function("window.isSaved")
    page.locator("[name=introduction]").fill("Five days by the sea.")
    page.get_by_role("button", name="Save draft").first.click()

    expect(page.locator(".messages")).to_contain_text("has been updated")
    expect(page).to_have_url(re.compile("/edit/"))
    assert SchoolPage.objects.get().get_latest_revision_as_object().introduction == "Five days by the sea."
