"""axe finds nothing to blame on any screen of the journeys, in light and in dark."""

import pytest

from awards.models import AwardEditionPage, AwardPage
from content.models import EventPage, GroupPage, NewsPage, StandardPage
from people.models import Message
from phd_network.demo.signins import CANDIDATE, CHAIR, JUROR, ORGANISER, PASSWORD
from tests.browser.crawl import OFFICE, looked_at, troubles
from tests.browser.drawing_board import DrawingBoard
from tests.browser.network import a_network
from tests.browser.windows import press
from training.models import CohortPage, ModulePage

INDEXES = ("/", "/training/", "/awards/", "/events/", "/news/", "/committees/", "/institutes/")
ONE_OF_EACH = (AwardPage, AwardEditionPage, CohortPage, ModulePage, EventPage, GroupPage, NewsPage, StandardPage)
DOORS = ("/accounts/signup/", "/accounts/login/", "/accounts/password/reset/", "/search/?q=borders")
LISTS = (
    *("", "calls/submissions/", "calls/rounds/", "calls/panels/", "calls/panels/make/", "calls/forms/"),
    *("institute/", "institute/new/", "affiliation/", "membership/", "message/", "laureate/", "laureate/new/"),
)


def test_axe_blames_a_screen_that_has_faults(windows):
    page = windows.open()
    page.goto("/accounts/login/")
    page.evaluate("document.documentElement.removeAttribute('lang')")

    found = looked_at(page, schemes={"light": {}})

    assert [line.split(" [")[0] for line in found] == ["/accounts/login/ light: html-has-lang"]


@pytest.fixture
def network(house):
    return a_network()


def test_axe_finds_nothing_on_the_screens_of_visitors_and_candidates(windows, network):
    visitor = windows.open()
    pages = [model.objects.live().order_by("-pk").first().url for model in ONE_OF_EACH]
    found = troubles(visitor, [*INDEXES, "/training/?status=open", *pages, network.open.url, *DOORS])

    candidate = windows.open(CANDIDATE, password=PASSWORD)
    draft, submitted = (f"/applications/{one.reference}/" for one in (network.draft, network.submitted))
    sections = [f"{draft}{section.key}/" for section in network.draft.version.definition.sections]
    found += troubles(
        candidate,
        ["/desk/", "/profile/", "/profile/signing-in/", f"/calls/{network.open.pk}/start/", draft, f"{draft}about/"],
    )
    found += troubles(candidate, [*sections, f"{draft}check/", f"{draft}offline/", f"{draft}withdraw/"])
    found += troubles(candidate, [submitted, f"{submitted}receipt/", f"{submitted}reopen/"])
    candidate.goto(f"{submitted}{network.submitted.version.definition.sections[0].key}/")
    candidate.locator("main textarea, main input[type=text]").first.fill("")
    press(candidate, "Save the change")
    found += looked_at(candidate)

    told = windows.open(network.released.dossiers[0].applicant)
    letter = f"/applications/{network.released.dossiers[0].reference}/"
    found += troubles(told, ["/desk/", letter, f"{letter}decision/"])
    assert found == []


def test_axe_finds_nothing_on_the_screens_of_jurors_and_chairs(windows, network):
    juror = windows.open(JUROR, password=PASSWORD)
    dossier = f"/jury/dossiers/{network.to_read.pk}/"
    found = troubles(juror, ["/jury/", dossier, f"{dossier}conflict/"])
    juror.goto(dossier)
    press(juror, "Hand in")
    found += looked_at(juror)

    chair = windows.open(CHAIR, password=PASSWORD)
    board = f"/rounds/{network.reading.pk}/board/"
    looks = [board, *(f"{board}?{look}" for look in ("projected", "criteria", "contested", "first=2&next=2"))]
    one = network.to_read.submission_id
    round_ = f"/rounds/{network.reading.pk}/"
    found += troubles(chair, ["/jury/", *looks, f"{round_}close/", f"{round_}dossiers/{one}/"])

    other = windows.open(network.deciding.chair.person)
    found += troubles(other, [f"/rounds/{network.deciding.round.pk}/{page}/" for page in ("board", "release")])
    last = windows.open(network.released.chair.person)
    found += troubles(last, [f"/rounds/{network.released.round.pk}/{page}/" for page in ("board", "release")])

    assert found == []


def test_axe_finds_nothing_of_ours_on_the_screens_of_the_office(windows, network):
    office = windows.open(ORGANISER, password=PASSWORD)
    round_ = f"calls/rounds/{network.reading.pk}/"
    things = [
        *(f"{round_}{deed}" for deed in ("", "assign/", "distribute/", "due/", "close/")),
        *(f"calls/deadlines/{network.open.pk}/{deed}" for deed in ("", "extend/", "let-in/")),
        f"calls/panels/{network.reading.panel_id}/",
        f"calls/forms/{network.reading.version_id}/",
        f"calls/forms/issue/{network.open.pk}/",
        *(f"calls/submissions/{network.submitted.pk}/{deed}" for deed in ("", "not-eligible/")),
        *("calls/deadlines/", "calls/eligibility/", "letters/", "letters/received/"),
        f"message/inspect/{Message.objects.latest('pk').pk}/",
    ]
    found = troubles(office, ["/outbox/", f"/outbox/{Message.objects.latest('pk').pk}/"])
    admin = [f"/admin/{address}" for address in (*LISTS, *things)]
    found += troubles(office, admin, within="main", schemes=OFFICE)
    office.goto(f"/admin/pages/{network.open.pk}/edit/")
    for tab in ("Form", "Judging"):
        DrawingBoard(office).tab(tab)
        found += looked_at(office, within=f"#tab-{tab.lower()}", schemes=OFFICE)
    assert found == []
