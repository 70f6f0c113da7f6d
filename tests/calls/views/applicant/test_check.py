"""Checking, submitting once however often one clicks, and the receipt."""

from datetime import timedelta

from django.utils import timezone

from calls.actions import submission as submission_actions
from calls.models import CallPage, Submission
from people.models import Message
from tests.calls.views.applicant.typed import address
from tests.factories.calls import a_draft, a_full_draft, a_submission
from tests.factories.people import PersonFactory


def test_what_is_missing_is_listed_with_links_to_the_fields(web, person):
    draft = a_draft(by=person)

    response = web.get(address(draft, "check"))

    assert [(fault.label, fault.message, fault.url) for fault in response.context["checked"].faults] == [
        ("Topic", "Answer this question.", address(draft, "project") + "#id_topic"),
        ("Why this school?", "Answer this question.", address(draft, "project") + "#id_motivation"),
        ("Do you need travel support?", "Choose yes or no.", address(draft, "support") + "#id_support"),
        ("Your CV", "Upload a PDF file.", address(draft, "files") + "#id_cv"),
        ("All of this is true", "Tick this to go on.", address(draft, "consent") + "#id_truth"),
    ]


def test_a_field_that_the_list_links_to_is_on_its_page(web, person):
    draft = a_draft(by=person)

    for fault in web.get(address(draft, "check")).context["checked"].faults:
        page, _hash, anchor = fault.url.partition("#")
        assert f'id="{anchor}"' in web.get(page).content.decode()


def test_an_incomplete_draft_cannot_be_submitted(web, person):
    draft = a_draft(by=person)

    response = web.post(address(draft, "check"))

    assert response.status_code == 422
    assert "Some answers are missing or need a change." in response.content.decode()
    draft.refresh_from_db()
    assert draft.is_draft


def test_every_answer_is_shown_in_words(web, person):
    draft = a_full_draft(by=person)

    parts = web.get(address(draft, "check")).context["checked"].parts

    assert [(part.title, [(row.label, row.value) for row in part.rows]) for part in parts] == [
        (
            "Your project",
            [
                ("Topic", "Borders in maps"),
                ("Why this school?", "It is where my questions live."),
                ("A note to the office", ""),
            ],
        ),
        ("Travel support", [("Do you need travel support?", "No")]),
        ("Your files", [("Your CV", "")]),
        ("Your consent", [("All of this is true", "Yes")]),
    ]


def test_a_second_click_on_submit_lands_on_the_receipt(web, person):
    draft = a_full_draft(by=person)

    clicks = [web.post(address(draft, "check")) for _click in range(2)]

    assert [(click.status_code, click.headers["Location"]) for click in clicks] == [
        (302, address(draft, "receipt"))
    ] * 2
    assert Message.objects.filter(kind="received").count() == 1


def test_the_receipt_names_the_instant_in_the_zone_of_the_call_and_in_utc(web, person):
    submission = a_submission(by=person)
    instant = timezone.datetime(2026, 11, 1, 11, 30, 15, tzinfo=timezone.get_default_timezone())
    Submission.objects.update(submitted_at=instant)

    page = web.get(address(submission, "receipt")).content.decode()

    assert "Saturday 31 October 2026, 23:30 (anywhere on Earth)" in page
    assert "2026-11-01 11:30:15 UTC" in page


def test_a_draft_has_no_receipt_yet(web, person):
    draft = a_draft(by=person)

    assert web.get(address(draft, "receipt")).headers["Location"] == address(draft)


def test_after_the_deadline_nothing_is_submitted_and_everything_can_be_read(web, person):
    draft = a_full_draft(by=person)
    CallPage.objects.filter(pk=draft.call_id).update(closes_at=timezone.now() - timedelta(seconds=1))

    response = web.post(address(draft, "check"))

    assert response.status_code == 409
    assert "This call has closed." in response.content.decode()
    assert "It is where my questions live." in response.content.decode()
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_withdrawn_submission_is_not_submitted_again(web, person):
    draft = a_full_draft(by=person)
    submission_actions.withdraw(draft, by=person, at=timezone.now())

    assert web.post(address(draft, "check")).status_code == 409


def test_nobody_else_can_check_or_submit_it(client, person):
    draft = a_full_draft(by=person)
    client.force_login(PersonFactory())

    pages = ["check", "receipt", "about", "decision", "withdraw", "reopen"]

    assert {page: client.get(address(draft, page)).status_code for page in pages} == dict.fromkeys(pages, 404)
    assert client.post(address(draft, "check")).status_code == 404
    draft.refresh_from_db()
    assert draft.is_draft


def test_a_label_that_is_a_question_leads_to_what_is_missing_without_a_colon(web, person):
    draft = a_draft(by=person)

    page = web.get(address(draft, "check")).content.decode()

    assert "Why this school? Answer this question.</a>" in page
    assert "Topic: Answer this question.</a>" in page
    assert "Once you have submitted, you can still change your answers until the call closes." in page
    assert '<p class="answers__trouble">Answer this question.</p>' in page
