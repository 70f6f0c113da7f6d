"""Running text on a page: words, quotations and pictures, none of which may break the page."""

import json

import pytest
from wagtail.rich_text import RichText

from tests.factories.content import ImageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def photograph():
    return ImageFactory()


def text_of(client, page):
    return client.get(page.url).content.decode()


def test_a_quotation_names_its_source(client):
    page = StandardPageFactory(body=[("quote", {"text": "Doors open.", "source": "Ada Byron"})])

    quotation = '<blockquote><p>Doors open.</p><footer class="soft small">Ada Byron</footer></blockquote>'
    assert quotation in text_of(client, page)


def test_rich_text_is_shown_as_it_was_set(client):
    page = StandardPageFactory(body=[("text", RichText("<h2>Statutes</h2><p>One <b>vote</b> each.</p>"))])

    assert "<h2>Statutes</h2><p>One <b>vote</b> each.</p>" in text_of(client, page)


def test_a_picture_of_a_page_comes_in_three_sizes_of_one_shape(client, photograph):
    text = text_of(client, StandardPageFactory(picture=photograph))

    assert 'srcset="' in text
    assert [width for width in ("640w", "1280w", "1600w", "1920w") if f" {width}" in text][:2] == ["640w", "1280w"]


def test_a_picture_in_the_text_keeps_its_own_shape_and_says_what_it_shows(client, photograph):
    shown = {"image": photograph.pk, "alt_text": "Two boats", "decorative": False}
    page = StandardPageFactory(body=json.dumps([{"type": "picture", "value": shown}]))

    figure = text_of(client, page).partition("<figure>")[2].partition("</figure>")[0]

    assert 'alt="Two boats"' in figure
    assert ('width="480"' in figure, 'height="270"' in figure) == (True, True)


def test_a_page_without_a_picture_shows_none(client):
    assert '<div class="picture' not in text_of(client, StandardPageFactory())


@pytest.mark.parametrize(
    "title",
    [
        "Bundesausbildungsförderungsgesetzänderungsverordnung " * 5,
        "مدرسة صيفية عن الهجرة",
        "A & B <script>alert(1)</script>",
    ],
)
def test_any_title_makes_a_page(client, title):
    page = StandardPageFactory(title=title[:255], slug="strange")

    assert client.get(page.url).context["page"].title == title[:255]
    assert "<script>alert" not in text_of(client, page)
