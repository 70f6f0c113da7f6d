"""The public pages of training as a visitor reads them."""

import json
import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.content import EventPageFactory
from tests.factories.people import InstituteFactory
from tests.factories.training import (
    MONTH,
    NOON,
    AcademyPageFactory,
    CohortPageFactory,
    ModulePageFactory,
    SchoolPageFactory,
)
from training.models import Coordinator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]

LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft " * 4


@pytest.fixture
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def read(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def full_school(modules):
    school = SchoolPageFactory(title="Sensing migration", hosts=[InstituteFactory(), InstituteFactory()])
    school.coordinators = [Coordinator(name="Alex Doe", affiliation="IGOT", email="alex@university.example")]
    school.save()
    for number in range(modules):
        ModulePageFactory(
            parent=school, sessions=[(NOON, 2), (NOON + timedelta(days=1), 1)], speakers=["Zara", f"Speaker {number}"]
        )
    return school


def test_a_school_says_the_deadline_first_then_its_facts(client):
    page = client.get(SchoolPageFactory(ects=Decimal(5), fee_members=Decimal(400), fee_others=Decimal("412.50")).url)

    assert [(fact.label, fact.value) for fact in page.context["facts"]] == [
        ("Dates", "23 to 27 August 2027"),
        ("Place", "Lisbon, Portugal"),
        ("Mode", "On site"),
        ("Places", "25"),
        ("ECTS credits", "5"),
        ("Fee for members", "EUR 400"),
        ("Fee for others", "EUR 412.50"),
    ]
    html = page.content.decode()
    assert "Sunday 14 February 2027, 00:00 (anywhere on Earth)" in html
    assert html.index("Sunday 14 February 2027, 00:00") < html.index("Fee for members")
    assert "30 days left" in html


def test_an_open_call_has_one_button_that_says_what_it_does(client):
    school = SchoolPageFactory()

    assert f'<a class="button" href="/calls/{school.pk}/start/">Apply</a>' in read(client, school)


def test_a_call_that_opens_later_says_when_and_leads_nowhere(client):
    html = read(client, SchoolPageFactory(opens_at=NOON + MONTH, closes_at=NOON + 2 * MONTH))

    assert '<span class="button" aria-disabled="true">Opens 14 February</span>' in html
    assert "/start/" not in html


def test_a_closed_call_says_so(client):
    html = read(client, SchoolPageFactory(opens_at=NOON - 2 * MONTH, closes_at=NOON - MONTH))

    assert '<span class="button" aria-disabled="true">Closed</span>' in html


def test_a_school_of_long_ago_speaks_of_no_deadline(client):
    html = read(client, SchoolPageFactory(long_ago=True, title="First PhD summer school"))

    assert "First PhD summer school" in html
    assert "Deadline" not in html
    assert 'class="button"' not in html


def test_the_programme_is_a_timetable_on_the_clocks_of_the_place(client):
    school = SchoolPageFactory()
    summer = NOON.replace(month=8, day=23, hour=8)
    ModulePageFactory(parent=school, title="Maps", kind="methods", track="A", sessions=[(summer, 2)], speakers=["Zara"])
    ModulePageFactory(parent=school, title="Opening", kind="keynote", sessions=[(summer - timedelta(hours=1), 1)])
    ModulePageFactory(parent=school, title="Sound walk", kind="visit")
    ModulePageFactory(parent=school, title="Hidden draft", live=False, sessions=[(summer, 1)])

    programme = client.get(school.url).context["programme"]

    (day,) = programme.days
    assert day.title == "Monday 23 August 2027"
    assert [
        (f"{sitting.start:%H:%M}", f"{sitting.end:%H:%M}", sitting.title, sitting.kind, sitting.people, sitting.place)
        for sitting in day.sessions
    ] == [
        ("08:00", "09:00", "Opening", "Keynote", "", "Room 2"),
        ("09:00", "11:00", "Maps", "Methods track · A", "Zara", "Room 2"),
    ]
    assert [module.title for module in programme.unscheduled] == ["Sound walk"]
    assert (programme.hours, programme.zones) == ("3", ("Europe/Lisbon",))


def test_hours_are_those_that_one_participant_can_collect(client):
    school = SchoolPageFactory(ects=Decimal(3))
    ModulePageFactory(parent=school, sessions=[(NOON, 2)])
    for track, hours in (("Film", 4), ("Maps", 5)):
        ModulePageFactory(parent=school, track=track, sessions=[(NOON + timedelta(hours=3), hours)])

    facts = client.get(school.url).context["facts"]

    assert [(fact.value, fact.note) for fact in facts if fact.label == "ECTS credits"] == [("3", "7 hours that count")]


def test_a_school_page_takes_twelve_queries_however_long_its_programme(client):
    def cost(school):
        read(client, school)  # where pages lie is kept between requests, until a page is added
        with CaptureQueriesContext(connection) as queries:
            read(client, school)
        return len(queries)

    one, three = full_school(modules=1), full_school(modules=3)
    SchoolPageFactory(long_ago=True)

    assert (cost(one), cost(three)) == (12, 12)


def test_search_engines_read_a_school_as_an_event(client):
    school = SchoolPageFactory(
        title="</script> & more", hosts=[InstituteFactory(name="IGOT")], fee_members=Decimal(400), introduction="Hear."
    )

    html = read(client, school)

    (found,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert json.loads(found) == {
        "@context": "https://schema.org",
        "@type": "EducationEvent",
        "name": "</script> & more",
        "url": school.full_url,
        "startDate": "2027-08-23",
        "endDate": "2027-08-27",
        "description": "Hear.",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "maximumAttendeeCapacity": 25,
        "location": {
            "@type": "Place",
            "name": "Lisbon",
            "address": {"@type": "PostalAddress", "addressLocality": "Lisbon", "addressCountry": "PT"},
        },
        "organizer": [{"@type": "Organization", "name": "IGOT"}],
        "offers": [
            {"@type": "Offer", "name": "Members", "price": "400.00", "priceCurrency": "EUR", "url": school.full_url}
        ],
    }


def test_a_school_without_days_is_no_event_yet(client):
    assert "ld+json" not in read(client, SchoolPageFactory(starts_on=None, ends_on=None))


@pytest.mark.parametrize("title", ["مدرسة صيفية في دراسات الهجرة", LONG[:255]])
def test_any_title_without_a_picture_gets_a_pattern(client, title):
    html = read(client, SchoolPageFactory(title=title))

    assert f"<h1>{title}</h1>" in html
    assert '<svg class="pattern' in html


def test_coordinators_are_the_contact(client):
    html = read(client, full_school(modules=0))

    assert "<bdi>Alex Doe</bdi>" in html
    assert 'href="mailto:alex@university.example"' in html


def test_other_editions_are_linked_from_the_newest(client):
    school = SchoolPageFactory(year=2027)
    older, newer = SchoolPageFactory(year=2019, title="Older"), SchoolPageFactory(year=2025, title="Newer")
    SchoolPageFactory(title="Draft", live=False)

    assert [other.title for other in client.get(school.url).context["others"]] == [newer.title, older.title]


def test_a_module_shows_its_sessions_speakers_and_links(client):
    module = ModulePageFactory(sessions=[(NOON, 2)], speakers=["ليلى حداد"], track="Track B")
    module.sessions.update(link="https://rooms.example/7")

    html = read(client, module)

    assert "<bdi>ليلى حداد</bdi>" in html
    assert "Friday 15 January 2027" in html
    assert 'href="https://rooms.example/7">Join online on Friday 15 January 2027, 12:00</a>' in html
    assert "Track B" in html


def test_a_module_below_an_event_can_be_read(client):
    assert "Keynote on walls" in read(client, ModulePageFactory(parent=EventPageFactory(), title="Keynote on walls"))


def test_an_academy_lists_its_intakes(client):
    academy = AcademyPageFactory()
    CohortPageFactory(parent=academy, title="Cohort 2027")

    html = read(client, academy)

    assert "Cohort 2027" in html
    assert "No intake yet" not in html


def test_an_academy_without_intakes_says_what_will_be_here(client):
    assert "The next intake will stand here as soon as its dates are set." in read(client, AcademyPageFactory())


def test_a_cohort_says_how_long_it_lasts(client):
    cohort = CohortPageFactory(ends_on=date(2029, 9, 30))

    assert [(fact.label, fact.value) for fact in client.get(cohort.url).context["facts"]] == [
        ("Dates", "1 October 2027 to 30 September 2029"),
        ("Length", "2 years"),
        ("Mode", "On site and online"),
        ("Places", "20"),
    ]
