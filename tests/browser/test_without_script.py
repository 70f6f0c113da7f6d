"""Everything a candidate does works in a browser that runs no script."""

from playwright.sync_api import expect

from calls.flow import State
from calls.models import Submission
from tests.browser.papers import paper
from tests.browser.windows import WITHOUT_SCRIPT, follow, go_on, press, sign_in
from tests.factories.calls import a_school
from tests.factories.people import PersonFactory


def test_a_candidate_applies_without_script_from_the_call_to_the_receipt(windows):
    school, person = a_school(), PersonFactory(first_name="Ada", last_name="Byron")
    page = windows.open(**WITHOUT_SCRIPT)

    page.goto(school.url)
    expect(page.get_by_text("Why this school?")).to_be_visible()
    follow(page, "Apply")
    sign_in(page, person.email)

    page.get_by_label("Working title of your thesis").fill("Borders in maps")
    page.get_by_label("Doctorate, middle stage").check()
    page.get_by_label("University of your doctorate").fill("University of Lisbon")
    go_on(page, "Save and go on")
    expect(page.get_by_role("alert")).to_contain_text("Name your main supervisor.")
    page.get_by_label("Main supervisor").fill("Grace Hopper")
    page.get_by_label("Doctorate begun on").fill("2025-10-01")
    go_on(page, "Save and go on")

    follow(page, "Continue")
    page.get_by_label("Topic").fill("Borders in maps")
    page.get_by_label("Why this school?").fill("It is where my questions live.")
    go_on(page, "Save and continue")
    page.get_by_label("No", exact=True).check()
    go_on(page, "Save and continue")
    page.get_by_label("Your CV").set_input_files(paper("cv.pdf", pages=2))
    go_on(page, "Save and continue")
    page.get_by_label("All of this is true").check()
    go_on(page, "Save and continue")

    expect(page.get_by_role("heading", level=1)).to_have_text("Check your answers")
    press(page, "Submit")

    expect(page.get_by_role("heading", level=1)).to_have_text("You have submitted")
    submission = Submission.objects.get()
    assert submission.state == State.SUBMITTED
    assert submission.answer_map == {
        "topic": "Borders in maps",
        "motivation": "It is where my questions live.",
        "support": False,
        "truth": True,
    }
    expect(page.get_by_text(submission.reference, exact=True)).to_be_visible()
