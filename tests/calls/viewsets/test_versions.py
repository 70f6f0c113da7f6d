"""Form versions in the office: reading one, and issuing the next on purpose."""

import json

import pytest
from django.urls import reverse

from calls.models import FormVersion
from tests.factories.calls import ANSWERS, FORM, a_draft, a_school, a_submission, answer, issued, question, section

pytestmark = pytest.mark.django_db
NEW = [*FORM, section("more", "More", question("text", "hobby", "Hobby", limit=80))]


def redraw(call, form=NEW):
    call.application_form = json.dumps(form)
    call.save()


def test_a_version_can_be_read_as_it_was_issued(office):
    version = issued(a_school())
    page = office.get(reverse("office_forms:page", args=[version.pk])).text
    for told in ("Version 1", "Your project", "Why this school?", "up to 20 words", "for organisers only"):
        assert told in page


def test_the_page_says_what_changes_and_for_how_many_drafts(office):
    call = a_school()
    a_draft(call)
    a_submission(call)
    redraw(call)
    page = office.get(reverse("office_forms:issue", args=[call.pk]))
    assert page.context["next"].drafts == 1
    assert "“Hobby” is new and must be answered." in page.context["next"].sentences
    assert "Issue version 2" in page.text
    assert FormVersion.objects.filter(call=call, purpose="application").count() == 1


def test_issuing_carries_drafts_over_and_leaves_submissions_alone(office):
    call = a_school()
    draft, submission = answer(a_draft(call), topic=ANSWERS["topic"]), a_submission(call)
    redraw(call)
    office.post(reverse("office_forms:issue", args=[call.pk]))
    draft.refresh_from_db()
    submission.refresh_from_db()
    assert (draft.version.number, submission.version.number) == (2, 1)


def test_issuing_what_is_in_use_is_refused_with_the_reason(office):
    call = a_school()
    issued(call)
    answered = office.post(reverse("office_forms:issue", args=[call.pk]))
    assert answered.status_code == 409
    assert "there is nothing to issue" in answered.text
    assert FormVersion.objects.filter(call=call).count() == 1
