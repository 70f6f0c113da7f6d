"""Files: whoever may read the submission gets them, with headers that keep them harmless; nobody else does."""

import json
from uuid import uuid4

import pytest
from django.utils import timezone

from calls.actions import submission as submission_actions
from calls.flow import Conflict, Seat, Stage
from calls.models import Assignment, Attachment, Juror, Panel, Round
from tests.factories.calls import FORM, a_school, a_submission, answer, question, section
from tests.factories.files import pdf
from tests.factories.people import PersonFactory
from tests.factories.training import version_of

pytestmark = pytest.mark.django_db


def file_address(attachment: Attachment, query: str = "") -> str:
    return f"/files/{attachment.key}/{query}"


def seated(submission, *, conflict=Conflict.NONE, stage=Stage.OPEN, active=True):
    """A juror with this submission assigned, in a round at this stage."""
    panel = Panel.objects.create(call=submission.call, name=f"Panel {uuid4()}")
    now = timezone.now()
    round_ = Round.objects.create(
        call=submission.call,
        key=str(uuid4()),
        number=1,
        name="First",
        version=version_of(submission.call, "reading"),
        panel=panel,
        stage=stage,
        opened_at=now,
        closed_at=now,
        released_at=now,
    )
    juror = Juror.objects.create(panel=panel, person=PersonFactory(), role=Seat.JUROR, active=active)
    Assignment.objects.create(
        round=round_,
        submission=submission,
        juror=juror,
        conflict=conflict,
        conflict_because="Co-author" if conflict == Conflict.DECLARED else "",
        answered_at=now,
        created_at=now,
    )
    return juror.person


def test_its_author_downloads_a_file_under_the_name_it_came_with(client):
    submission = a_submission()
    attachment = Attachment.objects.get()
    client.force_login(submission.applicant)

    response = client.get(file_address(attachment))

    assert response.status_code == 200
    assert b"".join(response.streaming_content) == attachment.file.read()
    assert response.headers["Content-Disposition"] == 'attachment; filename="cv.pdf"'
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert response.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert {"private", "no-store"} <= set(response.headers["Cache-Control"].split(", "))


def test_a_name_in_any_script_survives_the_header(client):
    submission = answer(a_submission(), uploads={"cv": pdf(name='سيرة "ذاتية".pdf')})
    client.force_login(submission.applicant)

    disposition = client.get(file_address(Attachment.objects.get())).headers["Content-Disposition"]

    assert disposition.startswith("attachment; filename*=utf-8''%D8%B3")
    assert "\n" not in disposition


def test_a_juror_sees_the_file_in_the_page_without_the_name_it_came_with(client):
    submission = answer(a_submission(), uploads={"cv": pdf(name="Ada Byron.pdf")})
    client.force_login(seated(submission))

    response = client.get(file_address(Attachment.objects.get(), "?inline"))

    assert response.status_code == 200
    assert response.headers["Content-Disposition"].startswith(f'inline; filename="{submission.reference}-')
    assert "Byron" not in str(response.headers)
    assert "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "seat",
    [
        {"conflict": Conflict.UNANSWERED},
        {"conflict": Conflict.DECLARED},
        {"stage": Stage.PLANNED},
        {"stage": Stage.RELEASED},
        {"active": False},
    ],
)
def test_a_juror_who_may_not_read_the_dossier_finds_no_file(client, seat):
    submission = a_submission()
    client.force_login(seated(submission, **seat))

    assert client.get(file_address(Attachment.objects.get())).status_code == 404


def test_strangers_and_other_candidates_find_no_file(client):
    submission = a_submission()
    other = a_submission(submission.call)
    attachment = submission.attachments.get()

    client.force_login(other.applicant)
    assert client.get(file_address(attachment)).status_code == 404
    client.logout()
    assert client.get(file_address(attachment)).headers["Location"].startswith("/accounts/login/?next=/files/")


def test_a_forged_key_finds_nothing(client):
    client.force_login(a_submission().applicant)

    assert client.get(f"/files/{uuid4()}/").status_code == 404
    assert client.get("/files/../../etc/passwd/").status_code == 404


def test_an_organiser_reads_a_file_once_it_was_handed_in(client):
    submission = a_submission()
    client.force_login(PersonFactory(is_superuser=True))
    attachment = Attachment.objects.get()
    assert client.get(file_address(attachment)).status_code == 200

    submission_actions.reopen(submission, by=submission.applicant, at=timezone.now())

    assert client.get(file_address(attachment)).status_code == 404


def test_a_file_for_organisers_only_is_closed_to_jurors(client):
    office = section("office", "For the office", question("file", "payslip", "Your payslip", audience="organisers"))
    office["value"]["questions"][0]["value"] |= {"pages": None, "megabytes": 2, "required": False}
    school = a_school(form=json.loads(json.dumps([*FORM, office])))
    submission = answer(a_submission(school), uploads={"payslip": pdf()})
    payslip = Attachment.objects.get(question="payslip")

    client.force_login(seated(submission))
    assert client.get(file_address(payslip)).status_code == 404
    client.force_login(PersonFactory(is_superuser=True))
    assert client.get(file_address(payslip)).status_code == 200


def test_a_file_cannot_be_posted_to(client):
    submission = a_submission()
    client.force_login(submission.applicant)

    assert client.post(file_address(Attachment.objects.get())).status_code == 405
