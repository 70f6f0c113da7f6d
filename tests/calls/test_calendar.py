"""Calendar files: what stands in them, that calendars understand it, and that a moved date moves."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from calls.actions import window
from calls.calendar import calendar_of
from calls.models import CallPage
from tests.factories.awards import AwardEditionPageFactory
from tests.factories.calls import a_full_draft, a_school
from tests.factories.office import an_office_organiser
from tests.factories.people import PersonFactory
from tests.factories.training import CohortPageFactory, SchoolPageFactory

pytestmark = pytest.mark.django_db

OPENS = datetime(2026, 11, 1, 8, tzinfo=UTC)
CLOSES = datetime(2027, 2, 1, 11, 59, 59, tzinfo=UTC)
WINDOW = {"opens_at": OPENS, "closes_at": CLOSES, "zone": "AoE"}
EVERYTHING = WINDOW | {
    "title": "Mapping borders",
    "letters_asked": 1,
    "letters_due_at": datetime(2027, 2, 8, 11, 59, 59, tzinfo=UTC),
    "timeline": json.dumps([{"type": "milestone", "id": "m1", "value": {"date": "2027-03-20", "what": "Decisions"}}]),
    "starts_on": date(2027, 7, 5),
    "ends_on": date(2027, 7, 9),
}


def events(content):
    return {str(event["uid"]).partition("@")[0]: event for event in Calendar.from_ical(content).walk("VEVENT")}


def told(event):
    end = event.get("dtend")
    return str(event["summary"]), event["dtstart"].dt, end and end.dt


def test_a_schools_file_has_its_window_letters_promises_and_days():
    school = SchoolPageFactory(**EVERYTHING)

    found = events(calendar_of(school))

    name = f"call-{school.pk}"
    assert {uid: told(event) for uid, event in found.items()} == {
        f"{name}-opens": ("Opens: Mapping borders", OPENS, None),
        f"{name}-closes": ("Closes: Mapping borders", CLOSES, None),
        f"{name}-letters": ("Letters are due: Mapping borders", EVERYTHING["letters_due_at"], None),
        f"{name}-m1": ("Decisions: Mapping borders", date(2027, 3, 20), date(2027, 3, 21)),
        f"{name}-days": ("Mapping borders", date(2027, 7, 5), date(2027, 7, 10)),
    }


def test_instants_are_in_utc_and_promised_days_are_whole_days():
    lines = calendar_of(SchoolPageFactory(**EVERYTHING)).decode().splitlines()

    assert "DTSTART:20270201T115959Z" in lines
    assert "DTSTART;VALUE=DATE:20270320" in lines
    assert "DESCRIPTION:Sunday 31 January 2027\\, 23:59 (anywhere on Earth)" in lines
    assert [line for line in lines if line.startswith("BEGIN:VTIMEZONE")] == []


def test_every_event_has_what_the_standard_asks_for():
    school = SchoolPageFactory(**EVERYTHING)
    CallPage.objects.filter(pk=school.pk).update(last_published_at=OPENS)
    school.refresh_from_db()

    for event in events(calendar_of(school)).values():
        assert (event["dtstamp"].dt, event["last-modified"].dt, event["url"]) == (OPENS, OPENS, school.full_url)
        assert event["transp"] == "TRANSPARENT"


def test_lines_of_any_alphabet_are_folded_at_75_octets_and_read_back_whole():
    title = "Grenzüberschreitende Wanderungsbewegungen: 移民与边界的研究, ليلى حداد; and “quotes”, twice; " * 2

    content = calendar_of(SchoolPageFactory(**WINDOW | {"title": title.strip()}))

    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    summaries = {str(event["summary"]) for event in events(content).values()}
    assert {f"Opens: {title.strip()}", f"Closes: {title.strip()}"} < summaries


def test_a_date_that_moves_keeps_its_uid_and_counts_its_sequence_up():
    school = a_school(letters_asked=0)
    CallPage.objects.filter(pk=school.pk).update(first_published_at=OPENS, last_published_at=OPENS)
    before = events(calendar_of(CallPage.objects.get(pk=school.pk)))
    later = school.closes_at + timedelta(days=7)
    now = OPENS + timedelta(days=30)

    window.extend(school, closes_at=later, letters_due_at=None, reason="Snow.", by=an_office_organiser(), at=now)
    after = events(calendar_of(CallPage.objects.get(pk=school.pk)))

    assert before.keys() == after.keys()
    closes = f"call-{school.pk}-closes"
    assert after[closes]["dtstart"].dt == later.replace(microsecond=0)
    assert (before[closes]["sequence"], after[closes]["sequence"]) == (0, 30 * 24 * 3600)
    assert after[closes]["dtstamp"].dt == now


def test_a_cohort_begins_on_a_day_and_an_award_has_its_ceremony():
    cohort = CohortPageFactory(**WINDOW, starts_on=date(2027, 9, 1), ends_on=date(2030, 8, 31), title="Cohort")
    edition = AwardEditionPageFactory(**WINDOW, ceremony_on=date(2027, 7, 2), title="Award")

    begins = events(calendar_of(cohort))[f"call-{cohort.pk}-begins"]
    ceremony = events(calendar_of(edition))[f"call-{edition.pk}-ceremony"]

    assert told(begins) == ("Begins: Cohort", date(2027, 9, 1), date(2027, 9, 2))
    assert told(ceremony) == ("Ceremony: Award", date(2027, 7, 2), date(2027, 7, 3))


def test_a_file_of_a_call_can_be_had_by_anybody(client):
    school = SchoolPageFactory(**EVERYTHING)

    answer = client.get(reverse("calls:calendar", args=[school.pk]))

    assert (answer["Content-Type"], answer["Cache-Control"]) == ("text/calendar; charset=utf-8", "public, max-age=600")
    assert answer["Content-Disposition"] == f'inline; filename="{school.slug}.ics"'
    assert len(events(answer.content)) == 5


def asked_for(client, call, person=None):
    if person:
        client.force_login(person)
    answer = client.get(reverse("calls:calendar", args=[call.pk]))
    return answer.status_code, answer.get("Cache-Control")


def test_strangers_find_no_file_of_a_call_that_is_not_public(client):
    hidden, drafted, old = (SchoolPageFactory(**WINDOW), SchoolPageFactory(**WINDOW), SchoolPageFactory())
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    CallPage.objects.filter(pk=drafted.pk).update(live=False)
    CallPage.objects.filter(pk=old.pk).update(opens_at=None, closes_at=None)

    assert [asked_for(client, call)[0] for call in (hidden, drafted, old)] == [404] * 3
    assert [asked_for(client, call, PersonFactory())[0] for call in (drafted, old)] == [404] * 2


def test_whoever_may_open_a_restricted_page_may_keep_its_dates(client):
    members = Group.objects.create(name="Members")
    signed_in, grouped = SchoolPageFactory(**WINDOW), SchoolPageFactory(**WINDOW)
    PageViewRestriction.objects.create(page=signed_in, restriction_type="login")
    PageViewRestriction.objects.create(page=grouped, restriction_type="groups").groups.add(members)
    member, other = PersonFactory(), PersonFactory()
    member.groups.add(members)

    assert asked_for(client, signed_in, other) == (200, "private, max-age=600")
    assert asked_for(client, grouped, other)[0] == 404
    assert asked_for(client, grouped, member) == (200, "private, max-age=600")


def test_authors_keep_the_dates_of_a_call_whose_page_was_taken_down(client):
    school = a_school()
    draft = a_full_draft(school)
    CallPage.objects.filter(pk=school.pk).update(live=False)

    assert asked_for(client, school, draft.applicant) == (200, "private, max-age=600")
    assert {str(event["url"]) for event in events(calendar_of(school)).values()} == {settings.SITE_URL}


def test_a_page_that_is_not_public_yet_does_not_lead_to_a_file(client):
    school = a_school()
    CallPage.objects.filter(pk=school.pk).update(live=False)
    client.force_login(an_office_organiser())

    shown = client.get(reverse("wagtailadmin_pages:view_draft", args=[school.pk]))

    assert shown.status_code == 200
    assert reverse("calls:calendar", args=[school.pk]) not in shown.content.decode()


def test_the_calendar_of_deadlines_holds_what_is_open_or_opens_later(client, time_machine):
    time_machine.move_to(OPENS + timedelta(days=1))
    is_open = SchoolPageFactory(**EVERYTHING)
    upcoming = SchoolPageFactory(**WINDOW | {"opens_at": OPENS + timedelta(days=9)})
    SchoolPageFactory(**WINDOW | {"opens_at": OPENS - timedelta(days=99), "closes_at": OPENS})
    PageViewRestriction.objects.create(page=SchoolPageFactory(**WINDOW), restriction_type="login")

    found = events(client.get(reverse("calls:deadlines")).content)

    assert found.keys() == {f"call-{call.pk}-{key}" for call in (is_open, upcoming) for key in ("opens", "closes")}


def test_the_calendar_of_deadlines_knows_of_an_extension(client):
    school = a_school()
    now = school.opens_at + timedelta(days=3)
    closes_at = school.closes_at + timedelta(days=7)
    window.extend(school, closes_at=closes_at, letters_due_at=None, reason="Snow.", by=an_office_organiser(), at=now)

    found = events(client.get(reverse("calls:deadlines")).content)
    alone = events(client.get(reverse("calls:calendar", args=[school.pk])).content)

    closes = f"call-{school.pk}-closes"
    assert found[closes]["sequence"] == alone[closes]["sequence"]
    assert found[closes]["dtstart"].dt == closes_at.replace(microsecond=0)


def test_the_calendar_of_deadlines_costs_the_same_for_three_calls_as_for_one(client, django_assert_num_queries):
    def add():
        return SchoolPageFactory(**WINDOW | {"closes_at": datetime(2099, 1, 1, tzinfo=UTC)})

    add()
    client.get(reverse("calls:deadlines"))
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("calls:deadlines"))
    at_one = len(one)
    add()
    add()
    # Wagtail forgets where its sites are rooted whenever a page is made.
    client.get(reverse("calls:deadlines"))

    with django_assert_num_queries(at_one):
        client.get(reverse("calls:deadlines"))


def test_pages_of_a_call_lead_to_its_file(client):
    school = a_school()
    draft = a_full_draft(school)
    link = reverse("calls:calendar", args=[school.pk])

    assert link in client.get(school.url).content.decode()
    client.force_login(draft.applicant)
    assert link in client.get(reverse("calls:submission", args=[draft.reference])).content.decode()
