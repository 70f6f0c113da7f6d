"""Files are believed for what they contain."""

import hashlib
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from calls.forms.uploads import check, safe_name
from tests.calls.forms.making import pdf, upload


def refusal(content, **limits):
    with pytest.raises(ValidationError) as refused:
        check(upload(content), **limits)
    return refused.value.messages


def opening(kind, **facts):
    """A change to a PDF: it does something when it is opened."""
    action = DictionaryObject({NameObject("/S"): NameObject(kind)})
    action.update({NameObject(f"/{name}"): TextStringObject(value) for name, value in facts.items()})

    def change(writer):
        writer.root_object[NameObject("/OpenAction")] = action

    return change


def named_script(writer):
    """A script in the document's tree of names, which readers run on opening."""
    script = DictionaryObject({NameObject("/JS"): TextStringObject("app.alert('hello')")})
    tree = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), writer._add_object(script)])})
    writer.root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): tree})


def archive():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.writestr("thesis.txt", "words")
    return stream.getvalue()


def test_a_plain_pdf_is_accepted_with_its_facts():
    content = pdf(pages=3)

    checked = check(upload(content, "My CV.pdf"), pages=3, megabytes=1)

    assert (checked.name, checked.size, checked.pages) == ("My CV.pdf", len(content), 3)
    assert checked.digest == hashlib.sha256(content).hexdigest()
    assert checked.file.read() == content


def test_an_empty_file_is_refused():
    assert refusal(b"") == ["This file is empty. Choose it again, or export it anew."]


def test_a_zip_in_disguise_is_refused():
    assert refusal(archive()) == ["Export this file as PDF and upload that: whatever its name says, it is not a PDF."]


def test_a_pdf_behind_leading_garbage_is_refused():
    assert refusal(b"GIF89a" + pdf()) == ["Export this file anew as PDF: something stands before its beginning."]


def test_a_damaged_pdf_is_refused():
    assert refusal(b"%PDF-1.7\nnothing of the sort\n%%EOF") == [
        "Export this file anew as PDF: it is damaged and cannot be read."
    ]


def test_an_encrypted_pdf_is_refused_even_without_a_password_to_open_it():
    locked = pdf(change=lambda writer: writer.encrypt(user_password="", owner_password="owner", algorithm="RC4-128"))

    assert refusal(locked) == ["Remove the password or protection from this PDF, then upload it again."]


@pytest.mark.parametrize(
    "change",
    [
        named_script,
        opening("/JavaScript", JS="app.alert('hello')"),
        opening("/Launch", F="calc.exe"),
        opening("/SubmitForm", F="https://bad.example"),
    ],
)
def test_a_pdf_that_acts_by_itself_is_refused(change):
    assert refusal(pdf(change=change)) == ["Print this file to a new PDF: it contains scripts or actions of its own."]


def test_a_script_behind_a_link_on_a_page_is_found():
    def change(writer):
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("x")}
        )
        link = DictionaryObject({NameObject("/Subtype"): NameObject("/Link"), NameObject("/A"): action})
        writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(link)])

    assert refusal(pdf(change=change)) == ["Print this file to a new PDF: it contains scripts or actions of its own."]


def test_a_pdf_with_a_file_inside_is_refused():
    carrier = pdf(change=lambda writer: writer.add_attachment("virus.exe", b"MZ"))

    assert refusal(carrier) == ["Remove the files attached inside this PDF, or print it to a new PDF."]


def test_jumping_to_a_page_on_opening_is_allowed_since_latex_writes_it():
    def change(writer):
        page = writer.pages[0].indirect_reference
        target = ArrayObject([page, NameObject("/XYZ"), NumberObject(0), NumberObject(0), NumberObject(0)])
        jump = DictionaryObject({NameObject("/S"): NameObject("/GoTo"), NameObject("/D"): target})
        writer.root_object[NameObject("/OpenAction")] = jump

    assert check(upload(pdf(change=change))).pages == 1


def test_too_many_pages_are_refused():
    assert refusal(pdf(pages=3), pages=2) == ["Shorten this file to 2 pages: it has 3."]
    assert refusal(pdf(pages=3), pages=1) == ["Shorten this file to 1 page: it has 3."]


def test_a_file_that_is_too_large_is_refused_before_it_is_read():
    assert refusal(b"x" * 1_300_000, megabytes=1) == [
        "Make this file smaller: it has 1.3 MB and may have 1 MB. Smaller pictures help most."
    ]


def test_only_pdf_can_be_asked_for():
    with pytest.raises(ValueError, match="docx"):
        check(upload(pdf()), kinds=("docx",))


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("cv.pdf", "cv.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\me\\cv.pdf", "cv.pdf"),
        ("thesis\u202efdp.exe", "thesisfdp.exe"),
        ("a\x00b\nc.pdf", "ab c.pdf"),
        ('say "hi"?.pdf', "say hi .pdf"),
        ("..hidden", "hidden"),
        ("", "document"),
        ("رسالة.pdf", "رسالة.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_are_made_safe_to_show(original, name):
    assert safe_name(original) == name


@given(st.text())
def test_a_safe_name_is_short_and_stays_as_it_is(original):
    name = safe_name(original)

    assert 0 < len(name) <= 120
    assert "/" not in name
    assert safe_name(name) == name
