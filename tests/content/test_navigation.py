"""The main menu and the way to a page."""

import pytest
from django.template import engines

from content.context import navigation as context_of
from content.navigation import Entry, navigation, trail
from tests.factories.content import HomePageFactory, StandardPageFactory, the_home

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    return HomePageFactory()


def test_the_menu_has_live_pages_that_editors_put_there_in_their_order(home):
    StandardPageFactory(title="About", slug="about", show_in_menus=True)
    StandardPageFactory(title="Draft", live=False, show_in_menus=True)
    StandardPageFactory(title="Small print", show_in_menus=False)
    inner = StandardPageFactory(title="Awards", slug="awards", show_in_menus=True)
    StandardPageFactory(title="Deep", parent=inner, show_in_menus=True)

    assert navigation(home) == [Entry("About", "/about/"), Entry("Awards", "/awards/")]


def test_the_entry_above_the_page_one_reads_is_current(home, rf):
    StandardPageFactory(title="About", slug="about", show_in_menus=True)
    StandardPageFactory(title="Awards", slug="awards", show_in_menus=True)

    entries = navigation(home, request=rf.get("/awards/thesis/"))

    assert [(entry.title, entry.current) for entry in entries] == [("About", False), ("Awards", True)]


@pytest.mark.parametrize("pages", [1, 3])
def test_the_menu_is_one_query_however_long(home, pages, django_assert_num_queries):
    for _number in range(pages):
        StandardPageFactory(show_in_menus=True)
    navigation(home)

    with django_assert_num_queries(1):
        assert len(navigation(home)) == pages


def test_a_template_that_does_not_print_the_menu_pays_nothing(home, rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        engines["django"].from_string("words").render(context_of(rf.get("/")))


def test_the_admin_has_no_menu_of_ours(rf):
    assert context_of(rf.get("/admin/pages/")) == {}


def test_the_trail_leads_from_the_home_page_to_the_parent(home, django_assert_num_queries):
    about = StandardPageFactory(title="About", slug="about")
    inner = StandardPageFactory(title="Statutes", parent=about)
    trail(inner)

    with django_assert_num_queries(1):
        steps = trail(inner)

    assert steps == [Entry("Migration Research Network", "/"), Entry("About", "/about/")]


def test_a_text_page_lists_the_live_pages_below_it(client, home):
    about = StandardPageFactory(title="About")
    StandardPageFactory(title="Statutes", parent=about)
    StandardPageFactory(title="Draft", parent=about, live=False)

    assert [page.title for page in client.get(about.url).context["below"]] == ["Statutes"]


def test_the_home_page_has_no_trail():
    assert trail(the_home()) == []
