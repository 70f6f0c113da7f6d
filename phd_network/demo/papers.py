"""Real PDF files for the demo: several pages of selectable text, the same bytes for the same words."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, cycle, islice

from anyascii import anyascii
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from phd_network.demo.widths import width

WIDTH, HEIGHT, MARGIN = 595, 842, 78
"""A4 and its margin, in points."""
COLUMN = WIDTH - 2 * MARGIN
MADE = "D:20260101000000Z"
"""All papers claim the same moment, so that they are the same on every machine."""
HEADING = "# "
FONTS = {"F1": "Times-Roman", "F2": "Times-Bold", "F3": "Times-Italic"}


@dataclass(frozen=True, slots=True)
class Style:
    """How one kind of text is set; sizes and leading in points."""

    font: str
    size: float
    leading: float


TITLE = Style("F2", 20, 25)
AUTHOR = Style("F3", 12, 16)
SECTION = Style("F2", 13, 18)
BODY = Style("F1", 11, 15)
FOOT = Style("F1", 9, 12)
BLANK = 8
"""Points of space after a paragraph."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or a space if it has no words; `after` is the room below it."""

    text: str
    style: Style
    after: float = 0

    @property
    def height(self) -> float:
        return self.style.leading + self.after


def pdf(title: str, author: str, paragraphs: Sequence[str], *, pages: int) -> bytes:
    """A PDF of exactly so many A4 pages; a paragraph that starts with "# " is a heading.

    The text starts again from its first paragraph when it is too short, and is cut when it is too long.
    Letters outside Western Europe's are written in Latin ones; the metadata keep them as they are.
    Raises ValueError without a paragraph or a page: there would be nothing to show.
    """
    if not paragraphs or pages < 1:
        raise ValueError("A paper needs at least one paragraph and one page.")
    writer = PdfWriter()
    fonts = _fonts(writer)
    for number, lines in enumerate(islice(_pages(_lines(title, author, paragraphs)), pages), start=1):
        _add_page(writer, fonts, _drawn(lines, number))
    writer.add_metadata({"/Title": title, "/Author": author, "/CreationDate": MADE, "/ModDate": MADE})
    output = BytesIO()
    writer.write(output)
    return output.getvalue()


def printable(text: str) -> str:
    """The text in the characters that the built-in fonts have (Windows-1252), transliterated where they lack one."""
    composed = unicodedata.normalize("NFC", text)
    return composed if _has(composed) else "".join(_nearest(letter) for letter in composed)


def _has(text: str) -> bool:
    return len(text.encode("cp1252", "ignore")) == len(text)


def _nearest(letter: str) -> str:
    return letter if _has(letter) else anyascii(letter)


def _lines(title: str, author: str, paragraphs: Sequence[str]) -> Iterator[Line]:
    """The title once, then the paragraphs round and round."""
    yield from _wrapped(title, TITLE, after=6)
    yield from _wrapped(author, AUTHOR, after=26)
    for paragraph in cycle(paragraphs):
        heading = paragraph.startswith(HEADING)
        yield from _wrapped(paragraph.removeprefix(HEADING), SECTION if heading else BODY, after=BLANK)


def _wrapped(text: str, style: Style, after: float) -> list[Line]:
    """The paragraph in lines that fit the column, with room below the last one."""
    rows: list[list[str]] = [[]]
    used = 0.0
    for word in printable(text).split():
        wide = width(word, style.size)
        if rows[-1] and used + wide > COLUMN:
            rows.append([])
            used = 0.0
        rows[-1].append(word)
        used += wide + width(" ", style.size)
    last = len(rows) - 1
    return [Line(" ".join(row), style, after if number == last else 0) for number, row in enumerate(rows)]


def _pages(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines by the page; a heading is not left alone at the foot."""
    page: list[Line] = []
    room: float = HEIGHT - 2 * MARGIN
    for line in lines:
        needed = line.height + (3 * BODY.leading if line.style is SECTION else 0)
        if needed > room:
            yield page
            page, room = [], HEIGHT - 2 * MARGIN
        page.append(line)
        room -= line.height


def _drawn(lines: Iterable[Line], number: int) -> bytes:
    """The page as a content stream, its number centred at the foot."""
    top: float = HEIGHT - MARGIN
    parts: list[bytes] = []
    for line in lines:
        parts.append(_text(line.text, line.style, MARGIN, top - line.style.size))
        top -= line.height
    folio = str(number)
    foot = _text(folio, FOOT, (WIDTH - width(folio, FOOT.size)) / 2, MARGIN / 2)
    return b"\n".join(chain(parts, [foot]))


def _text(text: str, style: Style, left: float, base: float) -> bytes:
    escaped = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /%s %g Tf %.2f %.2f Td (%s) Tj ET" % (style.font.encode(), style.size, left, base, escaped)


def _fonts(writer: PdfWriter) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): writer._add_object(_font(name)) for key, name in FONTS.items()})


def _font(name: str) -> DictionaryObject:
    facts = {"Type": "Font", "Subtype": "Type1", "BaseFont": name, "Encoding": "WinAnsiEncoding"}
    return DictionaryObject({NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in facts.items()})


def _add_page(writer: PdfWriter, fonts: DictionaryObject, content: bytes) -> None:
    page = writer.add_blank_page(WIDTH, HEIGHT)
    stream = DecodedStreamObject()
    stream.set_data(content)
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
