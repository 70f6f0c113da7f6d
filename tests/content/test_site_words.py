"""The words around every page: tagline, office, links elsewhere, small print."""

import pytest
from django.core.cache import cache
from wagtail.models import Site

from content.models import SiteSettings
from tests.content.counting import queries_for, queries_of_one_request
from tests.factories.content import StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def page():
    return StandardPageFactory()


def write(**words):
    return SiteSettings.objects.create(site=Site.objects.get(is_default_site=True), **words)


def test_what_editors_wrote_stands_at_the_foot(client, page):
    write(
        tagline="A network of sixty institutes.",
        office_name="Coordination office",
        office_email="office@network.example",
        social_links=[("link", {"name": "Mastodon", "url": "https://social.example/@network"})],
        footer_text="<p>Founded in <b>2004</b></p>",
    )

    text = client.get(page.url).content.decode()

    for words in (
        "A network of sixty institutes.",
        'Coordination office <a href="mailto:office@network.example">office@network.example</a>',
        '<a href="https://social.example/@network" rel="noopener">Mastodon</a>',
        "<p>Founded in <b>2004</b></p>",
    ):
        assert words in text


def test_a_site_without_words_has_a_foot_all_the_same(client, page):
    text = client.get(page.url).content.decode()

    assert "Doctoral schools, an academy and awards" in text
    assert SiteSettings.objects.count() == 0


def test_the_words_cost_no_query_once_they_were_read(client, page):
    write(tagline="A network.")
    with_words_read = queries_for(client, page.url)
    cache.delete(f"content.site_words.{Site.objects.get().pk}")

    with_words_unread = queries_of_one_request(client, page.url)

    assert with_words_unread - with_words_read == 1
