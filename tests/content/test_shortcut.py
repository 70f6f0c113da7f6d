"""From an address to its page: the same answers as Wagtail's own walk, in fewer queries."""

import pytest

from content.shortcut import page_at
from tests.factories.content import NewsIndexPageFactory, NewsPageFactory, the_home

pytestmark = pytest.mark.django_db


def test_a_page_is_found_with_its_own_fields_and_the_way_to_it(django_assert_num_queries):
    news = NewsPageFactory(title="Prize given")
    home, index = the_home(), news.get_parent()

    with django_assert_num_queries(2):
        found = page_at(home, [index.slug, news.slug])

    assert (found, found.date) == (news, news.date)
    assert [page.pk for page in found.known_above] == [home.pk, index.pk]
    with django_assert_num_queries(0):
        assert found.get_parent().pk == index.pk


def test_there_is_no_page_where_any_part_of_the_way_is_unknown():
    news = NewsPageFactory()

    assert page_at(the_home(), []) is None
    assert page_at(the_home(), ["elsewhere", news.slug]) is None
    assert page_at(the_home(), [news.get_parent().slug, "elsewhere"]) is None


def test_an_unknown_address_and_a_draft_answer_404(client):
    draft = NewsPageFactory(live=False)

    assert client.get("/elsewhere/").status_code == 404
    assert client.get(draft.get_url()).status_code == 404


def test_a_page_below_a_restricted_page_asks_for_a_sign_in(client):
    news = NewsPageFactory()
    assert client.get(news.url).status_code == 200

    news.get_parent().view_restrictions.create(restriction_type="login")

    assert client.get(news.url).status_code == 302


def test_an_alias_is_restricted_as_its_source_is(client):
    source = NewsPageFactory()
    alias = source.create_alias(parent=source.get_parent(), update_slug="alias")
    assert client.get(alias.url).status_code == 200

    source.view_restrictions.create(restriction_type="login")

    assert client.get(alias.url).status_code == 302


def test_the_way_back_is_printed_from_what_is_known(client):
    index = NewsIndexPageFactory(title="All our news")
    news = NewsPageFactory(parent=index)

    trail = client.get(news.url).context["trail"]

    assert [step.title for step in trail] == [the_home().title, "All our news"]
