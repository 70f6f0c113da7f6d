"""A draft that saves itself: what it says, and what becomes of text that a lost line or another tab keeps from it."""

from datetime import timedelta
from time import sleep

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from calls.flow import Sheet
from calls.models import Evaluation, LetterDraft, Submission
from people.models import Session
from tests.browser.crawl import looked_at
from tests.browser.windows import press, sign_in
from tests.factories.calls import a_draft, answer
from tests.factories.jury import an_open_jury, free
from tests.factories.letters import asked_for_a_draft
from tests.factories.people import PersonFactory

TEXT = "I have typed this for an hour, and it must not be lost."
WHY = "Why this school?"


@pytest.fixture
def person(db):
    return PersonFactory()


@pytest.fixture
def draft(person):
    return a_draft(by=person)


def address(draft, key="project") -> str:
    return f"/applications/{draft.reference}/{key}/"


def write(page: Page, text: str, label: str = WHY) -> None:
    """Type and leave the field, as whoever goes on to the next question."""
    page.get_by_label(label).fill(text)
    page.get_by_label(label).blur()


def receipt(page: Page):
    return page.locator("[data-print]")


def stored() -> dict:
    return Submission.objects.get().answer_map


def kept(page: Page) -> list[str]:
    return page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('kept:'))")


def lose_all(page: Page) -> None:
    page.route("**/autosave/", lambda route: route.abort())


def soon(is_so) -> None:
    """Wait for something that no element shows."""
    for _moment in range(100):
        if is_so():
            return
        sleep(0.1)
    raise AssertionError("It did not come about within ten seconds.")


def nearly_over(left: timedelta = timedelta(minutes=2)) -> None:
    Session.objects.update(expire_date=timezone.now() + left)


def test_what_is_typed_is_saved_by_itself_with_a_receipt(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))

    page.get_by_label(WHY).press_sequentially("Because.")

    expect(receipt(page)).to_be_visible()
    assert stored() == {"motivation": "Because."}
    shown = receipt(page).text_content()
    expect(page.locator("[data-said]")).to_contain_text(shown)
    assert kept(page) == []
    press(page, "Save and return to the list")
    expect(page.locator(".receipt__print")).to_have_text(shown)


def test_a_cut_line_is_said_and_the_text_is_saved_once_there_is_one(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))
    page.context.set_offline(True)

    write(page, TEXT)

    trouble = page.get_by_text("Not saved: there is no connection.").first
    expect(trouble).to_be_visible()
    assert len(kept(page)) == 1
    press(page, "Save and continue")
    expect(page.get_by_text("Press once more to go on all the same.")).to_be_visible()
    expect(page.get_by_label(WHY)).to_have_value(TEXT)
    page.context.set_offline(False)
    expect(receipt(page)).to_be_visible()
    expect(trouble).to_be_hidden()
    assert stored() == {"motivation": TEXT}
    assert kept(page) == []


def test_an_answer_that_was_lost_on_the_way_is_no_conflict(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))

    def lose(route):
        route.fetch()
        route.abort()

    page.route("**/autosave/", lose, times=1)
    write(page, "First words")
    expect(page.get_by_text("Not saved: there is no connection.").first).to_be_visible()
    assert stored() == {"motivation": "First words"}

    page.get_by_label(WHY).fill("First words and more")
    page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(receipt(page)).to_be_visible()
    soon(lambda: stored() == {"motivation": "First words and more"})
    soon(lambda: kept(page) == [])


def test_a_sign_in_that_has_ended_is_said_and_signing_in_beside_it_saves_the_text(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))
    Session.objects.all().delete()

    write(page, TEXT)

    expect(page.get_by_text("Not saved: you are signed out.").first).to_be_visible()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in in a new tab").first.click()
    sign_in(windows.watch(opened.value), person.email)
    expect(opened.value).to_have_url(f"{windows.url}/desk/")
    opened.value.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(receipt(page)).to_be_visible()
    assert stored() == {"motivation": TEXT}


def test_text_that_outlived_its_page_is_offered_after_signing_in_again(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))
    Session.objects.all().delete()
    write(page, TEXT)
    expect(page.get_by_text("Not saved: you are signed out.").first).to_be_visible()
    page.goto("/accounts/login/")
    sign_in(page, person.email)

    page.goto(address(draft))

    offer = page.get_by_role("region", name="This device has kept text that is not saved")
    expect(offer).to_contain_text(TEXT)
    expect(page.get_by_label(WHY)).to_have_value("")
    assert looked_at(page) == []
    offer.get_by_role("button", name="Put it back").press("Enter")
    expect(page.get_by_label(WHY)).to_have_value(TEXT)
    expect(receipt(page)).to_be_visible()
    expect(offer).to_be_hidden()
    assert (stored(), kept(page)) == ({"motivation": TEXT}, [])


def test_kept_text_that_is_discarded_is_gone(windows, person, draft):
    page = windows.open(person)
    lose_all(page)
    page.goto(address(draft))
    write(page, TEXT)
    expect(page.get_by_text("Not saved: there is no connection.").first).to_be_visible()
    page.goto(address(draft))

    page.get_by_role("button", name="Discard it").click()

    expect(page.locator("[data-offer]")).to_be_hidden()
    assert (kept(page), stored()) == ([], {})


def test_kept_text_is_shown_to_nobody_else_and_goes_with_the_sign_out(windows, person, draft):
    page = windows.open(person)
    lose_all(page)
    page.goto(address(draft))
    write(page, TEXT)
    expect(page.get_by_text("Not saved: there is no connection.").first).to_be_visible()

    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_text("Signing out also clears what this device keeps.")).to_be_visible()
    assert len(kept(page)) == 1
    page.get_by_role("button", name="Sign out").first.click()

    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert kept(page) == []


def test_a_stale_tab_stops_and_shows_both_texts(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))
    answer(draft, motivation="From elsewhere")

    write(page, TEXT)

    expect(page.get_by_text("Nothing was overwritten.").first).to_be_visible()
    assert looked_at(page) == []
    press(page, "Compare both")
    expect(page.get_by_role("heading", level=1)).to_have_text("Changed in two places")
    expect(page.get_by_label("Both, to be edited")).to_have_value(f"From elsewhere\n\n{TEXT}")
    assert stored() == {"motivation": "From elsewhere"}


def test_text_that_was_decided_about_is_not_offered_once_more(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))
    answer(draft, motivation="From elsewhere")
    write(page, TEXT)
    expect(page.get_by_text("Nothing was overwritten.").first).to_be_visible()
    press(page, "Compare both")
    assert len(kept(page)) == 1
    page.get_by_label("Both, to be edited").fill("One of the two")
    press(page, "Save what I chose")
    expect(page.get_by_role("heading", name="What to fill in")).to_be_visible()

    page.goto(address(draft))

    expect(page.get_by_label(WHY)).to_have_value("One of the two")
    expect(page.locator("[data-offer]")).to_be_hidden()
    soon(lambda: kept(page) == [])


def test_kept_text_from_before_a_change_elsewhere_is_compared_and_overwrites_nothing(windows, person, draft):
    page = windows.open(person)
    lose_all(page)
    page.goto(address(draft))
    write(page, TEXT)
    expect(page.get_by_text("Not saved: there is no connection.").first).to_be_visible()
    answer(draft, motivation="From elsewhere")
    page.goto(address(draft))
    page.unroute("**/autosave/")

    page.get_by_role("button", name="Put it back").click()

    expect(page.get_by_role("button", name="Compare both")).to_be_visible()
    assert stored() == {"motivation": "From elsewhere"}


def test_a_text_beyond_its_limit_is_saved_and_said_beside_its_field(windows, person, draft):
    page = windows.open(person)
    page.goto(address(draft))

    write(page, "word " * 25)

    expect(page.get_by_text("Shorten this to 20 words: it has 25.")).to_be_visible()
    assert stored() == {"motivation": ("word " * 25).strip()}
    assert "Shorten this" in page.evaluate(DESCRIBED)
    write(page, "word")
    expect(page.get_by_text("Shorten this to 20 words: it has 25.")).to_be_hidden()


DESCRIBED = """document.querySelector("#id_motivation").getAttribute("aria-describedby").split(" ")
  .map((id) => document.getElementById(id)?.textContent ?? "").join(" ")"""


def test_an_end_of_the_sign_in_is_said_ahead_and_put_off_by_key(windows, person, draft, settings):
    settings.SESSION_COOKIE_AGE = 600
    page = windows.open(person)
    page.clock.install()
    page.goto(address(draft))
    nearly_over()
    page.clock.fast_forward(301_000)

    dialog = page.get_by_role("dialog", name="You will soon be signed out")
    expect(dialog).to_be_visible()
    assert looked_at(page) == []
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="You stay signed in")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.goto("/desk/").url.endswith("/desk/")


def test_an_end_that_came_is_said_and_taken_back_after_signing_in(windows, person, draft, settings):
    settings.SESSION_COOKIE_AGE = 600
    page = windows.open(person)
    page.clock.install()
    page.goto(address(draft))
    Session.objects.all().delete()
    page.clock.fast_forward(301_000)

    expect(page.get_by_role("dialog", name="You are signed out")).to_be_visible(timeout=20_000)
    assert looked_at(page) == []


def test_a_letter_is_kept_while_it_is_written_and_its_text_outlives_the_page(windows, house):
    request = asked_for_a_draft()
    page = windows.open()
    page.goto(f"/letters/{request.token}/")
    press(page, f"I am {request.name}: begin")

    write(page, TEXT, "Write it here")
    expect(receipt(page)).to_be_visible()
    assert LetterDraft.objects.get().answers["text"] == TEXT
    lose_all(page)
    write(page, f"{TEXT} And more.", "Write it here")
    expect(page.get_by_text("Not saved: there is no connection.").first).to_be_visible()
    page.goto(f"/letters/{request.token}/write/")
    page.unroute("**/autosave/")

    assert looked_at(page) == []
    press(page, "Put it back")
    soon(lambda: LetterDraft.objects.get().answers["text"] == f"{TEXT} And more.")
    soon(lambda: kept(page) == [])


def test_a_score_sheet_is_saved_while_its_juror_goes_along_it(windows, house):
    jury = an_open_jury()
    free(jury.assignment())
    page = windows.open(jury.readers[0].person)
    page.goto(f"/jury/dossiers/{jury.assignment().pk}/")

    page.get_by_role("group", name="Originality").get_by_role("radio").nth(3).check()
    expect(receipt(page)).to_be_visible()
    assert Evaluation.objects.get().score_map["originality"].value == 4
    lose_all(page)
    page.get_by_role("group", name="Clarity").get_by_role("radio").nth(1).check()
    page.get_by_role("group", name="Clarity").get_by_role("radio").nth(1).blur()
    expect(page.get_by_text("Not saved: there is no connection.").first).to_be_visible(timeout=15_000)
    page.goto(f"/jury/dossiers/{jury.assignment().pk}/")
    page.unroute("**/autosave/")

    assert looked_at(page) == []
    press(page, "Put it back")
    soon(lambda: "clarity" in Evaluation.objects.get().score_map)
    assert Evaluation.objects.get().state == Sheet.DRAFT
