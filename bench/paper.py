"""A PDF of about a megabyte, as people hand them in: pages of text, and a scan that does not shrink."""

from io import BytesIO
from random import Random

from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, NumberObject, StreamObject

from phd_network.demo import papers

MEGABYTE = 1_000_000
SIDE = 577
"""Pixels of the square scan, at three bytes each: a megabyte, less what the text takes."""


def paper(pages: int = 2) -> bytes:
    """A PDF of so many pages and one megabyte, give or take a hundredth."""
    text = papers.pdf(
        "Borders in maps", "Candela Prueba", ["# Question", "How do maps make borders? " * 40], pages=pages
    )
    writer = PdfWriter(clone_from=PdfReader(BytesIO(text)))
    resources = writer.pages[0][NameObject("/Resources")].get_object()
    resources[NameObject("/XObject")] = DictionaryObject({NameObject("/Scan"): writer._add_object(_scan())})
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _scan() -> StreamObject:
    scan = StreamObject()
    scan.set_data(Random(2027).randbytes(SIDE * SIDE * 3))
    facts = {"/Type": "/XObject", "/Subtype": "/Image", "/ColorSpace": "/DeviceRGB"}
    scan.update({NameObject(key): NameObject(value) for key, value in facts.items()})
    numbers = {"/Width": SIDE, "/Height": SIDE, "/BitsPerComponent": 8}
    scan.update({NameObject(key): NumberObject(value) for key, value in numbers.items()})
    return scan
