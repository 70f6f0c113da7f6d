"""Search over public pages: it finds what is published, and nothing else."""

import pytest
from wagtail.models import PageViewRestriction

from tests.content.counting import queries_for
from tests.factories.awards import AwardEditionPageFactory, LaureateFactory
from tests.factories.content import HomePageFactory, NewsPageFactory, StandardPageFactory
from tests.factories.training import SchoolPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _home():
    HomePageFactory()


def found(client, words):
    return [page.title for page in client.get("/search/", {"q": words}).context["results"]]


def test_a_word_of_the_title_finds_the_page(client):
    NewsPageFactory(title="Citizenship in cities")
    StandardPageFactory(title="Statutes")

    assert found(client, "citizenship") == ["Citizenship in cities"]


def test_words_of_introduction_and_body_find_the_page(client):
    StandardPageFactory(title="About", introduction="Founded in Coimbra.", body=[("quote", {"text": "Doors open."})])

    assert found(client, "coimbra") == ["About"]
    assert found(client, "doors") == ["About"]


def test_all_words_must_stand_on_the_page(client):
    NewsPageFactory(title="Asylum in Lisbon")
    NewsPageFactory(title="Asylum in Oslo")

    assert found(client, "asylum oslo") == ["Asylum in Oslo"]


def test_schools_and_the_names_of_laureates_are_found(client):
    SchoolPageFactory(title="Borders and belonging")
    edition = AwardEditionPageFactory(title="Dissertation Award 2019", long_ago=True)
    LaureateFactory(edition=edition, name="Kristina Bakkær Simonsen")
    edition.save()

    assert found(client, "belonging") == ["Borders and belonging"]
    assert found(client, "simonsen") == ["Dissertation Award 2019"]


def test_drafts_are_not_found(client):
    StandardPageFactory(title="Secret plans", live=False)

    assert found(client, "secret") == []


def test_private_pages_and_what_lies_below_them_are_not_found(client):
    board = StandardPageFactory(title="Board papers")
    StandardPageFactory(title="Board budget", parent=board)
    PageViewRestriction.objects.create(page=board, restriction_type=PageViewRestriction.LOGIN)

    assert found(client, "board") == []


def test_words_that_only_an_unpublished_revision_has_find_nothing(client):
    page = StandardPageFactory(title="Statutes")
    page.title = "Dissolution"
    page.save_revision()

    assert found(client, "dissolution") == []


@pytest.mark.parametrize("words", ['"', "*", "a AND", "NOT", "(", "50%", "title:", "o'neill -x", "\x00", "' OR 1=1 --"])
def test_any_punctuation_is_a_question_not_a_fault(client, words):
    assert client.get("/search/", {"q": words}).status_code == 200


def test_quotation_marks_do_not_keep_words_from_being_found(client):
    StandardPageFactory(title="O’Neill on borders")

    assert found(client, '"borders"') == ["O’Neill on borders"]


def test_too_long_a_question_is_refused_with_a_sentence(client):
    answer = client.get("/search/", {"q": "x" * 201})

    assert "at most 200 characters" in answer.content.decode()
    assert answer.status_code == 200


def test_nothing_found_says_what_to_do(client):
    text = client.get("/search/", {"q": "unheardof"}).content.decode()

    assert "Nothing found for “unheardof”" in text
    assert "search for fewer words" in text


def test_without_words_the_page_says_what_can_be_found(client):
    assert "Search all pages" in client.get("/search/").content.decode()


def test_results_come_twenty_a_page_and_the_words_survive_the_turn(client):
    for number in range(21):
        StandardPageFactory(title=f"Statutes {number}")

    answer = client.get("/search/?q=statutes")

    assert len(answer.context["results"]) == 20
    assert 'href="?q=statutes&amp;page=2"' in answer.content.decode()
    assert len(client.get("/search/?q=statutes&page=2").context["results"]) == 1


def test_results_cost_the_same_for_one_and_for_three(client):
    StandardPageFactory(title="Migration 1")
    for_one = queries_for(client, "/search/?q=migration")
    StandardPageFactory(title="Migration 2")
    StandardPageFactory(title="Migration 3")

    assert queries_for(client, "/search/?q=migration") == for_one
