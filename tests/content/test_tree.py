"""What may hang below what: the tree of written pages cannot become nonsense."""

import pytest
from wagtail.models import Page

from content.models import (
    EventIndexPage,
    EventPage,
    GroupIndexPage,
    GroupPage,
    InstituteIndexPage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
)
from home.models import HomePage
from tests.factories.content import NewsIndexPageFactory, the_home

WRITTEN = {
    EventIndexPage,
    EventPage,
    GroupIndexPage,
    GroupPage,
    InstituteIndexPage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    HomePage,
}


@pytest.mark.parametrize(
    ("parent", "children"),
    [
        (Page, {HomePage}),
        (HomePage, {EventIndexPage, GroupIndexPage, InstituteIndexPage, NewsIndexPage, StandardPage}),
        (StandardPage, {StandardPage}),
        (NewsIndexPage, {NewsPage}),
        (NewsPage, set()),
        (EventIndexPage, {EventPage}),
        (EventPage, set()),
        (GroupIndexPage, {GroupPage}),
        (GroupPage, set()),
        (InstituteIndexPage, set()),
    ],
)
def test_only_certain_pages_may_hang_below(parent, children):
    assert set(parent.creatable_subpage_models()) & WRITTEN == children


def test_a_feature_may_hang_its_pages_below_an_event():
    foreign = {model._meta.label for model in EventPage.creatable_subpage_models()}

    assert foreign == {"training.ModulePage"}


@pytest.mark.django_db
@pytest.mark.parametrize("index", [EventIndexPage, GroupIndexPage, InstituteIndexPage, NewsIndexPage])
def test_a_site_has_one_of_each_list(index):
    home = the_home()
    before = index.can_create_at(home)
    home.add_child(instance=index(title="The list"))

    assert (before, index.can_create_at(home)) == (True, False)


@pytest.mark.django_db
def test_there_is_one_home_page():
    the_home()

    assert HomePage.can_create_at(Page.get_first_root_node()) is False


@pytest.mark.django_db
def test_news_cannot_hang_below_the_home_page():
    home = the_home()

    assert NewsPage.can_create_at(home) is False
    assert NewsPage.can_create_at(NewsIndexPageFactory()) is True
