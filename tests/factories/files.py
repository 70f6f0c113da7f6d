"""Real PDF files for tests."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

A4 = (595, 842)


def pdf(pages: int = 1, *, name: str = "cv.pdf", size: int = 0) -> SimpleUploadedFile:
    """A readable PDF of so many empty pages, of at least `size` bytes."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(*A4)
    writer.add_metadata({"/Subject": "x" * size})
    written = BytesIO()
    writer.write(written)
    return SimpleUploadedFile(name, written.getvalue(), content_type="application/pdf")
