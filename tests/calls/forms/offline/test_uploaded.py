"""Files come back from all sorts of programs; those that cannot be read are told apart with a sentence each."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from calls.forms.offline.document import ANSWER, Line
from calls.forms.offline.uploaded import MOST_CHARACTERS, text_of
from calls.forms.offline.word import as_word
from tests.calls.forms.making import pdf

SAVE = "Save it as a Word document (.docx) or as plain text, and upload that."


def upload(content, name="form.txt"):
    return SimpleUploadedFile(name, content)


def refusal(content):
    with pytest.raises(ValidationError) as refused:
        text_of(upload(content))
    return refused.value.messages


@pytest.mark.parametrize(
    "content",
    [
        "Łódź – “Äpfel”".encode(),
        "Łódź – “Äpfel”".encode("utf-8-sig"),
        "Łódź – “Äpfel”".encode("utf-16"),
        b"\xfe\xff" + "Łódź – “Äpfel”".encode("utf-16-be"),
    ],
    ids=["UTF-8", "with a mark", "UTF-16", "big-endian"],
)
def test_text_is_read_in_the_encodings_that_editors_write(content):
    assert text_of(upload(content)) == "Łódź – “Äpfel”"


def test_text_of_an_old_windows_editor_keeps_its_accents():
    assert text_of(upload("Müller – “Äpfel”".encode("cp1252"))) == "Müller – “Äpfel”"


def test_a_word_document_is_known_by_its_content_whatever_its_name():
    assert text_of(upload(as_word([Line(ANSWER, "Borders")]), "form.txt")) == "Borders"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty. Save your document once more, and choose it again."),
        (pdf(), f"This is a PDF, which cannot be read back. {SAVE}"),
        (rb"{\rtf1 hello}", f"This is a rich text file (.rtf). {SAVE}"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", f"This is a Word document of the old kind (.doc). {SAVE}"),
        (b"\n<!doctype html><p>hello", f"This is a web page. {SAVE}"),
        (b"PK\x03\x04 a zip", f"This file is no Word document that can be read. {SAVE}"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", f"This file is not a text. {SAVE}"),
        (b"\x7fELF\x01\x02", f"This file is not a text. {SAVE}"),
        (b"\xff\xfea", f"This file is not a text. {SAVE}"),
        (b"a" * 5_000_001, "This file is too large to be the form: it may have 5 MB."),
        (b"a" * (MOST_CHARACTERS + 1), "This text is too long to be the form: it may have 300,000 characters."),
    ],
    ids=["empty", "PDF", "RTF", "DOC", "HTML", "ZIP", "PNG", "program", "half UTF-16", "too large", "too long"],
)
def test_what_is_no_text_is_refused_with_a_sentence(content, sentence):
    assert refusal(content) == [sentence]
