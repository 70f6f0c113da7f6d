"""The whole life of a thesis award: last year's edition is copied, theses are nominated, read twice, two share it."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from awards.models import AwardEditionPage, Laureate
from calls.models import CallPage, Submission
from tests.browser.drawing_board import DrawingBoard
from tests.browser.judging import close_round, decide_by_place, judge_all, release
from tests.browser.letters import kinds_to
from tests.browser.nominating import fill_in, say_which_thesis
from tests.browser.office import an_organiser, hand_round_to, make_panel
from tests.browser.windows import Windows, follow, press
from tests.factories.calls import a_submission, an_award, round_plan
from tests.factories.people import PersonFactory

ROUNDS = [
    round_plan("first", name="First reading", readers_per_dossier=1, shortlists=True),
    round_plan("final", name="Final", readers_per_dossier=1),
]
TITLE = "Dissertation Award, this year"
WORTH = {"Borders in maps": "5 Level 5", "Tides": "4 Level 4", "Kitchens": "2 Level 2"}
"""The level that every juror finds right for each thesis."""


def test_a_thesis_lives_from_nomination_to_laureate(windows):
    organiser, nominee = an_organiser(), PersonFactory(first_name="Nora", last_name="Quill")
    juror, chair = PersonFactory(first_name="Jo"), PersonFactory(first_name="Clara")
    office, boardroom, library = windows.open(organiser), windows.open(chair), windows.open(juror)
    edition = copy_last_year(office)
    at_home = windows.open(nominee)
    own = nominate_own_thesis(at_home, edition)
    for name, title in [("Ines Tide", "Tides"), ("Kaya Stove", "Kitchens")]:
        a_submission(edition, candidate_name=name, candidate_email=f"{title}@university.example", title=title)
    close(edition)

    make_panel(office, TITLE, "Award committee", chair, [juror])
    for round_, chosen in [("First reading", 2), ("Final", 2)]:
        hand_round_to(office, round_, "Award committee")
        for page in (library, boardroom):
            judge_all(page, WORTH)
        decide(boardroom, round_, chosen)
        assert public_names(windows, edition) == []
        release(boardroom)

    assert public_names(windows, edition) == ["Nora Quill", "Ines Tide"]
    assert sorted(Laureate.objects.values_list("name", flat=True)) == ["Ines Tide", "Nora Quill"]
    read_the_decision(at_home, own)


def copy_last_year(page: Page) -> AwardEditionPage:
    now = timezone.now()
    last = an_award(rounds=ROUNDS, opens_at=now - timedelta(days=400), closes_at=now - timedelta(days=340))
    page.goto(f"/admin/pages/{last.pk}/copy/")
    page.get_by_label("New title").fill(TITLE)
    page.get_by_label("New slug").fill("this-year")
    page.get_by_role("button", name="Copy this page").click()
    expect(page.get_by_text("All dates of the copy moved one year on.")).to_be_visible()
    copied = AwardEditionPage.objects.exclude(pk=last.pk).get()
    page.goto(f"/admin/pages/{copied.pk}/edit/")
    board = DrawingBoard(page)
    board.tab("Call")
    board.write(code="THE27")
    board.write_day("opens_at", now - timedelta(days=20))
    board.write_day("closes_at", now + timedelta(days=20))
    board.publish()
    copied.refresh_from_db()
    return copied


def nominate_own_thesis(page: Page, edition: AwardEditionPage) -> Submission:
    page.goto(edition.url)
    follow(page, "Nominate a thesis")
    page.get_by_label("My own").check()
    say_which_thesis(page)
    follow(page, "Continue")
    fill_in(page)
    press(page, "Submit")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have submitted")
    return Submission.objects.get()


def close(call: CallPage) -> None:
    """Let the window pass."""
    CallPage.objects.filter(pk=call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def decide(page: Page, round_: str, chosen: int) -> None:
    page.goto("/jury/")
    follow(page, f"{TITLE}: {round_}")
    close_round(page)
    decide_by_place(page, first=chosen)


def public_names(windows: Windows, edition: AwardEditionPage) -> list[str]:
    """Which nominees a stranger can read of, on the award's page and on the edition's."""
    page = windows.open()
    read = []
    for address in (edition.get_parent().url, edition.url):
        page.goto(address)
        read.append(page.locator("main").inner_text())
    page.context.close()
    return [name for name in ("Nora Quill", "Ines Tide", "Kaya Stove") if any(name in text for text in read)]


def read_the_decision(page: Page, submission: Submission) -> None:
    page.goto("/desk/")
    follow(page, f"{TITLE} Borders in maps")
    follow(page, "Read the decision")
    expect(page.get_by_role("heading", level=1)).to_have_text("Laureate")
    assert kinds_to(submission.applicant) == ["received", "decided", "decided"]
