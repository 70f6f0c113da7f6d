"""Feeds, the sitemap and robots.txt: what machines read of the site."""

from datetime import date
from xml.etree import ElementTree

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from tests.factories.content import HomePageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.training import MONTH, NOON, SchoolPageFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def _home():
    HomePageFactory()


def entries(client, address):
    return ElementTree.fromstring(client.get(address).content).findall(f"{ATOM}entry")


def words(entry, name):
    return entry.find(f"{ATOM}{name}").text


def test_the_feed_of_calls_has_what_is_open_with_its_deadline(client):
    SchoolPageFactory(title="Open", introduction="A week on borders.", zone="UTC")
    SchoolPageFactory(title="Over", opens_at=NOON - 2 * MONTH, closes_at=NOON - MONTH)
    SchoolPageFactory(title="Later", opens_at=NOON + MONTH, closes_at=NOON + 2 * MONTH)
    SchoolPageFactory(title="Draft", live=False)

    with time_machine.travel(NOON, tick=False):
        found = entries(client, "/feeds/calls/")

    assert [(words(entry, "title"), words(entry, "summary")) for entry in found] == [
        ("Open", "A week on borders. Open until Sunday 14 February 2027, 12:00 (UTC time).")
    ]


def test_the_feed_of_news_has_published_news_newest_first(client):
    NewsPageFactory(title="Old", date=date(2025, 1, 1))
    NewsPageFactory(title="New", date=date(2026, 1, 1))
    NewsPageFactory(title="Draft", live=False)

    found = entries(client, "/feeds/news/")

    assert [(words(entry, "title"), words(entry, "published")) for entry in found] == [
        ("New", "2026-01-01T00:00:00+00:00"),
        ("Old", "2025-01-01T00:00:00+00:00"),
    ]


@pytest.mark.parametrize("address", ["/feeds/calls/", "/feeds/news/"])
def test_a_feed_is_atom_and_names_itself(client, settings, address):
    answer = client.get(address)

    assert answer["Content-Type"].startswith("application/atom+xml")
    assert ElementTree.fromstring(answer.content).find(f"{ATOM}id").text == f"{settings.SITE_URL}{address}"


def test_the_sitemap_has_public_pages_only(client):
    about = StandardPageFactory(title="About", slug="about")
    StandardPageFactory(title="Draft", slug="draft", live=False)
    secret = StandardPageFactory(title="Board", slug="board")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)

    places = ElementTree.fromstring(client.get("/sitemap.xml").content).iter(f"{SITEMAP}loc")

    assert [place.text for place in places] == [about.get_parent().full_url, about.full_url]


def test_robots_are_shown_the_sitemap_and_kept_out_of_the_admin(client):
    answer = client.get("/robots.txt")

    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /accounts/",
        "Disallow: /search/",
        "Sitemap: http://testserver/sitemap.xml",
    ]
