"""The public pages of awards: lists, hall of fame, editions of today and of long ago."""

import json

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.models import AwardEditionPage, AwardsIndexPage
from tests.factories.awards import AwardEditionPageFactory, AwardPageFactory, AwardsIndexPageFactory, LaureateFactory
from tests.factories.content import TopicFactory
from tests.factories.letters import STATEMENTS
from tests.factories.training import MONTH, NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_at_noon")]


@pytest.fixture
def _at_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def read(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def cost(client, page):
    read(client, page)  # where pages lie is kept between requests, until a page is added
    with CaptureQueriesContext(connection) as queries:
        read(client, page)
    return len(queries)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Thesis 2027", "Paper 2027", "Thesis 2014"]),
        ("?kind=thesis", ["Thesis 2027", "Thesis 2014"]),
        ("?kind=paper", ["Paper 2027"]),
        ("?status=open", ["Thesis 2027"]),
        ("?status=upcoming", ["Paper 2027"]),
        ("?status=closed", ["Thesis 2014"]),
        ("?year=2014", ["Thesis 2014"]),
        ("?kind=paper&year=2014", []),
        ("?country=IT", ["Paper 2027"]),
        ("?topic=borders", ["Thesis 2014"]),
    ],
)
def test_each_filter_is_an_address(client, query, found):
    thesis, paper = AwardPageFactory(title="Thesis Award"), AwardPageFactory(title="Paper Award", kind="paper")
    old = AwardEditionPageFactory(parent=thesis, title="Thesis 2014", long_ago=True)
    old.topics.add(TopicFactory(name="Borders", slug="borders"))
    old.save()
    AwardEditionPageFactory(parent=thesis, title="Thesis 2027")
    AwardEditionPageFactory(
        parent=paper, title="Paper 2027", country="IT", opens_at=NOON + MONTH, closes_at=NOON + 2 * MONTH
    )

    response = client.get(f"{AwardsIndexPage.objects.get().url}{query}")

    assert [line.page.title for line in response.context["lines"]] == found
    assert sorted(response.context["listing"].filter.form.fields) == ["country", "kind", "status", "topic", "year"]


def test_a_line_names_the_award_and_its_laureates_but_not_honourable_mentions(client):
    edition = AwardEditionPageFactory()
    for number, name in enumerate(["Anton Ahlén", "Kiri Olivia Santer"]):
        LaureateFactory(edition=edition, name=name, sort_order=number)
    LaureateFactory(edition=edition, name="Honoured", distinction="honourable")

    (line,) = client.get(AwardsIndexPage.objects.get().url).context["lines"]

    assert (line.award, line.laureates) == ("Dissertation Award", "Anton Ahlén · Kiri Olivia Santer")


def test_an_index_without_editions_says_what_will_be_here(client):
    assert "as soon as the first edition is announced" in read(client, AwardsIndexPageFactory())


def test_an_award_is_a_hall_of_fame_by_year(client):
    award = AwardPageFactory()
    other = AwardPageFactory(title="Another award")
    joint, early = (AwardEditionPageFactory(parent=award, long_ago=True, year=year) for year in (2023, 2014))
    for name in ("Anton Ahlén", "Kiri Olivia Santer"):
        LaureateFactory(edition=joint, name=name)
    LaureateFactory(edition=early, name="Ruben Andersson", work="Clandestine Migration")
    LaureateFactory(edition=AwardEditionPageFactory(parent=other), name="Somebody else")
    LaureateFactory(edition=AwardEditionPageFactory(parent=award, live=False, year=2026), name="Under embargo")

    response = client.get(award.url)

    years = [response.context["newest"], *response.context["earlier"]]
    assert [(year["year"], [laureate.name for laureate in year["laureates"]]) for year in years] == [
        (2023, ["Anton Ahlén", "Kiri Olivia Santer"]),
        (2014, ["Ruben Andersson"]),
    ]
    html = response.content.decode()
    assert "<bdi>Anton Ahlén</bdi>" in html
    assert "Ruben Andersson</a>" in html
    assert "Clandestine Migration" in html
    assert "Under embargo" not in html


def test_an_award_lists_its_calls_and_reaches_older_editions_through_their_laureates(client):
    award = AwardPageFactory()
    running = AwardEditionPageFactory(parent=award)
    LaureateFactory(edition=running)
    unknown = AwardEditionPageFactory(parent=award, long_ago=True, year=2017)
    LaureateFactory(edition=AwardEditionPageFactory(parent=award, long_ago=True, year=2014))

    response = client.get(award.url)

    assert [line.page.pk for line in response.context["lines"]] == [running.pk, unknown.pk]


def test_an_award_without_editions_says_what_will_be_here(client):
    assert "The first edition will stand here as soon as it is announced." in read(client, AwardPageFactory())


@pytest.mark.parametrize(("kind", "action"), [("thesis", "Nominate a thesis"), ("paper", "Nominate a paper")])
def test_an_open_edition_says_what_can_be_nominated(client, kind, action):
    edition = AwardEditionPageFactory(parent=AwardPageFactory(kind=kind), who_may_apply="<p>Doctors of two years</p>")

    html = read(client, edition)

    assert f'<a class="button" href="/calls/{edition.pk}/start/">{action}</a>' in html
    assert '<h2 id="who">Who may be nominated</h2>' in html
    assert "Doctors of two years" in html


def test_an_edition_says_how_many_letters_it_asks_for_from_whom_and_until_when(client):
    asking = {"letters_asked": 2, "letters_due_at": NOON + 2 * MONTH, "letter_statements": json.dumps(STATEMENTS)}

    html = read(client, AwardEditionPageFactory(letter_guidance="Say what is new.", **asking))

    due = "Tuesday 16 March 2027, 00:00 (anywhere on Earth)"
    assert html.count("Reference letters</") == 2
    assert f'<a href="#asked">2 reference letters</a><div class="facts__note">due {due}</div>' in html
    assert f"<p>2 reference letters, due {due}." in html
    assert "up to 1000 words, or a PDF of up to 2 pages" in html
    assert "Say what is new." in html
    assert '<li>I was on the committee<span class="question-list__more">has to be true</span></li>' in html
    assert "Reference letter" not in read(client, AwardEditionPageFactory(year=2028))


def test_an_edition_of_long_ago_shows_its_laureate_and_no_form(client):
    edition = AwardEditionPageFactory(long_ago=True)
    LaureateFactory(
        edition=edition,
        name="Iva Dodevska",
        universities="Charles University Prague\nUniversité Paul-Valéry Montpellier",
        defended="September 2023",
        laudation="A work of rare clarity.",
    )

    html = read(client, edition)

    assert "<bdi>Iva Dodevska</bdi>" in html
    assert "Charles University Prague, Université Paul-Valéry Montpellier · September 2023" in html
    assert "A work of rare clarity." in html
    assert "Deadline" not in html
    assert 'class="button"' not in html


@pytest.mark.parametrize("name", ["ليلى حداد", "Wolfeschlegelsteinhausenbergerdorff " * 8])
def test_any_name_without_a_portrait_gets_a_pattern(client, name):
    laureate = LaureateFactory(edition=AwardEditionPageFactory(long_ago=True), name=name.strip(), work="T" * 300)

    html = read(client, laureate.edition)

    assert f"<bdi>{name.strip()}</bdi>" in html
    assert html.count('<svg class="pattern') == 2


def test_pages_of_awards_cost_as_much_with_three_as_with_one(client):
    award = AwardPageFactory()
    edition = AwardEditionPageFactory(parent=award)
    LaureateFactory(edition=edition)
    index = AwardsIndexPage.objects.get()
    one = [cost(client, page) for page in (edition, award, index)]
    for year in (2014, 2015):
        LaureateFactory(edition=AwardEditionPageFactory(parent=award, long_ago=True, year=year))
        LaureateFactory(edition=edition)

    assert [cost(client, page) for page in (edition, award, index)] == one
    assert max(one) <= 12


@pytest.fixture
def organiser(client):
    client.force_login(get_user_model().objects.create_superuser("office@network.example", "a long enough sentence"))
    return client


def test_an_organiser_enters_a_laureate_of_long_ago_and_the_search_finds_her(organiser):
    edition = AwardEditionPageFactory(long_ago=True)
    facts = {"edition": edition.pk, "distinction": "laureate", "sort_order": 0, "name": "Juljana Vullnetari"}

    organiser.post("/admin/laureate/new/", facts | {"aliases": "Julie Vullnetari"})

    assert [laureate.name for laureate in edition.laureates.all()] == ["Juljana Vullnetari"]
    assert list(AwardEditionPage.objects.search("Julie")) == [edition]


def test_the_table_of_laureates_costs_as_much_with_three_as_with_one(organiser):
    def table():
        with CaptureQueriesContext(connection) as queries:
            response = organiser.get("/admin/laureate/")
        assert response.status_code == 200
        return len(queries)

    LaureateFactory()
    table()
    one = table()
    for _ in range(2):
        LaureateFactory()

    assert table() == one
