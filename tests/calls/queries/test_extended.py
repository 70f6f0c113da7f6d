"""A deadline that was moved says so where it is read: on the call's page, and over the form of whoever has begun."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from calls.actions import window
from calls.models import CallPage
from tests.calls.views.applicant.typed import address
from tests.factories.calls import a_draft, a_school
from tests.factories.office import an_office_organiser

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def extended(call, reason, *, days=7):
    call.refresh_from_db()
    later = {"closes_at": call.closes_at + days * DAY, "letters_due_at": None}
    window.extend(call, **later, reason=reason, by=an_office_organiser(), at=timezone.now())


def test_the_last_extension_is_told_with_its_reason_on_the_page_and_over_the_form(client):
    school = a_school()
    draft = a_draft(school)
    extended(school, "A storm.")
    extended(school, "The form was down.")
    public = client.get(CallPage.objects.get(pk=school.pk).specific.url).text
    client.force_login(draft.applicant)

    for page in (public, client.get(address(draft)).text):
        assert "Extended on" in page
        assert "The form was down." in page
        assert "A storm." not in page


def test_a_deadline_that_was_never_moved_says_nothing(client):
    draft = a_draft()
    public = client.get(draft.call.specific.url).text
    client.force_login(draft.applicant)

    for page in (public, client.get(address(draft)).text):
        assert "Extended on" not in page


def test_an_extension_costs_no_statement(client, django_assert_num_queries):
    school = a_school()
    a_draft(school)
    url = school.url
    client.get(url)
    with CaptureQueriesContext(connection) as before:
        client.get(url)
    extended(school, "A storm.")

    with django_assert_num_queries(len(before)):
        assert "A storm." in client.get(url).text
