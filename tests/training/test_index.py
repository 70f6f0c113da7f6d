"""The list of training: its filters are addresses, its order is that of deadlines, its cost does not grow."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.content import TopicFactory
from tests.factories.people import InstituteFactory
from tests.factories.training import MONTH, NOON, CohortPageFactory, SchoolPageFactory, the_training

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def titles(client, query=""):
    response = client.get(f"{the_training().url}{query}")
    assert response.status_code == 200
    return [line.page.title for line in response.context["lines"]]


def test_open_calls_come_first_by_deadline_then_later_ones_then_the_past_from_the_newest(client):
    SchoolPageFactory(title="Long ago", long_ago=True)
    SchoolPageFactory(title="Last year", year=2026, opens_at=NOON - 12 * MONTH, closes_at=NOON - 10 * MONTH)
    SchoolPageFactory(title="Opens later", opens_at=NOON + MONTH, closes_at=NOON + 2 * MONTH)
    SchoolPageFactory(title="Closes late", closes_at=NOON + timedelta(days=20))
    CohortPageFactory(title="Closes soon", closes_at=NOON + timedelta(days=2))

    assert titles(client) == ["Closes soon", "Closes late", "Opens later", "Last year", "Long ago"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=winter", ["Winter"]),
        ("?kind=summer", ["Long ago", "Summer"]),
        ("?kind=cohort", ["Cohort"]),
        ("?status=open", ["Cohort", "Winter"]),
        ("?status=upcoming", ["Summer"]),
        ("?status=closed", ["Long ago"]),
        ("?year=2027", ["Cohort", "Summer", "Winter"]),
        ("?year=2007", ["Long ago"]),
        ("?country=BE", ["Winter"]),
        ("?mode=hybrid", ["Cohort"]),
        ("?mode=online", ["Long ago"]),
        ("?topic=borders", ["Summer"]),
        ("?kind=summer&status=closed&year=2007", ["Long ago"]),
        ("?kind=summer&country=BE", []),
        ("?kind=nonsense&mode=nonsense", ["Cohort", "Long ago", "Summer", "Winter"]),
    ],
)
def test_each_filter_is_an_address(client, query, found):
    SchoolPageFactory(title="Winter", season="winter", country="BE")
    SchoolPageFactory(
        title="Summer", opens_at=NOON + MONTH, closes_at=NOON + 2 * MONTH, topics=[TopicFactory(name="Borders")]
    )
    SchoolPageFactory(title="Long ago", long_ago=True, mode="online")
    CohortPageFactory(title="Cohort")

    assert sorted(titles(client, query)) == found


def test_results_are_counted_in_words_and_an_empty_list_says_what_to_do(client):
    SchoolPageFactory(title="Only one")

    page = client.get(the_training().url).content.decode()
    assert "1 result<" in page
    empty = client.get(f"{the_training().url}?country=BE&year=2027")
    assert "Nothing fits these filters" not in page
    assert empty.context["listing"].count == 1
    none = client.get(f"{the_training().url}?mode=online").content.decode()
    assert "0 results" in none
    assert "Nothing fits these filters" in none


def test_kinds_are_links_that_keep_the_other_filters(client):
    SchoolPageFactory()

    tabs = client.get(f"{the_training().url}?year=2027&kind=winter&page=2").context["tabs"]

    assert [(str(tab["title"]), tab["url"], tab["current"]) for tab in tabs] == [
        ("All training", "?year=2027", False),
        ("Winter schools", "?year=2027&kind=winter", True),
        ("Summer schools", "?year=2027&kind=summer", False),
        ("Academy", "?year=2027&kind=cohort", False),
    ]


def test_drafts_and_private_schools_are_not_listed(client):
    SchoolPageFactory(title="Draft", live=False)
    private = SchoolPageFactory(title="Private")
    private.view_restrictions.create(restriction_type="login")
    SchoolPageFactory(title="Public")

    assert titles(client) == ["Public"]


def test_a_line_says_kind_hosts_place_and_days(client):
    SchoolPageFactory(hosts=[InstituteFactory(short_name="IGOT")], ends_on=date(2027, 8, 27))

    (line,) = client.get(the_training().url).context["lines"]

    assert (line.kind, line.where, line.when) == (
        "Summer school",
        "IGOT · Lisbon, Portugal",
        "23 to 27 August 2027",
    )


def test_a_long_list_has_pages_that_keep_the_filters(client):
    for _ in range(21):
        SchoolPageFactory()

    first = client.get(f"{the_training().url}?year=2027")
    second = client.get(f"{the_training().url}?year=2027&page=2")

    assert (len(first.context["lines"]), len(second.context["lines"])) == (20, 1)
    assert 'href="?year=2027&amp;page=2"' in first.content.decode()


def test_the_list_costs_as_much_with_three_as_with_one(client):
    address = the_training().url

    def cost():
        client.get(address)  # where pages lie is kept between requests, until a page is added
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    SchoolPageFactory(hosts=[InstituteFactory(), InstituteFactory()])
    CohortPageFactory()
    one = cost()
    for _ in range(2):
        SchoolPageFactory(hosts=[InstituteFactory(), InstituteFactory()])
        CohortPageFactory()

    assert cost() == one == 12
