"""An organiser's hands in the admin's page editor: tabs, fields, and blocks added with the plus."""

import re
from datetime import datetime

from playwright.sync_api import FrameLocator, Locator, Page, expect


class DrawingBoard:
    """One page being edited. Fields are named as the editor names them: labels repeat in every block."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def tab(self, name: str) -> None:
        self.page.get_by_role("tab", name=name, exact=True).click()

    def write(self, **fields: str) -> None:
        for name, value in fields.items():
            self.field(name).fill(value)

    def choose(self, **fields: str) -> None:
        for name, label in fields.items():
            self.field(name).select_option(label=label)

    def write_day(self, name: str, at: datetime) -> None:
        """A day and a clock time; the calendar that opens is put away again."""
        self.field(name).fill(f"{at:%Y-%m-%d %H:%M}")
        self.field(name).press("Escape")

    def field(self, name: str) -> Locator:
        return self.page.locator(f'[name="{name}"]')

    def add(self, stream: str, kind: str = "", **values: str) -> str:
        """Press the last plus of a stream, choose a kind where there are several, and fill the new block in.

        Returns the beginning of the names of the block's fields.
        """
        counter = self.field(f"{stream}-count")
        number = counter.input_value()
        # By key: on a busy machine a pointer misses a plus that still glides to its place.
        counter.locator("..").locator(PLUS).last.press("Enter")
        if kind:
            self.page.get_by_role("option", name=kind, exact=True).click()
        block = f"{stream}-{number}-value"
        self.write(**{f"{block}-{name}": value for name, value in values.items()})
        return block

    def add_item(self, items: str, value: str) -> None:
        """One more line of a plain list, such as the choices of a question."""
        number = int(self.field(f"{items}-count").input_value())
        if number != 1 or self.field(f"{items}-0-value").input_value():
            self.field(f"{items}-count").locator("..").get_by_role("button", name="Add", exact=True).last.press("Enter")
        else:
            number = 0
        self.write(**{f"{items}-{number}-value": value})

    def tick(self, name: str) -> None:
        self.field(name).check()

    def save(self) -> None:
        """Save the draft on purpose, once the editor has made the page by itself: two at once would want one slug."""
        self.page.wait_for_url(re.compile("/edit/"), wait_until="commit")
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Save draft").first.click()

    def publish(self) -> None:
        self.page.get_by_role("button", name="More actions").last.click()
        with self.page.expect_navigation():
            self.page.get_by_role("button", name="Publish", exact=True).click()
        expect(self.page.locator(".messages")).to_contain_text("published")

    def preview(self, mode: str) -> FrameLocator:
        """The page as somebody else will see it, in the editor's own side panel."""
        if not self.page.get_by_label("Preview mode").is_visible():
            self._after_loading(self.page.get_by_role("button", name="Toggle preview").click)
        self._after_loading(self.page.get_by_label("Preview mode").select_option, label=mode)
        return self.page.locator("iframe[title=Preview]").content_frame

    def _after_loading(self, deed, **facts: str) -> None:
        """Do something that loads the preview anew; until it stands there alone, the panel hears nothing else."""
        with self.page.expect_response("**in_preview_panel=true**"):
            deed(**facts)
        expect(self.page.locator("iframe[title=Preview]")).to_have_count(1)


PLUS = ":scope > [data-streamfield-stream-container] > div > button[title='Insert a block']"
