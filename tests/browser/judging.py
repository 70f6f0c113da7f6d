"""What jurors and chairs do at their desks."""

from playwright.sync_api import Page, expect

from tests.browser.windows import follow, press


def say_no_conflict(page: Page) -> None:
    page.get_by_label("I have no conflict of interest").check()
    press(page, "Save the answer")


def score(page: Page, **levels: str) -> None:
    """Choose a level for each criterion; the names of criteria are written with underscores for spaces."""
    for criterion, level in levels.items():
        group = page.get_by_role("group", name=criterion.replace("_", " "), exact=True)
        group.get_by_text(level, exact=True).click()


def judge_next(page: Page, **levels: str) -> None:
    """From the jury desk: open what comes next, answer for conflicts, score, hand in."""
    page.goto("/jury/")
    follow(page, "Continue where I was")
    if "/conflict/" in page.url:
        say_no_conflict(page)
    score(page, **levels)
    press(page, "Hand in")
    expect(page.get_by_text("is handed in.")).to_be_visible()


def judge_all(page: Page, worth: dict[str, str]) -> None:
    """Judge everything on the desk: each dossier gets on every criterion the level that its title is worth."""
    page.goto("/jury/")
    while page.get_by_role("link", name="Continue where I was").is_visible():
        follow(page, "Continue where I was")
        if "/conflict/" in page.url:
            say_no_conflict(page)
        level = worth[page.get_by_role("heading", level=1).inner_text()]
        for criterion in ("Originality", "Clarity"):
            page.get_by_role("group", name=criterion).get_by_role("radio", name=level).check(force=True)
        press(page, "Hand in")
        expect(page.get_by_text("is handed in.")).to_be_visible()
        page.goto("/jury/")


def close_round(page: Page) -> None:
    follow(page, "Close the round")
    press(page, "Close the round")
    expect(page.get_by_text("The round is closed.")).to_be_visible()


def decide_by_place(page: Page, *, first: int, following: int | None = None) -> None:
    """Let the board propose decisions by place, and save them."""
    page.get_by_text("Propose decisions by place").click()
    page.locator("[name=first]").fill(str(first))
    if following is not None:
        page.locator("[name=next]").fill(str(following))
    press(page, "Propose")
    press(page, "Save decisions")
    expect(page.get_by_text("Nobody is told before they are released.").first).to_be_visible()


def release(page: Page) -> None:
    follow(page, "Release decisions")
    press(page, "Release all decisions")
    expect(page.get_by_role("heading", name="Decisions released")).to_be_visible()
