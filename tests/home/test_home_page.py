"""The first page: what is open now, the next deadlines, laureates, figures and news."""

from datetime import date, timedelta

import pytest
import time_machine

from home.queries import Deadline, front_page
from tests.content.counting import queries_for, queries_with_cold_cache
from tests.factories.awards import AwardEditionPageFactory, AwardPageFactory, LaureateFactory
from tests.factories.content import HomePageFactory, ImageFactory, NewsPageFactory, the_home
from tests.factories.training import NOON, CohortPageFactory, SchoolPageFactory

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def home():
    return HomePageFactory()


@pytest.fixture(autouse=True)
def _noon():
    with time_machine.travel(NOON, tick=False):
        yield


def text_of(client):
    return client.get(the_home().url).content.decode()


def test_what_is_open_stands_by_deadline_with_what_it_is_and_what_one_does(home):
    SchoolPageFactory(title="Borders", season="winter", closes_at=NOON + 9 * DAY)
    CohortPageFactory(title="Cohort 4", city="", country="", closes_at=NOON + 3 * DAY)
    AwardEditionPageFactory(
        parent=AwardPageFactory(kind="paper"), title="Best paper", city="", country="", closes_at=NOON + 6 * DAY
    )

    lines = front_page(at=NOON).open_calls

    assert [(line.call.title, line.kind, line.action, line.place) for line in lines] == [
        ("Cohort 4", "Academy cohort", "Apply", ""),
        ("Best paper", "Paper award", "Nominate", ""),
        ("Borders", "Winter school", "Apply", "Lisbon, Portugal"),
    ]


def test_a_call_is_open_from_its_first_second_to_its_last(home):
    school = SchoolPageFactory(opens_at=NOON, closes_at=NOON + DAY)
    moment = timedelta(seconds=1)

    seen = {at: len(front_page(at=at).open_calls) for at in (NOON - moment, NOON, school.closes_at - moment)}

    assert list(seen.values()) == [0, 1, 1]
    assert front_page(at=school.closes_at).open_calls == []
    assert front_page(at=school.closes_at).deadlines == []


def test_drafts_are_not_open_to_anyone(home):
    SchoolPageFactory(title="Draft", live=False)

    assert front_page(at=NOON).open_calls == []
    assert front_page(at=NOON).deadlines == []


def test_the_next_five_deadlines_include_calls_that_open_later(home):
    for number in range(6, 0, -1):
        SchoolPageFactory(
            title=f"School {number}", slug=f"s{number}", opens_at=NOON + DAY, closes_at=NOON + (number + 1) * DAY
        )

    deadlines = front_page(at=NOON).deadlines

    assert [deadline.title for deadline in deadlines] == [f"School {number}" for number in range(1, 6)]


def test_a_deadline_is_a_day_in_the_zone_of_the_call(home):
    school = SchoolPageFactory(title="Borders", zone="AoE", closes_at=NOON.replace(day=31, hour=11, minute=59))

    assert front_page(at=NOON).deadlines == [Deadline("Borders", school.url, "30 January 2027")]


def test_the_page_says_when_a_call_closes_and_how_long_that_is(client, home):
    SchoolPageFactory(title="Borders", zone="Europe/Lisbon", closes_at=NOON + 12 * DAY)

    text = text_of(client)

    assert "Apply by Wednesday 27 January 2027, 12:00 (Lisbon time)" in text
    assert '<span class="deadline__left">12 days left</span>' in text
    assert "23 to 27 August 2027" in text


def test_when_nothing_is_open_the_page_says_so(client, home):
    assert "Nothing is open just now" in text_of(client)


def test_laureates_are_those_of_the_newest_year(home):
    old = AwardEditionPageFactory(long_ago=True, year=2022)
    new = AwardEditionPageFactory(long_ago=True, year=2024)
    LaureateFactory(edition=old, name="Hannah Pool")
    LaureateFactory(edition=new, name="Uzair Ahmed", sort_order=2)
    LaureateFactory(edition=new, name="Iva Dodevska", sort_order=1)
    LaureateFactory(edition=AwardEditionPageFactory(live=False), name="Not announced")

    assert [laureate.name for laureate in front_page(at=NOON).laureates] == ["Iva Dodevska", "Uzair Ahmed"]


def test_three_newest_news_items_are_shown(home):
    for day in (1, 2, 3, 4):
        NewsPageFactory(title=f"Day {day}", date=date(2026, 5, day))
    NewsPageFactory(title="Draft", date=date(2026, 6, 1), live=False)

    assert [news.title for news in front_page(at=NOON).news] == ["Day 4", "Day 3", "Day 2"]


def test_figures_are_shown_as_editors_wrote_them(client, home):
    home.figures = [("figure", {"number": "1,200", "label": "alumni"})]
    home.save()

    assert '<dt class="figure__label">alumni</dt><dd class="figure__number">1,200</dd>' in text_of(client)


def test_the_page_costs_the_same_for_one_and_for_three_of_everything(client, home):
    edition = AwardEditionPageFactory()
    SchoolPageFactory()
    LaureateFactory(edition=edition, portrait=ImageFactory())
    NewsPageFactory(picture=ImageFactory())
    for_one = queries_with_cold_cache(client, home.url)
    for _number in range(2):
        SchoolPageFactory()
        LaureateFactory(edition=edition, portrait=ImageFactory())
        NewsPageFactory(picture=ImageFactory())

    assert queries_with_cold_cache(client, home.url) == for_one
    assert queries_for(client, home.url) <= 15


@pytest.mark.parametrize("title", ["Wissenschaftszeitvertragsgesetzänderungsantrag" * 5, "الهجرة والمواطنة"])
def test_long_and_foreign_titles_are_shown_whole(client, home, title):
    SchoolPageFactory(title=title, slug="strange")

    assert title in text_of(client)


def test_an_honourable_mention_is_not_shown_as_the_award(client, home):
    edition = AwardEditionPageFactory(long_ago=True)
    LaureateFactory(edition=edition, name="Iva Dodevska")
    assert "Honourable mention" not in text_of(client)

    LaureateFactory(edition=edition, name="Uzair Ahmed", distinction="honourable")
    assert text_of(client).count("Honourable mention") == 1
