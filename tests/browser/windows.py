"""Windows of a browser: each with cookies of its own, as on the desks of different people."""

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.factories.people import PASSWORD

PATIENCE = 10_000
"""Milliseconds to wait for anything; a slow machine is no failure."""
expect.set_options(timeout=PATIENCE)
PHONE = {"viewport": {"width": 360, "height": 740}, "has_touch": True, "is_mobile": True}
WITHOUT_SCRIPT = {"java_script_enabled": False}


class Windows:
    """Opens windows and remembers what went wrong in any of their scripts."""

    def __init__(self, new_context, url: str) -> None:
        self.url = url
        self.faults: list[str] = []
        self._new_context = new_context
        self._pages: list[Page] = []

    def open(self, person=None, *, password: str = PASSWORD, **facts) -> Page:
        """A window of its own; signed in through the door as `person`, if one is given."""
        context = self._new_context(base_url=self.url, **facts)
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        self.watch(page)
        if person:
            sign_in(page, person.email, password)
        return page

    def watch(self, page: Page) -> Page:
        """Note the faults of this page, and picture it should the test fail."""
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._listen)
        self._pages.append(page)
        return page

    def picture(self, folder: Path, name: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        for number, page in enumerate(self._pages, start=1):
            page.screenshot(path=folder / f"{name}-{number}.png", full_page=True)

    def _listen(self, message) -> None:
        # An address that answers 422 on purpose is told here too; a script or style refused by our own policy matters.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.faults.append(message.text)


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Sign in on the sign-in page, which this window is taken to unless it stands there already."""
    if "/accounts/login/" not in page.url:
        page.goto("/accounts/login/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill(password)
    press(page, "Sign in")


def press(page: Page, label: str) -> None:
    """Press the button in the page with exactly this label."""
    page.locator("main").get_by_role("button", name=label, exact=True).click()


def go_on(page: Page, label: str) -> None:
    """Press a button that leads to another page, and be there: a form that saves itself does that first."""
    with page.expect_navigation():
        press(page, label)


def follow(page: Page, label: str) -> None:
    """Follow the first link in the page with exactly this label."""
    page.locator("main").get_by_role("link", name=label, exact=True).first.click()


def too_wide(page: Page) -> list[str]:
    """The elements that make this page scroll sideways, the beginning of each."""
    return page.evaluate(TOO_WIDE)


TOO_WIDE = """(() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > width);
  return wide.map((one) => one.outerHTML.slice(0, 80));
})()"""
