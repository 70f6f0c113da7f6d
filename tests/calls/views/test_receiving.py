"""Files as they stream in: of one that is too large nothing is kept, and all that was typed beside it."""

import os
import signal
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadhandler import StopUpload
from django.db import connection
from django.test import RequestFactory

from calls.forms import uploads
from calls.models import Attachment
from calls.models.submission import private_storage
from calls.views import receiving
from calls.views.receiving import LimitedUpload
from tests.calls.views.applicant.typed import address
from tests.factories.calls import a_draft, a_school, question, section
from tests.factories.files import pdf
from tests.factories.people import PersonFactory

BOTH = [
    section(
        "both",
        "Text and file",
        question("text", "topic", "Topic", limit=80),
        question("file", "cv", "Your CV", pages=2, megabytes=1),
        question("area", "after", "A word more", limit=20, unit="words"),
    )
]
ROOT = Path(__file__).resolve().parents[3]


def stored_files():
    root = Path(private_storage().location)
    return {path for path in root.rglob("*") if path.is_file()}


@pytest.fixture
def draft(web, person):
    return a_draft(a_school(form=BOTH), by=person)


@pytest.fixture
def web(client, person):
    client.force_login(person)
    return client


@pytest.fixture
def person(db):
    return PersonFactory()


def file_of(size):
    file = BytesIO(b"%PDF-1.7\n" + b"x" * size)
    file.name = "cv.pdf"
    return file


def received(handler, size, *, field="cv", chunk=64_000):
    """What a handler makes of a file of so many bytes."""
    handler.new_file(field, "cv.pdf", "application/pdf", None, None, {})
    for start in range(0, size, chunk):
        handler.receive_data_chunk(b"x" * min(chunk, size - start), start)
    return handler.file_complete(size)


def test_what_is_typed_beside_a_file_that_is_too_large_is_saved(web, draft):
    before = stored_files()

    response = web.post(
        address(draft, "both"), {"revision": 0, "topic": "Maps", "cv": file_of(3_000_000), "after": "Thanks"}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Make this file smaller: it has 3.0 MB and may have 1 MB." in page
    assert 'href="#id_cv"' in page
    assert {answer.question: answer.value for answer in draft.answers.all()} == {"topic": "Maps", "after": "Thanks"}
    assert (Attachment.objects.count(), stored_files() - before) == (0, set())


def test_a_file_far_too_large_ends_the_reading_and_changes_nothing(web, draft, monkeypatch):
    monkeypatch.setattr(receiving, "PATIENCE", 1_000_000)

    response = web.post(address(draft, "both"), {"revision": 0, "topic": "Maps", "cv": file_of(4_000_000)})

    assert response.status_code == 413
    assert "This file is far too large, and nothing was changed." in response.content.decode()
    assert draft.answers.count() == 0


def test_a_file_within_its_limit_is_stored_as_before(web, draft):
    response = web.post(address(draft, "both"), {"revision": 0, "cv": pdf(1, size=700_000)})

    assert response.status_code == 302
    attachment = Attachment.objects.get()
    assert attachment.file.size == attachment.size > 700_000


def test_nothing_is_kept_of_what_goes_beyond_the_limit():
    handler = LimitedUpload(RequestFactory().post("/"), {"cv": 100_000})

    file = received(handler, 2_000_000)

    assert (file.size, file.read()) == (2_000_000, b"")


def test_a_file_that_no_question_asks_for_is_not_kept():
    handler = LimitedUpload(RequestFactory().post("/"), {"cv": 100_000})

    assert received(handler, 5_000, field="other").read() == b""


def test_reading_ends_where_nobody_would_wait():
    handler = LimitedUpload(RequestFactory().post("/"), {"cv": 100_000})

    with pytest.raises(StopUpload):
        received(handler, 100_000 + receiving.PATIENCE + 1, chunk=1_000_000)
    assert handler.was_cut


def test_a_visitor_can_fill_no_disk(client, draft):
    client.logout()

    response = client.post(address(draft, "both"), {"topic": "A topic that I typed", "cv": pdf(1)})

    assert response.status_code == 403
    assert "A topic that I typed" in response.content.decode()


def test_no_transaction_is_open_while_a_file_is_looked_into(web, draft, monkeypatch):
    depth, look = [], uploads.find_activity
    outside = len(connection.savepoint_ids)
    monkeypatch.setattr(
        uploads, "find_activity", lambda reader: depth.append(len(connection.savepoint_ids)) or look(reader)
    )

    web.post(address(draft, "both"), {"revision": 0, "cv": pdf(1)})

    assert depth == [outside]


RECEIVER = """
import os, sys, time
import django
django.setup()
from django.test import RequestFactory
from calls.views.receiving import LimitedUpload
handler = LimitedUpload(RequestFactory().post("/"), {"cv": 50_000_000})
handler.new_file("cv", "cv.pdf", "application/pdf", None, None, {})
for start in range(0, 5_000_000, 100_000):
    handler.receive_data_chunk(b"x" * 100_000, start)
print("half", flush=True)
time.sleep(60)
"""


def test_a_process_killed_while_a_file_streams_in_leaves_nothing_behind(tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "phd_network.settings.test",
        "DATA_DIR": str(tmp_path / "data"),
        "TMPDIR": str(temporary),
    }
    process = subprocess.Popen(
        [sys.executable, "-c", RECEIVER], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "half\n"

    process.send_signal(signal.SIGKILL)
    process.wait(10)
    time.sleep(0.1)

    left = [path for folder in (temporary, tmp_path / "data") for path in folder.rglob("*") if path.is_file()]
    assert left == []
