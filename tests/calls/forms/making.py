"""Short ways to say what a test asks: a form of a few questions, and files of every sort."""

from decimal import Decimal
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from calls.forms.compiler import compile_form
from calls.forms.definition import Criterion, Definition, Level, Option, Question, Section

COLOURS = (Option("r", "Red"), Option("g", "Green"), Option("b", "Blue"))


def asks(kind, **facts):
    """One question under the key "q"."""
    return Question("q", kind, "Question", **facts)


def form_of(*questions, criteria=(), recommendations=()):
    return Definition((Section("s", "Section", "", questions),), criteria, recommendations)


def fill(definition, data, *, strict=False, files=None, **stored):
    """The bound form, cleaned."""
    form = compile_form(definition, strict=strict)(data, files, **stored)
    form.full_clean()
    return form


def told(form):
    """Every sentence of the error summary by the id it leads to."""
    return {problem.anchor: problem.sentence for problem in form.problems()}


def criterion(**facts):
    levels = tuple(Level(Decimal(value), label) for value, label in ((1, "Poor"), (2, "Good"), (3, "Exceptional")))
    return Criterion("c", "Originality", weight=Decimal(25), levels=levels, **facts)


def pdf(pages=1, change=None):
    """The bytes of a PDF; `change` may do something to its writer first."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    if change:
        change(writer)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def upload(content, name="cv.pdf"):
    return SimpleUploadedFile(name, content, content_type="application/pdf")
