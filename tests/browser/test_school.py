"""The whole life of a school, in the browsers of those who live it: organiser, candidate, juror, chair."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from calls.models import CallPage, Submission
from tests.browser.drawing_board import DrawingBoard
from tests.browser.judging import close_round, decide_by_place, judge_next, release, score
from tests.browser.letters import kinds_to, letter_to, link_in
from tests.browser.office import an_organiser, hand_round_to, make_panel
from tests.browser.papers import paper
from tests.browser.windows import follow, go_on, press
from tests.factories.people import PASSWORD, PersonFactory
from tests.factories.training import TrainingIndexPageFactory
from training.models import SchoolPage

TITLE = "Harbours and kitchens"
WHY = "Why this school?"
TRACKS = ("Film", "Maps")
NEWCOMER = "dora@university.example"


def test_a_school_lives_from_the_drawing_board_to_a_place(windows):
    organiser, juror, chair = an_organiser(), PersonFactory(first_name="Jo"), PersonFactory(first_name="Clara")
    office = windows.open(organiser)
    school = draw_the_school(office)
    visitor = windows.open()

    register_from_the_call(visitor, school)
    submission = apply(visitor)
    assert kinds_to(submission.applicant) == ["account.email_confirmation_signup", "received"]
    change_an_answer(visitor, submission)

    close(school)
    make_panel(office, TITLE, "Selection committee", chair, [juror])
    hand_round_to(office, "Selection", "Selection committee")
    read_and_score(windows.open(juror))
    boardroom = windows.open(chair)
    judge_next(boardroom, Originality="Exceptional", Fit="Good")
    decide(boardroom)

    read_the_decision(visitor, submission)


def draw_the_school(page: Page) -> SchoolPage:
    training = TrainingIndexPageFactory()
    page.goto(f"/admin/pages/{training.pk}/")
    page.get_by_role("link", name="Add child page").first.click()
    page.locator("a[href*='/add/training/schoolpage/']").click()
    board = DrawingBoard(page)
    board.write(title=TITLE, introduction="Five days by the sea.", year=str(timezone.now().year + 1))
    board.tab("Call")
    now = timezone.now()
    board.choose(zone="UTC")
    board.write_day("opens_at", now - timedelta(days=1))
    board.write_day("closes_at", now + timedelta(days=20))
    board.write(code="HAR27", places="10")
    draw_the_form(board)
    draw_the_round(board)
    look_as_candidate_and_juror(board)
    board.publish()
    return SchoolPage.objects.get()


def draw_the_form(board: DrawingBoard) -> None:
    board.tab("Form")
    section = board.add("application_form", title="Your project")
    questions = f"{section}-questions"
    board.tick(f"{board.add(questions, 'Short text', label='Topic', limit='80')}-required")
    board.tick(f"{board.add(questions, 'Long text', label=WHY, limit='12')}-required")
    ranked = board.add(questions, "Ranked choice", label="Your tracks")
    for track in TRACKS:
        board.add_item(f"{ranked}-options", track)
    section = board.add("application_form", title="Your files")
    board.tick(f"{board.add(f'{section}-questions', 'PDF file', label='Your CV', pages='2', megabytes='2')}-required")


def draw_the_round(board: DrawingBoard) -> None:
    board.tab("Judging")
    round_ = board.add("rounds_plan", name="Selection", readers_per_dossier="2")
    board.add(f"{round_}-criteria", label="Originality", weight="3")
    board.add(f"{round_}-criteria", label="Fit", weight="1")


def look_as_candidate_and_juror(board: DrawingBoard) -> None:
    board.save()
    candidate = board.preview("What a candidate fills in")
    expect(candidate.get_by_label(WHY)).to_be_visible()
    juror = board.preview("What a juror fills in")
    expect(juror.get_by_role("group", name="Originality")).to_contain_text("Exceptional")


def register_from_the_call(page: Page, school: SchoolPage) -> None:
    page.goto("/")
    follow(page, TITLE)
    for question in ("Topic", WHY, "Your tracks", "Your CV"):
        expect(page.locator(".call__questions").get_by_text(question)).to_be_visible()
    follow(page, "Apply")
    follow(page, "Register")
    page.get_by_label("Given names").fill("Dora")
    page.get_by_label("Family name").fill("Newcomer")
    page.get_by_label("E-mail address").fill(NEWCOMER)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Register")
    page.goto(link_in(letter_to(NEWCOMER, "account.email_confirmation_signup")))
    press(page, "Confirm address")


def apply(page: Page) -> Submission:
    page.get_by_label("Working title of your thesis").fill("Kitchens of arrival")
    page.get_by_label("Early career, after the doctorate").check()
    page.get_by_label("University of your doctorate").fill("University of Lisbon")
    go_on(page, "Save and go on")
    follow(page, "Continue")
    page.get_by_label("Topic").fill("Kitchens")
    page.get_by_label(WHY).fill("Because the harbour is where every one of my many questions began long ago.")
    expect(page.get_by_text("14 of 12 words")).to_be_visible()
    page.get_by_label(WHY).fill("Because my questions began there.")
    page.get_by_label("Maps").select_option("1")
    page.get_by_label("Film").select_option("2")
    go_on(page, "Save and return to the list")
    expect(page.get_by_role("heading", name="What to fill in")).to_be_visible()

    page.goto("/desk/")
    follow(page, f"{TITLE} Kitchens of arrival")
    follow(page, "Check your answers")
    expect(page.get_by_role("alert")).to_contain_text("Your CV")
    page.get_by_role("alert").get_by_role("link").first.click()
    page.get_by_label("Your CV").set_input_files(paper(pages=2))
    go_on(page, "Save and continue")
    press(page, "Submit")
    expect(page.get_by_role("heading", level=1)).to_have_text("You have submitted")
    return Submission.objects.get()


def change_an_answer(page: Page, submission: Submission) -> None:
    follow(page, "See what happens next")
    follow(page, "Your project")
    page.get_by_label("Topic").fill("Kitchens and harbours")
    press(page, "Save the change")
    expect(page.get_by_text("Your change is saved and counts at once.")).to_be_visible()
    assert "Kitchens and harbours" in submission.answers.values_list("value", flat=True)


def close(call: CallPage) -> None:
    """Let the window pass."""
    now = timezone.now()
    CallPage.objects.filter(pk=call.pk).update(opens_at=now - timedelta(days=30), closes_at=now - timedelta(minutes=1))


def read_and_score(page: Page) -> None:
    page.goto("/jury/")
    follow(page, "Continue where I was")
    page.get_by_label("I have no conflict of interest").check()
    press(page, "Save the answer")
    expect(page.get_by_text("Kitchens and harbours")).to_be_visible()
    follow(page, "Your CV")
    shown = page.locator("iframe[title='Your CV']")
    expect(shown).to_be_visible()
    served = page.request.get(shown.get_attribute("src"))
    assert (served.headers["content-type"], served.body()[:5]) == ("application/pdf", b"%PDF-")
    assert served.headers["content-disposition"].startswith("inline")
    score(page, Originality="Good")
    press(page, "Save")
    expect(page.get_by_text("Your draft is saved.")).to_be_visible()
    expect(page.locator("[data-mark]")).to_have_text("3.00")
    score(page, Fit="Very good")
    press(page, "Hand in")
    expect(page.get_by_text("is handed in.")).to_be_visible()


def decide(page: Page) -> None:
    """Two jurors gave 3.25 and 4.5."""
    page.goto("/jury/")
    follow(page, f"{TITLE}: Selection")
    row = page.get_by_role("row", name="Kitchens of arrival")
    expect(row.locator("strong").first).to_have_text("3.88")
    decide_by_place(page, first=1)
    close_round(page)
    release(page)


def read_the_decision(page: Page, submission: Submission) -> None:
    page.goto("/desk/")
    follow(page, f"{TITLE} Kitchens of arrival")
    follow(page, "Read the decision")
    expect(page.get_by_role("heading", level=1)).to_have_text("Accepted")
    expect(page.locator(".letter")).to_contain_text("we offer you a place")
    assert kinds_to(submission.applicant)[-1] == "decided"
    assert submission.participant.state == "offered"
