"""Two tabs, a sign-out, a slow afternoon: what a person typed is still there."""

from playwright.sync_api import expect

from calls.models import Submission
from tests.browser.windows import go_on, press, sign_in
from tests.factories.calls import a_draft
from tests.factories.people import PersonFactory

LONG = "I have typed this for an hour, and it must not be lost."


def test_a_tab_that_is_older_than_the_stored_answers_shows_both_and_lets_one_choose(windows):
    person = PersonFactory()
    address = f"/applications/{a_draft(by=person).reference}/project/"
    at_home, at_work = windows.open(person), windows.open(person)
    at_home.goto(address)
    at_work.goto(address)

    at_work.get_by_label("Why this school?").fill("From work")
    go_on(at_work, "Save and return to the list")
    at_home.get_by_label("Why this school?").fill(LONG)
    go_on(at_home, "Save and return to the list")

    expect(at_home.get_by_role("heading", level=1)).to_have_text("Changed in two places")
    expect(at_home.get_by_role("alert")).to_be_visible()
    expect(at_home.get_by_label("Both, to be edited")).to_have_value(f"From work\n\n{LONG}")
    press(at_home, "Save what I chose")
    expect(at_home.get_by_role("heading", name="What to fill in")).to_be_visible()
    assert Submission.objects.get().answer_map == {"motivation": f"From work\n\n{LONG}"}


def test_a_tab_that_was_signed_out_keeps_what_was_typed_until_it_is_saved(windows):
    person = PersonFactory()
    address = f"/applications/{a_draft(by=person).reference}/project/"
    page = windows.open(person)
    page.goto(address)
    other = windows.watch(page.context.new_page())
    other.goto("/desk/")
    other.get_by_role("button", name="Sign out").first.click()
    expect(other.get_by_role("link", name="Sign in").first).to_be_visible()

    page.get_by_label("Why this school?").fill(LONG)
    go_on(page, "Save and return to the list")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your text is kept")
    expect(page.get_by_text(LONG)).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    sign_in(windows.watch(opened.value), person.email)
    press(page, "Save again")
    press(page, "Save again")
    expect(page.get_by_role("heading", name="What to fill in")).to_be_visible()
    assert Submission.objects.get().answer_map == {"motivation": LONG}
