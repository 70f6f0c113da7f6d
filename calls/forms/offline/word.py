"""The same document for word processors: written as .docx, and its text taken out again."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import BinaryIO
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor

from calls.forms.offline.document import ANSWER, GUIDANCE, QUESTION, SECTION, SIGNS, TITLE, Line

STYLES = {TITLE: "Title", SECTION: "Heading 1", QUESTION: "Heading 2", GUIDANCE: "Guidance", ANSWER: "Normal"}
HEADINGS = {"title": "# ", "heading 1": "## ", "heading 2": "### "}
"""What Word calls these styles inside a file, in whatever language it speaks to its user."""
MOST_BYTES = 10_000_000
"""Of one part, unpacked. A form of 50,000 words has about a tenth of it."""
MOST_DEPTH = 200

SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
NOT_WRITTEN = {"del", "moveFrom", "Fallback", "txbxContent", "instrText", "delText"}
"""What a reader of the document does not see: text struck out by tracked changes, and second copies of drawings."""
ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Unreadable(Exception):
    """This is no Word document, or one that was made to tire its reader."""


def as_word(lines: list[Line]) -> bytes:
    """Every line a paragraph; headings and guidance have styles, so that a word processor lists and folds them."""
    document = Document()
    _set_styles(document)
    document.core_properties.title = next((line.text for line in lines if line.style == TITLE), "")
    document.core_properties.author = document.core_properties.comments = ""
    for line in lines:
        sign = SIGNS[GUIDANCE] if line.style == GUIDANCE else ""
        document.add_paragraph(ILLEGAL.sub("", sign + line.text), style=STYLES[line.style])
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def text_of(file: BinaryIO) -> str:
    """The paragraphs of a document as lines, headings with the signs they have in a plain text. Raises Unreadable."""
    try:
        with zipfile.ZipFile(file) as archive:
            body = _part(archive, "word/document.xml")
            names = _style_names(_part(archive, "word/styles.xml")) if "word/styles.xml" in archive.namelist() else {}
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, OSError, ValueError, EOFError) as error:
        raise Unreadable from error
    return "\n".join(line for paragraph in _paragraphs(body) for line in _lines(paragraph, names))


def _set_styles(document) -> None:
    normal = document.styles["Normal"]
    normal.font.size = Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    guidance = document.styles.add_style(STYLES[GUIDANCE], WD_STYLE_TYPE.PARAGRAPH)
    guidance.base_style, guidance.next_paragraph_style = normal, normal
    guidance.font.size, guidance.font.italic = Pt(9.5), True
    guidance.font.color.rgb = RGBColor(0x55, 0x55, 0x55)


def _part(archive: zipfile.ZipFile, name: str) -> Element:
    with archive.open(name) as packed:
        xml = packed.read(MOST_BYTES + 1)
    if len(xml) > MOST_BYTES:
        raise Unreadable
    try:
        return fromstring(xml, forbid_dtd=True)
    except (ParseError, DefusedXmlException) as error:
        raise Unreadable from error


def _style_names(styles: Element) -> dict[str, str]:
    found = {}
    for style in styles:
        name = next((child for child in style if _tag(child) == "name"), None)
        if name is not None:
            found[_fact(style, "styleId")] = _fact(name, "val").casefold()
    return found


def _paragraphs(thing: Element, depth: int = 0) -> Iterator[Element]:
    """Every paragraph, in tables and content controls too, in the order of the document."""
    if depth > MOST_DEPTH:
        raise Unreadable
    for child in thing:
        if _tag(child) == "p":
            yield child
        elif _tag(child) not in NOT_WRITTEN:
            yield from _paragraphs(child, depth + 1)


def _lines(paragraph: Element, names: dict[str, str]) -> list[str]:
    text = "".join(_words(paragraph))
    style = next(
        (fact for child in paragraph if _tag(child) == "pPr" for fact in child if _tag(fact) == "pStyle"), None
    )
    sign = HEADINGS.get(names.get(_fact(style, "val"), ""), "") if style is not None else ""
    return (sign + text if text.strip() else text).split("\n")


def _words(thing: Element, depth: int = 0) -> Iterator[str]:
    if depth > MOST_DEPTH:
        raise Unreadable
    for child in thing:
        tag = _tag(child)
        if tag == "t":
            yield child.text or ""
        elif tag in SIGNS_OF:
            yield SIGNS_OF[tag]
        elif tag not in NOT_WRITTEN:
            yield from _words(child, depth + 1)


SIGNS_OF = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}


def _tag(thing: Element) -> str:
    return thing.tag.rpartition("}")[2]


def _fact(thing: Element, name: str) -> str:
    return thing.get(f"{SPACE}{name}") or thing.get(f"{STRICT}{name}") or ""
