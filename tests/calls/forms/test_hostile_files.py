"""Files that are made to do harm, each built here byte for byte, and each refused with one sentence."""

import io
import tarfile
import zipfile
import zlib

import pytest
from django.core.exceptions import ValidationError

from calls.forms.uploads import check
from tests.calls.forms.making import pdf, upload

ANEW = "Export this file anew as PDF: "
BEFORE = f"{ANEW}something stands before its beginning."
AFTER = f"{ANEW}it is cut off, or something stands after its end."
BESIDES = f"{ANEW}it holds something else besides the PDF."
DAMAGED = f"{ANEW}it is damaged and cannot be read."
ACTIVE = "Print this file to a new PDF: it contains scripts or actions of its own."
EMBEDDED = "Remove the files attached inside this PDF, or print it to a new PDF."

PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
PAGE = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>"


def raw(*objects, start=b"%PDF-1.7\n", xref=None):
    """A PDF of these objects, numbered from 1; the first is its root."""
    written, places = bytearray(start), []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        content = content if isinstance(content, bytes) else content.encode()
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    at = len(written) if xref is None else xref
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, at)
    return bytes(written)


def with_root(more, *objects, page=PAGE):
    return raw(f"<< /Type /Catalog /Pages 2 0 R {more} >>", PAGES, page, *objects)


def stream(data, facts=""):
    return f"<< {facts} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def with_object_streams(*contents):
    """A PDF whose objects lie in compressed streams, so that they must be unpacked to be looked at."""
    streams = [
        stream(zlib.compress(content, 9), "/Type /ObjStm /N 1 /First 6 /Filter /FlateDecode") for content in contents
    ]
    fixed = [
        f"<< /Type /Catalog /Pages 2 0 R /Lots [{' '.join(f'{n} 0 R' for n in range(100, 100 + len(streams)))}] >>"
    ]
    objects = [*(content.encode() for content in [*fixed, PAGES, PAGE]), *streams]
    written, rows = bytearray(b"%PDF-1.7\n"), [(0, 0, 65535)]
    for number, content in enumerate(objects, start=1):
        rows.append((1, len(written), 0))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    at, number = len(written), len(objects) + 1
    rows.append((1, at, 0))
    packed = [(2, 4 + index, 0) for index in range(len(streams))]
    table = b"".join(kind.to_bytes(1) + place.to_bytes(4) + more.to_bytes(2) for kind, place, more in [*rows, *packed])
    index = f"/Index [0 {len(rows)} 100 {len(packed)}]"
    facts = f"/Type /XRef /Size {100 + len(packed)} /W [1 4 2] {index} /Root 1 0 R"
    written += b"%d 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (number, stream(table, facts), at)
    return bytes(written)


def small(number, blanks=0):
    """One little object in a stream of its own, and so many bytes of nothing after it."""
    return b"%d 0 << /Small true >>" % number + b" " * blanks


def archive(comment=b""):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        written.writestr("run.js", "alert(1)")
        written.comment = comment
    return file.getvalue()


def tape(name):
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.USTAR_FORMAT) as written:
        written.addfile(tarfile.TarInfo(name), io.BytesIO())
    return file.getvalue()


def refusal(content, **limits):
    with pytest.raises(ValidationError) as refused:
        check(upload(content), **limits)
    return refused.value.messages


def action(kind, more=""):
    return f"<< /S {kind} {more} >>"


def test_the_plain_forms_of_the_files_below_are_accepted():
    assert check(upload(with_root(""))).pages == 1
    assert check(upload(with_object_streams(small(100), small(101, 1_000_000)))).pages == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"0123456789" + pdf(), BEFORE),
        (b"<html><script>alert(1)</script></html>\n" + pdf(), BEFORE),
        (b"\x00" * 100 + pdf(), BEFORE),
        (pdf() + archive(), BESIDES),
        (with_root("") + archive(comment=b"\n%%EOF\n"), BESIDES),
        (raw(with_root("").split(b"obj")[0], start=b"%PDF-1.7\n<html><script>alert(1)</script>\n"), BESIDES),
        (b"%PDF-1.7\n" + tape("x")[9:] + pdf(), BESIDES),
        (pdf() + b"MZ" + b"\x90" * 2000, AFTER),
        (pdf()[:-30], AFTER),
        (pdf()[: len(pdf()) // 2], AFTER),
        (b"%PDF-1.7\n%%EOF\n", DAMAGED),
        (with_root("").replace(b"/Pages 2 0 R", b"/Pages 9 0 R"), DAMAGED),
        (raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"), DAMAGED),
        (
            raw(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>",
            ),
            DAMAGED,
        ),
    ],
    ids=[
        "header at byte 10",
        "HTML before it",
        "null bytes before it",
        "with a ZIP",
        "with a ZIP that has a PDF's end",
        "with HTML at its start",
        "a TAR as well",
        "a program after its end",
        "cut off at the end",
        "cut off in the middle",
        "nothing inside",
        "no pages to be found",
        "pages that contain themselves",
        "pages in a ring",
    ],
)
def test_a_file_that_is_more_or_less_than_a_pdf_is_refused(content, sentence):
    assert refusal(content) == [sentence]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (with_root("/OpenAction << /S 4 0 R /JS (x) >>", "/JavaScript"), ACTIVE),
        (with_root("/OpenAction << /S 4 0 R /F (calc.exe) >>", "/Launch"), ACTIVE),
        (with_root("/OpenAction << /S /J#61vaScript /#4aS (x) >>"), ACTIVE),
        (with_root(f"/OpenAction {action('/URI', '/URI (https://spy.example)')}"), ACTIVE),
        (with_root("", page=PAGE[:-2] + f"/AA << /O {action('/URI', '/URI (https://spy.example)')} >> >>"), ACTIVE),
        (with_root("/AcroForm << /XFA (x) /Fields [] >>"), ACTIVE),
        (
            with_root(
                "", "<< /T (a) /AA << /K << /JS (x) >> >> >>", page=PAGE[:-2] + "/Annots [<< /Parent 4 0 R >>] >>"
            ),
            ACTIVE,
        ),
        (
            with_root(
                "", page=PAGE[:-2] + f"/Annots [<< /Subtype /Link /A {action('/GoToR', '/F (//host/a.pdf)')} >>] >>"
            ),
            ACTIVE,
        ),
        (with_root("", page=PAGE[:-2] + "/Annots [<< /Subtype /3D >>] >>"), ACTIVE),
        (with_object_streams(b"100 0 << /S /Launch /F (calc.exe) >>"), ACTIVE),
        (with_root("/Names << /EmbeddedFiles << /Names [] >> >>"), EMBEDDED),
        (with_root("", page=PAGE[:-2] + "/Annots [<< /Subtype /FileAttachment /FS << /EF << >> >> >>] >>"), EMBEDDED),
    ],
    ids=[
        "script by a name kept elsewhere",
        "program by a name kept elsewhere",
        "script in an escaped name",
        "address opened by itself",
        "address opened by a page",
        "XFA form",
        "script of a field's parent",
        "file on another machine",
        "3D",
        "program in an object stream",
        "attachments",
        "attachment on a page",
    ],
)
def test_a_file_that_acts_by_itself_or_carries_others_is_refused(content, sentence):
    assert refusal(content) == [sentence]


def test_a_link_that_a_reader_clicks_is_no_action_of_its_own():
    link = f"/Annots [<< /Subtype /Link /A {action('/URI', '/URI (https://university.example)')} >>]"

    assert check(upload(with_root("", page=PAGE[:-2] + link + " >>"))).pages == 1


def test_pages_are_counted_and_not_believed():
    claimed = with_root("").replace(b"/Count 1", b"/Count 100000")

    assert check(upload(claimed), pages=2).pages == 1


def test_a_tree_that_unfolds_into_billions_of_pages_is_refused():
    levels = [f"<< /Type /Pages /Kids [{f'{number + 1} 0 R ' * 20}] /Count 1 >>" for number in range(2, 10)]

    assert refusal(raw("<< /Type /Catalog /Pages 2 0 R >>", *levels, PAGE), pages=2) == [DAMAGED]


def test_a_stream_that_unpacks_to_a_hundred_megabytes_is_refused():
    assert refusal(with_object_streams(small(100, 100_000_000))) == [DAMAGED]


def test_many_streams_that_unpack_to_much_together_are_refused():
    assert refusal(with_object_streams(*[small(number, 9_000_000) for number in range(100, 110)])) == [DAMAGED]


@pytest.mark.parametrize(
    ("original", "name"),
    [
        ("cv", "cv.pdf"),
        ("thesis.exe", "thesis.exe.pdf"),
        ("Thesis.PDF", "Thesis.PDF"),
        ("x" * 300, "x" * 116 + ".pdf"),
        ("evil\u202efdp.scr", "evilfdp.scr.pdf"),
        ("../../etc/pass\x00wd", "passwd.pdf"),
    ],
)
def test_a_pdf_is_shown_under_a_safe_name_that_says_what_it_is(original, name):
    assert check(upload(pdf(), original)).name == name
