"""What happens around Wagtail's page screens: publishing, deleting and copying a call."""

import json
from datetime import UTC, date, datetime

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from calls.flow import Stage
from calls.models import CallPage, FormVersion, Round
from calls.views.office import after_bulk_action, after_publishing
from tests.factories.awards import LaureateFactory
from tests.factories.calls import FORM, a_school, a_submission, question, round_plan, section
from tests.factories.content import StandardPageFactory
from tests.factories.jury import an_open_jury
from tests.factories.office import an_editor, an_office_organiser
from tests.factories.training import MONTH, ModulePageFactory
from training.models import SchoolPage

pytestmark = pytest.mark.django_db
OTHER = [*FORM, section("more", "More", question("text", "hobby", "Hobby", limit=80))]


def published(call, by=None):
    """The sentences told to `by` after publishing."""
    request = RequestFactory().post("/")
    request.user, request.arrived_at, request.session = by or an_office_organiser(), timezone.now(), {}
    request._messages = FallbackStorage(request)
    after_publishing(request, call)
    return [str(message).strip() for message in get_messages(request)]


def signed_in(client, person=None):
    client.force_login(person or an_office_organiser())
    return client


def numbers(call):
    return list(FormVersion.objects.filter(call=call, purpose="application").values_list("number", flat=True))


def redrawn(call, form=OTHER):
    call.application_form = json.dumps(form)
    call.save()
    return call


def test_publishing_an_open_call_issues_its_form_and_plans_its_rounds():
    call = a_school(rounds=[round_plan("first"), round_plan("second", name="Second reading")])
    assert published(call) == []
    assert numbers(call) == [1]
    assert list(Round.objects.filter(call=call).values_list("number", "name")) == [
        (1, "First reading"),
        (2, "Second reading"),
    ]


def test_publishing_again_with_another_form_keeps_version_1_and_says_so():
    call = a_school()
    published(call)
    [sentence] = published(redrawn(call), by=an_office_organiser())
    assert numbers(call) == [1]
    assert "Version 1 is in use; your change takes effect when you issue version 2." in sentence
    assert reverse("office_forms:issue", args=[call.pk]) in sentence


def test_publishing_a_call_that_opens_later_issues_nothing():
    now = timezone.now()
    call = a_school(opens_at=now.replace(year=now.year + 1), closes_at=now.replace(year=now.year + 2))
    published(call)
    assert numbers(call) == []
    assert Round.objects.filter(call=call).count() == 1


def test_publishing_leaves_a_round_that_has_opened_as_it_is():
    jury = an_open_jury()
    call = SchoolPage.objects.get(pk=jury.call.pk)
    call.rounds_plan = json.dumps([round_plan(name="Renamed")])
    call.save()
    published(call)
    assert (jury.refreshed().name, jury.refreshed().stage) == ("First reading", Stage.OPEN)


def test_whoever_publishes_prepares_the_call():
    call = a_school()
    assert published(call, by=an_editor()) == []
    assert numbers(call) == [1]
    assert Round.objects.filter(call=call).count() == 1


def test_publishing_at_a_later_date_prepares_nothing_yet():
    call = a_school(live=False, go_live_at=timezone.now() + MONTH)
    assert published(call) == []
    assert numbers(call) == []
    assert not Round.objects.exists()


def test_a_live_call_with_a_change_for_later_is_prepared_as_it_is_live():
    call = a_school()
    draft = SchoolPage.objects.get(pk=call.pk)
    draft.application_form = json.dumps(OTHER)
    published(draft)
    assert [section.key for section in FormVersion.objects.get(purpose="application").definition.sections] == [
        part["id"] for part in FORM
    ]


def test_publishing_any_other_page_does_nothing():
    assert published(StandardPageFactory()) == []


def test_publishing_several_calls_from_a_list_does_the_same_for_each():
    call = a_school()
    request = RequestFactory().post("/")
    request.user, request.arrived_at = an_office_organiser(), timezone.now()
    after_bulk_action(request, "publish", [Page.objects.get(pk=call.pk)], None)
    assert numbers(call) == [1]


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


@pytest.mark.parametrize("steps_up", [0, 1, 2])
def test_neither_a_call_with_submissions_nor_a_page_above_it_is_deleted(client, steps_up):
    page = a_submission().call.page_ptr
    for _step in range(steps_up):
        page = page.get_parent()
    answered = delete(signed_in(client, an_office_organiser(is_superuser=True)), page)
    assert answered.status_code == 200
    assert "Unpublish it instead" in answered.text
    assert Page.objects.filter(pk=page.pk).exists()


def test_several_pages_with_a_kept_call_among_them_are_not_deleted_from_a_list(client):
    kept, free = a_submission().call, a_school(code="SPR27")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    asked = f"{address}?id={free.pk}&id={kept.pk}"
    answered = signed_in(client, an_office_organiser(is_superuser=True)).post(asked, follow=True)
    assert "Unpublish it instead" in answered.text
    assert CallPage.objects.filter(pk__in=[kept.pk, free.pk]).count() == 2


def test_an_edition_with_laureates_is_not_deleted(client):
    edition = LaureateFactory().edition
    answered = delete(signed_in(client, an_office_organiser(is_superuser=True)), edition)
    assert "Unpublish it instead" in answered.text


def test_a_call_nobody_answered_is_deleted(client):
    call = a_school()
    delete(signed_in(client, an_office_organiser(is_superuser=True)), call)
    assert not CallPage.objects.filter(pk=call.pk).exists()


def test_an_organiser_is_told_why_a_school_with_modules_stays(client):
    call = a_submission().call
    ModulePageFactory(parent=call)

    answered = delete(signed_in(client), call)

    assert "Unpublish it instead" in answered.text


def test_an_organiser_deletes_a_school_nobody_answered_with_its_modules(client):
    call = a_school()
    ModulePageFactory(parent=call)

    delete(signed_in(client), call)

    assert not CallPage.objects.filter(pk=call.pk).exists()


def copied(client, call):
    facts = {"new_title": "Next year", "new_slug": "next-year", "new_parent_page": call.get_parent().pk}
    signed_in(client).post(reverse("wagtailadmin_pages:copy", args=[call.pk]), facts)
    return SchoolPage.objects.get(slug="next-year")


def last_year(**facts):
    milestones = [{"type": "milestone", "value": {"date": "2027-06-01", "what": "Decisions"}}]
    window = {
        "zone": "Europe/Lisbon",
        "opens_at": datetime(2026, 10, 7, 8, tzinfo=UTC),
        "closes_at": datetime(2027, 3, 28, 22, 59, tzinfo=UTC),
        "starts_on": date(2028, 2, 29),
        "ends_on": date(2028, 3, 4),
        "year": 2028,
        "timeline": json.dumps(milestones),
    }
    return a_school(**window | facts)


def test_every_date_of_a_copied_call_moves_a_year_on_at_the_same_clock_time(client):
    copy = copied(client, last_year())
    # Summer time begins on another day in 2028, so the same clock time is another instant.
    assert copy.opens_at == datetime(2027, 10, 7, 8, tzinfo=UTC)
    assert copy.closes_at == datetime(2028, 3, 28, 22, 59, tzinfo=UTC)
    assert (copy.starts_on, copy.ends_on, copy.year) == (date(2029, 2, 28), date(2029, 3, 4), 2029)
    assert [milestone.value["date"] for milestone in copy.timeline] == [date(2028, 6, 1)]


def test_the_clock_of_a_copied_call_shows_the_same_time_across_summer_time(client):
    copy = copied(client, last_year(closes_at=datetime(2027, 3, 27, 23, 59, tzinfo=UTC)))
    assert copy.closes_at == datetime(2028, 3, 27, 22, 59, tzinfo=UTC)


def test_the_editor_opens_a_copied_call_with_the_moved_dates(client):
    copy = copied(client, last_year())
    draft = copy.get_latest_revision_as_object()
    assert (draft.closes_at, draft.starts_on, draft.year) == (copy.closes_at, copy.starts_on, copy.year)


def test_a_copied_call_keeps_forms_and_rounds_and_leaves_code_jury_and_submissions(client):
    call = a_submission(a_school()).call
    copy = copied(client, SchoolPage.objects.get(pk=call.pk))
    assert copy.code == ""
    assert [child.id for child in copy.application_form] == [part["id"] for part in FORM]
    assert [child.id for child in copy.rounds_plan] == ["reading"]
    assert not copy.submissions.exists()
    assert not copy.form_versions.exists()
    assert not copy.rounds.exists()
