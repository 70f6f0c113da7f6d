"""What other rows hold on to is not deleted in the admin, and says what to do instead."""

import pytest
from django.urls import reverse

from people.models import Institute, Person
from tests.factories.calls import a_draft
from tests.factories.office import an_office_organiser
from tests.factories.people import AffiliationFactory, InstituteFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(PersonFactory(is_superuser=True))
    return client


def test_an_institute_where_somebody_works_stays(client):
    client.force_login(an_office_organiser())
    institute = AffiliationFactory(institute=InstituteFactory()).institute

    page = client.post(reverse("institute:delete", args=[institute.pk]), follow=True)

    assert page.status_code == 200
    assert "End its membership instead." in page.text
    assert Institute.objects.filter(pk=institute.pk).exists()


def test_an_institute_that_nothing_names_is_deleted(client):
    client.force_login(an_office_organiser())
    institute = InstituteFactory()

    client.post(reverse("institute:delete", args=[institute.pk]))

    assert not Institute.objects.filter(pk=institute.pk).exists()


def test_a_person_who_has_begun_something_stays(admin):
    author = a_draft().applicant

    page = admin.post(reverse("wagtailusers_users:delete", args=[author.pk]), follow=True)

    assert "Make it inactive instead." in page.text
    assert Person.objects.filter(pk=author.pk).exists()


def test_a_person_on_whom_nothing_hangs_is_deleted(admin):
    free = PersonFactory()

    admin.post(reverse("wagtailusers_users:delete", args=[free.pk]))

    assert not Person.objects.filter(pk=free.pk).exists()


def test_several_people_are_deleted_together_or_not_at_all(admin):
    author, free = a_draft().applicant, PersonFactory()
    address = reverse("wagtail_bulk_action", args=["people", "person", "delete"])

    page = admin.post(f"{address}?id={author.pk}&id={free.pk}", follow=True)

    assert "all of them stay" in page.text
    assert Person.objects.filter(pk__in=[author.pk, free.pk]).count() == 2
