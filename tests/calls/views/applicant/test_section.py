"""Saving one page: drafts leniently, submissions strictly, and nothing typed is ever lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from calls.actions import submission as submission_actions
from calls.models import Answer, Attachment, CallPage
from tests.calls.views.applicant.typed import PROJECT, address
from tests.factories.calls import a_draft, a_full_draft, a_submission, answer
from tests.factories.files import pdf
from tests.factories.people import PersonFactory

LONG = " ".join(["word"] * 25)


def stored(submission) -> dict:
    return {row.question: row.value for row in Answer.objects.filter(submission=submission) if row.value is not None}


def close(call):
    CallPage.objects.filter(pk=call.pk).update(closes_at=timezone.now() - timedelta(minutes=1))


def test_saving_leads_to_the_next_section(web, person):
    draft = a_draft(by=person)

    response = web.post(address(draft, "project"), PROJECT | {"revision": 0, "then": "next"})

    assert (response.status_code, response.headers["Location"]) == (302, address(draft, "support"))


def test_saving_may_lead_back_to_the_list(web, person):
    draft = a_draft(by=person)

    response = web.post(address(draft, "project"), PROJECT | {"revision": 0, "then": "list"})

    assert response.headers["Location"] == address(draft)


def test_a_draft_may_leave_required_questions_open(web, person):
    draft = a_draft(by=person)

    response = web.post(address(draft, "project"), {"topic": "", "motivation": "Half a thou", "revision": 0})

    assert response.status_code == 302
    assert stored(draft) == {"motivation": "Half a thou"}


def test_a_draft_keeps_a_text_over_its_limit(web, person):
    draft = a_draft(by=person)

    web.post(address(draft, "project"), {"topic": "Maps", "motivation": LONG, "revision": 0})

    assert stored(draft)["motivation"] == LONG
    check = web.get(address(draft, "check"))
    faults = {fault.label: fault.message for fault in check.context["checked"].faults}
    assert faults["Why this school?"] == "Shorten this to 20 words: it has 25."


def test_an_answer_that_cannot_be_read_stays_on_the_page_while_the_others_are_saved(web, person):
    draft = answer(a_draft(by=person), amount="100")

    response = web.post(address(draft, "support"), {"support": "yes", "amount": "a lot", "revision": 1})

    assert response.status_code == 422
    assert 'value="a lot"' in response.content.decode()
    assert "Everything else on this page is saved." in response.content.decode()
    assert stored(draft) == {"support": True, "amount": "100"}
    again = web.post(
        address(draft, "support"), {"support": "yes", "amount": "200", "revision": response.context["basis"].revision}
    )
    assert again.status_code == 302
    assert stored(draft) == {"support": True, "amount": "200"}


def test_a_changed_submission_counts_at_once(web, person):
    submission = a_submission(by=person)

    response = web.post(address(submission, "project"), PROJECT | {"topic": "Rivers", "revision": submission.revision})

    assert response.headers["Location"] == address(submission)
    assert stored(submission)["topic"] == "Rivers"


def test_a_submission_stays_as_it_was_when_a_change_would_leave_it_incomplete(web, person):
    submission = a_submission(by=person)

    response = web.post(
        address(submission, "project"), {"topic": "", "motivation": "New words", "revision": submission.revision}
    )

    assert response.status_code == 422
    assert "New words" in response.content.decode()
    assert stored(submission)["motivation"] == "It is where my questions live."


def test_a_submission_refuses_a_change_that_opens_a_question_elsewhere(web, person):
    submission = a_submission(by=person)

    response = web.post(
        address(submission, "support"), {"support": "yes", "amount": "", "revision": submission.revision}
    )

    assert response.status_code == 422
    assert stored(submission)["support"] is False


def test_a_file_can_be_replaced_and_removed(web, person):
    draft = a_draft(by=person)
    web.post(address(draft, "files"), {"cv": pdf(1, name="old.pdf"), "revision": 0})
    web.post(address(draft, "files"), {"cv": pdf(2, name="new.pdf"), "revision": 1})
    assert list(Attachment.objects.values_list("name", "pages")) == [("new.pdf", 2)]

    web.post(address(draft, "files"), {"cv-remove": "on", "revision": 2})

    assert list(Attachment.objects.all()) == []


def test_a_page_without_a_new_file_keeps_the_old_one(web, person):
    draft = a_full_draft(by=person)

    web.post(address(draft, "files"), {"revision": draft.revision})

    assert Attachment.objects.get().name == "cv.pdf"


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (pdf(3), "Shorten this file to 2 pages: it has 3."),
        (pdf(1, size=2_500_000), "Make this file smaller: it has 2.5 MB and may have 2 MB."),
    ],
)
def test_a_file_beyond_its_limits_is_refused_with_a_sentence(web, person, upload, sentence):
    draft = a_draft(by=person)
    upload.seek(0)

    response = web.post(address(draft, "files"), {"cv": upload, "revision": 0})

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Attachment.objects.exists()


def test_a_file_that_is_no_pdf_is_refused_whatever_its_name(web, person):
    draft = a_draft(by=person)
    upload = pdf()
    upload.file.seek(0)
    upload.file.write(b"PK\x03\x04")
    upload.file.seek(0)

    response = web.post(address(draft, "files"), {"cv": upload, "revision": 0})

    assert response.status_code == 422
    assert not Attachment.objects.exists()


def test_a_change_on_another_page_does_not_make_this_one_stale(web, person):
    draft = a_draft(by=person)
    web.post(address(draft, "support"), {"support": "no", "revision": 0})

    response = web.post(address(draft, "project"), PROJECT | {"revision": 0})

    assert response.status_code == 302


@pytest.mark.parametrize("revision", ["", "-1", "many", "999999"])
def test_a_forged_revision_overwrites_nothing(web, person, revision):
    draft = a_draft(by=person)
    web.post(address(draft, "project"), PROJECT | {"topic": "First", "revision": 0})

    response = web.post(address(draft, "project"), PROJECT | {"topic": "Forged", "revision": revision})

    assert response.status_code == 409
    assert stored(draft)["topic"] == "First"


def test_a_call_that_closes_while_one_writes_leaves_the_text_to_be_copied(web, person):
    draft = a_draft(by=person)
    close(draft.call)

    response = web.post(address(draft, "project"), PROJECT | {"topic": "Too late", "revision": 0})

    assert response.status_code == 409
    page = response.content.decode()
    assert "This call has closed." in page
    assert 'value="Too late"' in page
    assert "Save and continue" not in page
    assert stored(draft) == {}


def test_a_withdrawn_draft_keeps_what_is_typed_in_an_old_tab(web, person):
    draft = a_draft(by=person)
    submission_actions.withdraw(draft, by=person, at=timezone.now())

    response = web.post(address(draft, "project"), PROJECT | {"topic": "In the old tab", "revision": 0})

    assert response.status_code == 409
    assert 'value="In the old tab"' in response.content.decode()
    assert stored(draft) == {}


@pytest.mark.parametrize("key", ["nothing", "00000000-0000-0000-0000-000000000000", "topic"])
def test_a_section_that_is_not_there_is_not_found(web, person, key):
    draft = a_draft(by=person)

    assert web.get(address(draft, key)).status_code == 404


def test_nobody_else_finds_the_page(client, person):
    draft = a_draft(by=person)
    client.force_login(PersonFactory())

    answers = [client.get(address(draft, "project")), client.post(address(draft, "project"), PROJECT | {"revision": 0})]

    assert [response.status_code for response in answers] == [404, 404]
    assert stored(draft) == {}


def test_a_question_that_is_not_on_the_page_cannot_be_answered_there(web, person):
    draft = a_draft(by=person)

    web.post(address(draft, "project"), PROJECT | {"truth": "on", "support": "yes", "revision": 0})

    assert set(stored(draft)) == {"topic", "motivation"}
