"""Real PDF files of invented words."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from phd_network.demo import papers, texts
from phd_network.demo.topics import topics
from phd_network.demo.widths import width


def paper(title="A title (with brackets) and a \\", author="Zoë Ñuñez", pages=5):
    return papers.pdf(title, author, texts.chapters(1, topics(1, 1)[0], 30), pages=pages)


@pytest.mark.parametrize("pages", [1, 2, 12])
def test_a_paper_has_exactly_the_pages_asked_for_and_numbers_them(pages):
    reader = PdfReader(BytesIO(paper(pages=pages)))

    assert len(reader.pages) == pages
    assert [page.extract_text().splitlines()[-1] for page in reader.pages] == [str(n) for n in range(1, pages + 1)]


def test_the_title_and_the_author_can_be_selected_and_stand_in_the_metadata():
    reader = PdfReader(BytesIO(paper()))

    assert reader.pages[0].extract_text().splitlines()[:2] == ["A title (with brackets) and a \\", "Zoë Ñuñez"]
    assert (reader.metadata.title, reader.metadata.author) == ("A title (with brackets) and a \\", "Zoë Ñuñez")


def test_the_longest_title_is_wrapped_and_whole():
    title = topics(1, 6)[5].title

    text = PdfReader(BytesIO(paper(title=title))).pages[0].extract_text()

    assert " ".join(text.split()).startswith(title)


def test_lines_fill_the_column_and_stay_inside_it():
    lines = PdfReader(BytesIO(paper())).pages[1].extract_text().splitlines()

    assert 80 < max(len(line) for line in lines) < 100


def test_widths_are_those_of_the_standard_font_and_a_little_more():
    assert 1000 < width("the", 800) < 1200
    assert width("é", 10) == width("e", 10)


def test_letters_that_the_fonts_lack_are_written_in_latin_ones():
    assert papers.printable("Łukasz Škvorecký, Nguyễn, “é”") == "Lukasz Škvorecký, Nguyen, “é”"
    assert papers.printable("سنابل").isascii()


def test_the_same_words_make_the_same_bytes():
    assert paper() == paper()
    assert paper() != paper(author="Somebody else")


def test_a_paper_without_words_or_pages_is_refused():
    with pytest.raises(ValueError, match="at least one paragraph"):
        papers.pdf("Title", "Author", [], pages=1)
    with pytest.raises(ValueError, match="one page"):
        papers.pdf("Title", "Author", ["Words."], pages=0)


@given(st.text(min_size=1, max_size=80), st.text(max_size=200))
def test_any_words_at_all_make_a_readable_paper(title, paragraph):
    assert len(PdfReader(BytesIO(papers.pdf(title, title, [paragraph], pages=1))).pages) == 1
