"""News: by day, found by year and topic."""

from datetime import date

import pytest
from wagtail.models import PageViewRestriction

from content.models import NewsIndexPage
from tests.content.counting import queries_with_cold_cache
from tests.factories.content import ImageFactory, NewsIndexPageFactory, NewsPageFactory, TopicFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def news_index():
    return NewsIndexPageFactory()


def listed(client, address):
    """Titles in the order of the page that `address` shows."""
    return [news.title for news in client.get(address).context["listing"].page]


def test_news_stands_newest_first(client, news_index):
    for title, day in [("Old", date(2024, 1, 1)), ("New", date(2026, 1, 1)), ("Middle", date(2025, 1, 1))]:
        NewsPageFactory(title=title, date=day)

    assert listed(client, news_index.url) == ["New", "Middle", "Old"]


def test_a_year_in_the_address_leaves_the_news_of_that_year(client, news_index):
    NewsPageFactory(title="Last year", date=date(2025, 12, 31))
    NewsPageFactory(title="This year", date=date(2026, 1, 1))

    assert listed(client, f"{news_index.url}?year=2025") == ["Last year"]


def test_only_years_that_occur_are_offered_and_the_choice_does_not_narrow_them(client, news_index):
    NewsPageFactory(date=date(2022, 3, 1))
    NewsPageFactory(date=date(2025, 3, 1))
    NewsPageFactory(date=date(2025, 4, 1))

    form = client.get(f"{news_index.url}?year=2022").context["listing"].filter.form

    assert [value for value, _label in form.fields["year"].choices] == ["", 2025, 2022]


def test_a_topic_in_the_address_leaves_its_news(client, news_index):
    asylum = TopicFactory(name="Asylum")
    NewsPageFactory(title="On asylum", topics=[asylum])
    NewsPageFactory(title="On cities", topics=[TopicFactory(name="Cities")])

    assert listed(client, f"{news_index.url}?topic=asylum") == ["On asylum"]


def test_a_year_that_nobody_offered_filters_nothing(client, news_index):
    NewsPageFactory(title="Only one")

    assert listed(client, f"{news_index.url}?year=1066&topic=nonsense&page=99") == ["Only one"]


def test_drafts_and_private_news_are_not_listed(client, news_index):
    NewsPageFactory(title="Published")
    NewsPageFactory(title="Draft", live=False)
    secret = NewsPageFactory(title="Private")
    PageViewRestriction.objects.create(page=secret, restriction_type=PageViewRestriction.LOGIN)

    assert listed(client, news_index.url) == ["Published"]


def test_twenty_stand_on_a_page_and_filters_survive_the_turn(client, news_index):
    for _number in range(21):
        NewsPageFactory(date=date(2026, 2, 2))

    answer = client.get(f"{news_index.url}?year=2026")

    assert len(answer.context["listing"].page) == 20
    assert answer.context["listing"].count == 21
    assert 'rel="next" href="?year=2026&amp;page=2"' in answer.content.decode()


def test_an_empty_list_says_what_will_be_here(client, news_index):
    assert "No news yet" in client.get(news_index.url).content.decode()


def test_a_filter_without_a_match_says_how_to_go_on(client, news_index):
    NewsPageFactory(date=date(2026, 1, 1))
    TopicFactory(name="Asylum")

    text = client.get(f"{news_index.url}?topic=asylum").content.decode()

    assert "No news fits these filters" in text
    assert f'href="{news_index.url}">Show all news</a>' in text


def test_the_list_costs_the_same_for_one_and_for_three(client, news_index):
    NewsPageFactory(picture=ImageFactory())
    for_one = queries_with_cold_cache(client, news_index.url)
    NewsPageFactory(picture=ImageFactory())
    NewsPageFactory(picture=ImageFactory(), topics=[TopicFactory()])

    assert queries_with_cold_cache(client, news_index.url) == for_one


def test_a_news_item_shows_its_day_and_its_author(client, news_index):
    page = NewsPageFactory(date=date(2026, 5, 1), author_line="Zana Vathi, Edge Hill University")

    text = client.get(page.url).content.decode()

    assert '<time datetime="2026-05-01">1 May 2026</time>' in text
    assert "Zana Vathi, Edge Hill University" in text


def test_the_list_shows_only_what_lies_below_it(news_index):
    page = NewsPageFactory()

    assert list(NewsIndexPage.objects.get().news()) == [page]
