"""Two tabs, a sign-out, a slow afternoon: what a person typed is still there."""

from playwright.sync_api import expect

from calls.models import Submission
from tests.browser.windows import press, sign_in
from tests.factories.calls import a_draft
from tests.factories.people import PersonFactory

LONG = "I have typed this for an hour, and it must not be lost."


def test_a_tab_that_is_older_than_the_stored_answers_keeps_what_was_typed(windows):
    person = PersonFactory()
    address = f"/applications/{a_draft(by=person).reference}/project/"
    at_home, at_work = windows.open(person), windows.open(person)
    at_home.goto(address)
    at_work.goto(address)

    at_work.get_by_label("Topic").fill("From work")
    press(at_work, "Save and return to the list")
    at_home.get_by_label("Why this school?").fill(LONG)
    press(at_home, "Save and return to the list")

    expect(at_home.get_by_role("alert")).to_be_visible()
    expect(at_home.get_by_text("From work")).to_be_visible()
    expect(at_home.get_by_label("Why this school?")).to_have_value(LONG)
    press(at_home, "Save and return to the list")
    expect(at_home.get_by_role("heading", name="What to fill in")).to_be_visible()
    assert Submission.objects.get().answer_map == {"motivation": LONG}


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
    press(page, "Save and return to the list")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your text is kept")
    expect(page.get_by_text(LONG)).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").click()
    sign_in(windows.watch(opened.value), person.email)
    press(page, "Save again")
    press(page, "Save again")
    expect(page.get_by_role("heading", name="What to fill in")).to_be_visible()
    assert Submission.objects.get().answer_map == {"motivation": LONG}
