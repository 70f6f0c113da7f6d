"""Files that people hand in: believed for what they contain, never for what they are called."""

import hashlib
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from pypdf import PdfReader, apply_configuration
from pypdf.generic import IndirectObject

from calls.forms.activity import EMBEDDED, find_activity

MEGABYTE = 1_000_000
DEFAULT_MEGABYTES = 20
NAME_LENGTH = 120
ENDING = ".pdf"
NEAR = 1024
"""Readers look for a PDF's beginning and end within so many bytes of the file's."""
MARKUP = re.compile(rb"<(?:!doctype|html|head|body|script|svg|iframe|\?php)", re.IGNORECASE)
MOST_UNPACKED = 10_000_000
"""Bytes of one stream of objects; a real one has about a hundredth."""
MOST_UNPACKED_TOGETHER = 60_000_000
FORBIDDEN_IN_NAMES = re.compile(r'[<>:"|?*\x00-\x1f]')


@dataclass(frozen=True, slots=True)
class CheckedUpload:
    """A file that passed `check`; `file` is at its beginning, `digest` is the SHA-256 of its bytes in hexadecimal."""

    file: Any
    name: str
    size: int
    pages: int
    digest: str
    content_type: str = "application/pdf"


def check(upload, *, kinds=("pdf",), pages=None, megabytes=None):
    """The upload with its display name, size in bytes and number of pages.

    `pages` and `megabytes` (of a million bytes) are limits; without the latter it is 20. Raises ValidationError with
    one sentence that says what to do, and ValueError for kinds of file that this platform does not read.
    """
    if tuple(kinds) != ("pdf",):
        raise ValueError(f"Only PDF files are read here, not {kinds!r}.")
    _check_size(upload, megabytes or DEFAULT_MEGABYTES)
    _check_header(upload)
    _check_end(upload)
    _check_alone(upload)
    count = _check_inside(upload)
    _check_pages(count, pages)
    digest = _digest(upload)
    return CheckedUpload(file=upload, name=pdf_name(upload.name), size=upload.size, pages=count, digest=digest)


def beyond(file, *, pages=None, megabytes=None):
    """Why a file of this size and number of pages is refused, as `check` would say it; empty where it is not."""
    try:
        _check_size(file, megabytes or DEFAULT_MEGABYTES)
        _check_pages(file.pages, pages)
    except ValidationError as refusal:
        return refusal.message
    return ""


def safe_name(original):
    """The last part of a path, without control, direction and path characters, in at most 120 characters."""
    name = unicodedata.normalize("NFC", str(original or "")).replace("\\", "/").rsplit("/", 1)[-1]
    name = "".join(char for char in name if unicodedata.category(char)[0] != "C" or char in "\t\n")
    name = " ".join(FORBIDDEN_IN_NAMES.sub(" ", name).split()).strip(". ")
    if len(name) <= NAME_LENGTH:
        return name or "document"
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > 8:
        return name[:NAME_LENGTH].rstrip()
    return f"{stem[: NAME_LENGTH - len(ending) - 1].rstrip()}.{ending}"


def pdf_name(original):
    """A safe name that says what the file is, whatever it was called: "cv" and "cv.exe" are PDFs by now."""
    name = safe_name(original)
    return name if name.lower().endswith(ENDING) else safe_name(f"{name[: NAME_LENGTH - len(ENDING)].rstrip()}{ENDING}")


def limit_in_bytes(megabytes):
    return (megabytes or DEFAULT_MEGABYTES) * MEGABYTE


def megabytes_text(size):
    """A size in bytes as people read it: "0.2 MB", "12.3 MB"."""
    return f"{max(size / MEGABYTE, 0.1):.1f} MB"


def _check_size(upload, megabytes):
    if not upload.size:
        raise ValidationError(_("This file is empty. Choose it again, or export it anew."))
    if upload.size > megabytes * MEGABYTE:
        facts = {"size": megabytes_text(upload.size), "limit": megabytes}
        raise ValidationError(
            _("Make this file smaller: it has %(size)s and may have %(limit)s MB. Smaller pictures help most.") % facts
        )


def _check_header(upload):
    upload.seek(0)
    start = upload.read(NEAR)
    if start.startswith(b"%PDF-"):
        return
    if b"%PDF-" in start:
        raise ValidationError(_("Export this file anew as PDF: something stands before its beginning."))
    raise ValidationError(_("Export this file as PDF and upload that: whatever its name says, it is not a PDF."))


def _check_end(upload):
    upload.seek(max(0, upload.size - NEAR))
    if b"%%EOF" not in upload.read():
        raise ValidationError(_("Export this file anew as PDF: it is cut off, or something stands after its end."))


def _check_alone(upload):
    """A file may be a PDF to one program and an archive or a page with scripts to another."""
    upload.seek(0)
    start = upload.read(NEAR)
    is_page = MARKUP.search(start.partition(b" obj")[0])
    if is_page or start[257:262] == b"ustar" or _is_archive(upload):
        raise ValidationError(_("Export this file anew as PDF: it holds something else besides the PDF."))


def _is_archive(upload):
    upload.seek(0)
    try:
        return bool(zipfile.ZipFile(upload).namelist())
    except Exception:  # whatever it stumbles on, it found no archive
        return False


def _check_inside(upload):
    upload.seek(0)
    try:
        with apply_configuration(zlib_maximum_output_length=MOST_UNPACKED, lzw_maximum_output_length=MOST_UNPACKED):
            is_encrypted, activity, count = _looked_into(PdfReader(upload))
    except Exception as error:  # a broken file makes the parser raise almost anything
        raise ValidationError(_("Export this file anew as PDF: it is damaged and cannot be read.")) from error
    if is_encrypted:
        raise ValidationError(_("Remove the password or protection from this PDF, then upload it again."))
    _check_activity(activity)
    if not count:
        raise ValidationError(_("Export this file anew as PDF: it has no pages."))
    return count


def _looked_into(reader):
    """Whether it is encrypted, what it does by itself, and how many pages there are, counted."""
    if reader.is_encrypted:
        return True, "", 0
    _unpack_objects(reader)
    return False, find_activity(reader), len(reader.pages)


def _unpack_objects(reader):
    """Unpack the streams that objects lie in. Raises ValueError where there is too much in them together."""
    left = MOST_UNPACKED_TOGETHER
    for number in {stream for stream, _place in reader.xref_objStm.values()}:
        left -= len(IndirectObject(number, 0, reader).get_object().get_data())
        if left < 0:
            raise ValueError("too much to unpack")


def _check_activity(activity):
    if activity == EMBEDDED:
        raise ValidationError(_("Remove the files attached inside this PDF, or print it to a new PDF."))
    if activity:
        raise ValidationError(_("Print this file to a new PDF: it contains scripts or actions of its own."))


def _check_pages(count, limit):
    if limit and count > limit:
        sentence = ngettext(
            "Shorten this file to %(limit)s page: it has %(count)s.",
            "Shorten this file to %(limit)s pages: it has %(count)s.",
            limit,
        )
        raise ValidationError(sentence % {"limit": limit, "count": count})


def _digest(upload):
    upload.seek(0)
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()
