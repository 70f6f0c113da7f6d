"""Events: found by kind, time, place and topic; written in the clock of their place."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from content.choices import EventKind, Mode
from content.editing import EventPageForm
from content.models import EventPage
from tests.content.counting import queries_for
from tests.factories.content import EventIndexPageFactory, EventPageFactory, StandardPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def event_index():
    return EventIndexPageFactory()


def listed(client, address):
    return [event.title for event in client.get(address).context["listing"].page]


@pytest.fixture
def three(event_index):
    """A past conference in Oslo, a coming PhD day online, and a later workshop in Lisbon."""
    now = timezone.now()
    asylum = TopicFactory(name="Asylum")
    EventPageFactory(title="Past", starts_at=datetime(2021, 7, 1, 8, tzinfo=UTC), city="Oslo", country="NO")
    EventPageFactory(
        title="Next", starts_at=now + timedelta(days=5), kind=EventKind.PHD_DAY, mode=Mode.ONLINE, country=""
    )
    EventPageFactory(title="Later", starts_at=now + timedelta(days=50), kind=EventKind.WORKSHOP, topics=[asylum])
    return event_index


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Later", "Next", "Past"]),
        ("kind=workshop", ["Later"]),
        ("status=past", ["Past"]),
        ("status=upcoming", ["Next", "Later"]),
        ("year=2021", ["Past"]),
        ("country=NO", ["Past"]),
        ("mode=online", ["Next"]),
        ("topic=asylum", ["Later"]),
        ("status=upcoming&country=PT", ["Later"]),
        ("status=past&mode=online", []),
        ("kind=banquet", ["Later", "Next", "Past"]),
    ],
)
def test_filters_in_the_address_leave_what_fits(client, three, query, titles):
    assert listed(client, f"{three.url}?{query}") == titles


def test_countries_are_offered_by_name(client, three):
    choices = client.get(three.url).context["listing"].filter.form.fields["country"].choices

    assert list(choices) == [("", "All countries"), ("NO", "Norway"), ("PT", "Portugal")]


def test_the_list_costs_the_same_for_one_and_for_three(client, event_index):
    EventPageFactory()
    for_one = queries_for(client, event_index.url)
    EventPageFactory()
    EventPageFactory(country="NO")

    assert queries_for(client, event_index.url) == for_one


def test_an_event_cannot_end_before_it_starts(event_index):
    event = EventPageFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPage.objects.filter(pk=event.pk).update(ends_at=event.starts_at - timedelta(minutes=1))


def test_an_event_of_one_day_shows_the_clock_of_its_place(event_index):
    start = datetime(2027, 7, 5, 8, tzinfo=UTC)
    event = EventPageFactory(starts_at=start, ends_at=start + timedelta(hours=6, minutes=30))

    assert event.facts() == [
        {"label": "Days", "value": "5 July 2027", "note": "09:00–15:30 (Lisbon time)"},
        {"label": "Place", "value": "Lisbon, Portugal", "note": ""},
        {"label": "Mode", "value": "On site", "note": ""},
    ]


def test_an_online_event_names_no_city(event_index):
    assert EventPageFactory(mode=Mode.ONLINE, city="Lisbon").place == "Online"


def test_one_can_register_until_the_event_is_over(client, event_index):
    start = timezone.now()
    ahead = EventPageFactory(starts_at=start, registration_url="https://register.example/ahead")
    over = EventPageFactory(starts_at=start - timedelta(days=9), registration_url="https://register.example/over")

    assert 'href="https://register.example/ahead"' in client.get(ahead.url).content.decode()
    assert "https://register.example/over" not in client.get(over.url).content.decode()


def test_what_hangs_below_an_event_is_its_programme(client, event_index):
    event = EventPageFactory()
    event.add_child(instance=StandardPageFactory.build(title="Keynote", slug="keynote"))
    event.add_child(instance=StandardPageFactory.build(title="Unpublished", slug="draft", live=False))

    assert [part.title for part in client.get(event.url).context["programme"]] == ["Keynote"]


def test_the_editor_reads_and_writes_clock_times_of_the_place(event_index, rf, admin_user):
    form_class = EventPage.get_edit_handler().get_form_class()
    event = EventPageFactory(starts_at=datetime(2027, 7, 5, 8, tzinfo=UTC))

    assert form_class(instance=event, for_user=admin_user).initial["starts_at"] == datetime(2027, 7, 5, 9)


def test_an_event_in_the_hour_that_clocks_repeat_is_asked_about():
    class Form(EventPageForm):
        class Meta:
            model = EventPage
            fields = ["zone"]

    form = Form(
        {"zone": "Europe/Brussels", "starts_at": "2027-03-28 02:30", "ends_at": "2027-10-31 02:30"},
        instance=EventPage(),
        for_user=None,
    )

    assert not form.is_valid()
    assert form.errors == {
        "starts_at": ["Clocks in this zone skip that time. Choose another."],
        "ends_at": ["Clocks in this zone show that time twice. Choose which one is meant."],
    }
