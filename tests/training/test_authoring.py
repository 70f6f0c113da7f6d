"""Organisers author training in the admin: times of the place, previews, and last year's page as this year's."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from tests.factories.training import NOON, ModulePageFactory, SchoolPageFactory, SubmissionFactory, the_training
from training.models import Coordinator, SchoolPage, Session

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(client):
    person = get_user_model().objects.create_superuser("office@network.example", "a long enough sentence")
    client.force_login(person)
    return client


def module_form(start, end, zone="Europe/Lisbon"):
    session = {"starts_at": start, "ends_at": end, "room": "", "link": "", "hours": "1.5"}
    return nested_form_data(
        {
            "title": "Maps",
            "slug": "maps",
            "kind": "methods",
            "track": "",
            "zone": zone,
            "introduction": "",
            "picture": "",
            "body": streamfield([]),
            "sessions": inline_formset([session]),
            "speakers": inline_formset([]),
            "comments": inline_formset([]),
            "action-publish": "publish",
        }
    )


def add_module(organiser, school, **times):
    return organiser.post(f"/admin/pages/add/training/modulepage/{school.pk}/", module_form(**times))


def test_times_of_a_session_are_read_on_the_clocks_of_the_place(organiser):
    add_module(organiser, SchoolPageFactory(), start="2027-08-23 09:00", end="2027-08-23 10:30")

    session = Session.objects.get()
    assert (session.starts_at.isoformat(), session.ends_at.isoformat()) == (
        "2027-08-23T08:00:00+00:00",
        "2027-08-23T09:30:00+00:00",
    )


def test_times_of_a_session_are_shown_as_they_were_written(organiser):
    module = ModulePageFactory(sessions=[(NOON.replace(month=8), 1)])

    html = organiser.get(f"/admin/pages/{module.pk}/edit/").content.decode()

    assert 'value="2027-08-15 13:00"' in html


def test_a_time_that_clocks_skip_is_refused(organiser):
    response = add_module(organiser, SchoolPageFactory(), start="2027-03-28 01:30", end="2027-03-28 05:00")

    assert not Session.objects.exists()
    assert "it may be ambiguous or it may not exist" in response.content.decode()


def test_a_session_that_ends_before_it_starts_is_refused_with_a_sentence(organiser):
    response = add_module(organiser, SchoolPageFactory(), start="2027-08-23 09:00", end="2027-08-23 08:00")

    assert not Session.objects.exists()
    assert "Choose an end after the start." in response.content.decode()


def test_a_school_is_authored_in_tabs(organiser):
    html = organiser.get(f"/admin/pages/add/training/schoolpage/{the_training().pk}/").content.decode()

    for tab in ("Page", "Call", "Eligibility", "Form", "Letters", "Judging", "Promote"):
        assert f'id="tab-label-{tab.lower()}"' in html


def school_form(**changes):
    facts = {
        "title": "Sensing migration",
        "slug": "sensing",
        "season": "summer",
        "hosts": [],
        "starts_on": "2027-08-23",
        "ends_on": "2027-08-27",
        "year": "2027",
        "mode": "on_site",
        "city": "Lisbon",
        "country": "PT",
        "ects": "",
        "fee_members": "",
        "fee_others": "",
        "introduction": "",
        "picture": "",
        "body": streamfield([]),
        "coordinators": inline_formset([]),
        "opens_at": "",
        "closes_at": "",
        "zone": "AoE",
        "code": "",
        "places": "25",
        "who_may_apply": rich_text("<p>Doctoral researchers</p>"),
        "how_we_select": rich_text(""),
        "timeline": streamfield([]),
        "contact_name": "",
        "contact_email": "",
        "application_form": streamfield([]),
        "rounds_plan": streamfield([]),
        "reminder_days": "3",
        "letters_asked": "0",
        "letter_words": "1000",
        "letter_pages": "2",
        "letter_statements": streamfield([]),
        "members_only": "",
        "members_on": "closing",
        "comments": inline_formset([]),
    }
    return nested_form_data(facts | changes)


@pytest.mark.parametrize(
    "window", [{}, {"opens_at": "2020-01-15 09:00", "closes_at": "2099-01-31 23:59"}], ids=["no window", "open"]
)
def test_a_school_can_be_previewed_before_it_was_ever_saved(organiser, window):
    address = f"/admin/pages/add/training/schoolpage/{the_training().pk}/preview/"

    answer = organiser.post(address, school_form(**window)).json()
    html = organiser.get(f"{address}?mode=").content.decode()

    assert answer == {"is_valid": True, "is_available": True}
    assert "<h1>Sensing migration</h1>" in html
    assert "Doctoral researchers" in html


def test_a_school_that_ends_before_it_starts_is_refused_in_the_editor(organiser):
    response = organiser.post(
        f"/admin/pages/add/training/schoolpage/{the_training().pk}/",
        school_form(ends_on="2027-08-01", **{"action-publish": "publish"}),
    )

    assert not SchoolPage.objects.exists()
    assert "Choose a last day on or after the first day." in response.content.decode()


def test_last_years_page_is_copied_with_its_form_but_without_people(organiser):
    school = SchoolPageFactory(code="SUM27")
    school.coordinators = [Coordinator(name="Alex Doe")]
    school.application_form = [
        {"type": "section", "value": {"title": "Your project", "guidance": "", "questions": []}, "id": "s-1"}
    ]
    school.save()
    SubmissionFactory(call=school)
    ModulePageFactory(parent=school, sessions=[(NOON, 1)])

    copied = school.copy(recursive=True, update_attrs={"slug": "next-year", "year": 2028}, keep_live=False)

    copied = SchoolPage.objects.get(pk=copied.pk)
    assert [block.id for block in copied.application_form] == ["s-1"]
    assert [coordinator.name for coordinator in copied.coordinators.all()] == ["Alex Doe"]
    assert copied.get_children().count() == 1
    assert (copied.code, copied.submissions.count(), copied.rounds.count()) == ("", 0, 0)
