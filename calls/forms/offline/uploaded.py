"""The text of a file that somebody uploads as the filled-in form, whatever program saved it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from calls.forms.offline import word
from calls.forms.uploads import MEGABYTE

MEGABYTES = 5
MOST_CHARACTERS = 300_000
"""About 45,000 words: more than any form asks for, and little enough to be sent back and forth in a page."""

AS_TEXT = lazy("Save it as a Word document (.docx) or as plain text, and upload that.")
OTHER_KINDS = {
    b"%PDF-": lazy("This is a PDF, which cannot be read back."),
    b"{\\rtf": lazy("This is a rich text file (.rtf)."),
    b"\xd0\xcf\x11\xe0": lazy("This is a Word document of the old kind (.doc)."),
    b"<!DOCTYPE": lazy("This is a web page."),
    b"<html": lazy("This is a web page."),
}
MARKED = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""Byte order marks, as text editors on Windows write them."""


def text_of(upload) -> str:
    """The text of an uploaded file. Raises ValidationError with one sentence that says what to do."""
    if not upload.size:
        raise ValidationError(_("This file is empty. Save your document once more, and choose it again."))
    if upload.size > MEGABYTES * MEGABYTE:
        raise ValidationError(
            _("This file is too large to be the form: it may have %(limit)s MB.") % {"limit": MEGABYTES}
        )
    content = upload.read()
    text = _unpacked(upload) if content.startswith(b"PK") else _decoded(content)
    if len(text) > MOST_CHARACTERS:
        facts = {"limit": f"{MOST_CHARACTERS:,}"}
        raise ValidationError(_("This text is too long to be the form: it may have %(limit)s characters.") % facts)
    return text


def _unpacked(upload) -> str:
    upload.seek(0)
    try:
        return word.text_of(upload)
    except word.Unreadable as error:
        raise ValidationError(f"{_('This file is no Word document that can be read.')} {AS_TEXT}") from error


def _decoded(content: bytes) -> str:
    start = content[:512].lstrip()
    for sign, sentence in OTHER_KINDS.items():
        if start[: len(sign)].lower() == sign.lower():
            raise ValidationError(f"{sentence} {AS_TEXT}")
    mark = next((mark for mark in MARKED if content.startswith(mark)), b"")
    text = _in(MARKED[mark], content) if mark else _in("utf-8", content) or _in("cp1252", content)
    if text is None or "\x00" in text or _is_gibberish(text):
        raise ValidationError(f"{_('This file is not a text.')} {AS_TEXT}")
    return text.removeprefix("\ufeff")


def _in(encoding: str, content: bytes) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_gibberish(text: str) -> bool:
    """Programs and pictures have control characters all over; a text has line breaks and tabs."""
    return any(char < " " and char not in "\t\n\r\f\v" for char in text[:4096])
