"""Word documents: what is written can be read, and what people do to them in between does no harm."""

import zipfile
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given
from hypothesis import settings as examples

from calls.forms.definition import Definition, Question, Section
from calls.forms.offline.document import as_text, document
from calls.forms.offline.reading import read
from calls.forms.offline.report import report
from calls.forms.offline.word import MOST_BYTES, Unreadable, as_word, text_of
from tests.calls.forms.offline.test_round_trip import HEAD, answered, values

BODY = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'


def packed(xml: str | bytes, **parts: str) -> BytesIO:
    """A file with just the parts that are read."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", xml)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    file.seek(0)
    return file


def body(inner: str) -> BytesIO:
    return packed(BODY.format(inner))


@given(answered())
@examples(max_examples=25)
def test_every_answer_comes_back_from_a_word_document(case):
    definition, answers = case
    written = as_word(document(definition, answers, head=HEAD, title="Winter School"))

    found = report(definition, read(text_of(BytesIO(written)), definition, version=2), stored={}, revisions={})

    assert values(found) == answers
    assert (found.missing, found.strangers) == ([], [])


def test_headings_have_the_styles_that_a_word_processor_folds_and_lists():
    lines = document(*simple(), head=HEAD, title="Winter School")

    paragraphs = Document(BytesIO(as_word(lines))).paragraphs

    assert [(p.style.name, p.text) for p in paragraphs if p.style.name.startswith(("Title", "Heading"))] == [
        ("Title", "Winter School"),
        ("Heading 1", "Your project [#b74fbe]"),
        ("Heading 2", "1. Topic · Short text · optional [#8e35c2]"),
    ]


def test_what_cannot_stand_in_a_word_document_is_left_out_and_the_rest_kept():
    definition, _answers = simple()

    written = as_word(document(definition, {"q": "a\x0bb\ufffec"}, head=HEAD, title="Winter School"))

    assert "\nabc" in text_of(BytesIO(written))


def test_text_inserted_with_tracked_changes_counts_and_struck_out_text_does_not():
    changes = (
        "<w:p><w:r><w:t>I work </w:t></w:r><w:del><w:r><w:delText>at</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>on borders</w:t></w:r></w:ins></w:p>"
    )

    assert text_of(body(changes)) == "I work on borders"


def test_breaks_tabs_links_tables_and_content_controls_are_read_in_their_order():
    inner = (
        "<w:p><w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:hyperlink><w:r><w:t>a link</w:t></w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>a control</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p/>"
    )

    assert text_of(body(inner)) == "one\ntwo\tthree\na link\na control\n"


def test_headings_are_known_by_style_in_a_word_of_any_language():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    styles = f'<w:styles {space}><w:style w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style></w:styles>'
    paragraph = '<w:p><w:pPr><w:pStyle w:val="berschrift2"/></w:pPr><w:r><w:t>1. Topic</w:t></w:r></w:p>'

    assert text_of(packed(BODY.format(paragraph), styles=styles)) == "### 1. Topic"


@pytest.mark.parametrize(
    "file",
    [
        BytesIO(b"PK\x03\x04 and nothing more"),
        packed("<w:document"),
        packed('<!DOCTYPE d [<!ENTITY e "boom">]><d>&e;</d>'),
        packed(b"<d>" + b" " * MOST_BYTES + b"</d>"),
        packed("<d>" * 5000 + "</d>" * 5000),
        packed("<d/>", styles="<s"),
    ],
    ids=["cut off", "no XML", "entities", "a bomb", "too deep", "styles that are none"],
)
def test_a_file_that_is_no_document_or_was_made_to_tire_is_refused(file):
    with pytest.raises(Unreadable):
        text_of(file)


def test_a_zip_of_something_else_is_refused():
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("content.xml", "<text/>")

    with pytest.raises(Unreadable):
        text_of(file)


def simple():
    return Definition((Section("s", "Your project", "", (Question("q", "text", "Topic"),)),)), {"q": "Borders"}


def test_the_plain_text_of_a_small_form_reads_like_this():
    assert as_text(document(*simple(), head=HEAD, title="Winter School")).split("\n\n", 2)[2] == (
        "[#form call=12 version=2 language=en-gb reference=SUM27-0001 revision=3]\n"
        "\n## Your project [#b74fbe]\n"
        "\n### 1. Topic · Short text · optional [#8e35c2]\n"
        "\nBorders\n"
    )
