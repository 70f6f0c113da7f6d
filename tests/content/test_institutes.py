"""The directory of institutes: who belongs to the network now, who did before."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.content.counting import queries_for
from tests.factories.content import InstituteIndexPageFactory
from tests.factories.people import InstituteFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def directory():
    return InstituteIndexPageFactory()


def listed(client, address):
    return [institute.short_name for institute in client.get(address).context["listing"].page]


@pytest.fixture
def three(directory):
    yesterday = timezone.localdate() - timedelta(days=1)
    InstituteFactory(short_name="AMIS", country="DK", member_since=date(2004, 1, 1))
    InstituteFactory(short_name="CEG", country="PT", member_since=date(2004, 1, 1), member_since__until=yesterday)
    InstituteFactory(short_name="IGOT", country="PT")
    return directory


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["AMIS", "CEG", "IGOT"]),
        ("country=PT", ["CEG", "IGOT"]),
        ("member=1", ["AMIS"]),
        ("member=0", ["CEG", "IGOT"]),
        ("member=1&country=PT", []),
    ],
)
def test_filters_in_the_address_leave_what_fits(client, three, query, names):
    assert listed(client, f"{three.url}?{query}") == names


def test_membership_is_shown_with_its_years(client, directory):
    InstituteFactory(short_name="CEG", member_since=date(2004, 1, 1), member_since__until=date(2012, 12, 31))
    InstituteFactory(short_name="IGOT")

    text = client.get(directory.url).content.decode()

    assert '<td data-label="Member">1 January 2004 to 31 December 2012</td>' in text
    assert '<td data-label="Member">not a member</td>' in text


def test_the_directory_costs_the_same_for_one_and_for_three(client, directory):
    InstituteFactory(member_since=date(2004, 1, 1))
    for_one = queries_for(client, directory.url)
    InstituteFactory(country="PT", member_since=date(2014, 1, 1))
    InstituteFactory(country="DK")

    assert queries_for(client, directory.url) == for_one
