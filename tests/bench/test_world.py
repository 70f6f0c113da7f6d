"""The world that is measured, in small: real submissions that the screens themselves can read."""

import json
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from bench import eve, world
from bench.paper import MEGABYTE, paper
from calls.flow import Sheet
from calls.forms.complete import problems
from calls.forms.uploads import check
from calls.models import Assignment, Attachment, Evaluation, Score, Submission
from people.models import Person
from tests.factories.people import PersonFactory
from training.models import SchoolPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def made(monkeypatch):
    monkeypatch.setattr(world, "JURORS", 6)
    monkeypatch.setattr(world, "CANDIDATES", 2)
    monkeypatch.setattr(world, "CALLS", 24)
    monkeypatch.setattr(world, "SAVERS", 2)
    monkeypatch.setattr(world, "SUBMITTERS", 1)
    return world.make(12, timezone.now().date())


def test_every_submission_is_complete_and_read_by_three(made, client):
    submissions = list(Submission.objects.handed())
    assert (len(submissions), SchoolPage.objects.count()) == (12, 24)
    unfinished = [
        row.reference for row in submissions if problems(row.version.definition, row.answer_map, row.attachment_map)
    ]
    assert unfinished == []
    assert Evaluation.objects.filter(state=Sheet.HANDED_IN).count() == 12 * world.READERS
    criteria = len(Evaluation.objects.first().version.definition.criteria)
    assert Score.objects.count() == 12 * world.READERS * criteria
    assert all(attachment.file.size == attachment.size for attachment in Attachment.objects.all())

    organiser, juror = (Person.objects.get(email=made["people"][name]) for name in ("organiser", "juror"))
    client.force_login(juror)
    assert [client.get(made["paths"][name]).status_code for name in ("desk", "dossier")] == [200, 200]
    client.force_login(organiser)
    screens = ("call", "index", "board", "admin_list", "csv")
    assert [client.get(made["paths"][name]).status_code for name in screens] == [200] * len(screens)


def test_what_is_typed_completes_a_sheet_and_every_application(made, client):
    client.force_login(Person.objects.get(email=made["people"]["juror"]))
    answer = client.post(made["sheets"][0], made["sheet"] | {"press": "hand_in", "revision": 0})
    assert answer.status_code == 302
    first = Assignment.objects.get(pk=made["sheets"][0].strip("/").split("/")[-1])
    assert first.evaluation.state == Sheet.HANDED_IN

    client.cookies["sessionid"] = made["sessions"][0]
    ends = {pages: apply(client, facts) for pages, facts in made["applications"].items()}
    assert ends == {"1": (1, "receipt"), "2": (2, "receipt"), "6": (6, "receipt")}


def apply(client, facts) -> tuple[int, str]:
    """Type everything in; how many pages of questions there were, and where one arrived."""
    started = client.post(facts["start"], facts["entry"]).headers["Location"]
    here = started.removesuffix(f"{facts['sections'][0][0]}/")
    for revision, (key, fields, files) in enumerate(facts["sections"]):
        uploads = {name: SimpleUploadedFile("cv.pdf", paper()) for name in files[:1]}
        client.post(f"{here}{key}/", fields | uploads | {"revision": revision, "then": "next"})
    arrived = client.post(f"{here}check/").headers["Location"]
    return len(facts["sections"]), arrived.strip("/").split("/")[-1]


def test_what_the_last_minute_left_is_told_by_its_digest(made, client, capsys):
    rush, content = made["rush"], paper()
    saver, submitter = rush["savers"][0], rush["submitters"][0]
    client.cookies["sessionid"] = saver["session"]
    typed = rush["fields"] | {rush["text"]: "Maps.", "revision": 0}
    assert client.post(saver["autosave"], typed).status_code == 200
    client.cookies["sessionid"] = submitter["session"]
    client.post(submitter["section"], typed | {"then": "next", rush["file"]: SimpleUploadedFile("cv.pdf", content)})
    assert client.post(submitter["check"]).status_code == 302

    eve.tell(rush["call"], rush["text"])

    told = json.loads(capsys.readouterr().out)
    assert told["files"] == {submitter["reference"]: sha256(content).hexdigest()}
    assert told["texts"] == {each["reference"]: sha256(b"Maps.").hexdigest() for each in (saver, submitter)}


def test_a_call_closes_when_it_is_told_to(made):
    eve.close_in(60, made["rush"]["call"])

    left = SchoolPage.objects.get(pk=made["rush"]["call"]).closes_at - timezone.now()
    assert 55 < left.total_seconds() <= 60


def test_a_database_that_is_in_use_is_left_alone(capsys):
    PersonFactory()

    with pytest.raises(SystemExit, match="needs an empty database of its own"):
        world.build(1)

    assert capsys.readouterr().out == ""


def test_the_paper_is_a_megabyte_that_the_house_accepts():
    content = paper(pages=2)

    checked = check(SimpleUploadedFile("cv.pdf", content), pages=2, megabytes=5)

    assert checked.pages == 2
    assert abs(len(content) - MEGABYTE) < MEGABYTE / 100
