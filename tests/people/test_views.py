"""The outbox and the profile, as their readers meet them."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import Affiliation
from people.outbox import post
from tests.factories.people import AffiliationFactory, InstituteFactory, PersonFactory

pytestmark = pytest.mark.django_db

OUTBOX = reverse("people:outbox")
PROFILE = reverse("people:profile")


def write(**changes):
    letter = {"to": "ada@university.example", "subject": "Received", "text": "We have it.", "kind": "test"}
    return post(**letter | changes)


def reader():
    person = PersonFactory()
    person.user_permissions.add(Permission.objects.get(codename="view_message"))
    return person


@pytest.fixture
def demo(settings):
    settings.DEMO = True


def test_in_the_demo_everyone_reads_the_outbox(client, demo):
    letters = [write(subject="First"), write(subject="Second")]

    assert list(client.get(OUTBOX).context["letters"]) == letters[::-1]
    assert client.get(reverse("people:message", args=[letters[0].pk])).context["letter"] == letters[0]


@pytest.mark.parametrize("address", [OUTBOX, reverse("people:message", args=[1])])
def test_elsewhere_a_stranger_is_asked_to_sign_in(client, address):
    answer = client.get(address)

    assert (answer.status_code, answer.url) == (302, f"{reverse('account_login')}?next={address}")


def test_elsewhere_a_person_without_the_permission_is_refused(client):
    client.force_login(PersonFactory())

    assert [client.get(OUTBOX).status_code, client.get(reverse("people:message", args=[write().pk])).status_code] == [
        403,
        403,
    ]


def test_elsewhere_a_reader_of_messages_reads_but_not_what_is_secret(client):
    client.force_login(reader())
    letter = write(text="https://network.example/key", secret=True)

    page = client.get(reverse("people:message", args=[letter.pk])).content.decode()

    assert "https://network.example/key" not in page
    assert "This letter holds a personal link." in page


def test_links_in_a_letter_work_and_its_text_is_not_markup(client, demo):
    letter = write(text="<script>alert(1)</script>\n\nhttps://network.example/confirm/MQ:1a:b/", html="<h1>Raw</h1>")

    page = client.get(reverse("people:message", args=[letter.pk])).content.decode()

    link = "https://network.example/confirm/MQ:1a:b/"
    assert f'<a href="{link}" rel="nofollow">{link}</a>' in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<h1>Raw</h1>" not in page


def test_an_empty_outbox_says_what_will_be_here(client, demo):
    assert "No letter has been written yet." in client.get(OUTBOX).content.decode()


def test_the_outbox_is_read_in_pages(client, demo):
    for _letter in range(51):
        write()

    assert [len(client.get(OUTBOX, {"page": page}).context["letters"]) for page in (1, 2)] == [50, 1]


def test_the_outbox_costs_the_same_for_one_letter_and_three(client, demo, django_assert_num_queries):
    write(person=PersonFactory())
    with CaptureQueriesContext(connection) as one:
        client.get(OUTBOX)
    write(person=PersonFactory())
    write(person=PersonFactory())

    with django_assert_num_queries(len(one)):
        client.get(OUTBOX)
    assert [query["sql"] for query in one if "people_message" in query["sql"] and '"text"' in query["sql"]] == []


def test_a_stranger_has_no_profile(client):
    assert client.get(PROFILE).url == f"{reverse('account_login')}?next={PROFILE}"


def test_a_person_changes_their_profile(client):
    person = PersonFactory()
    client.force_login(person)

    answer = client.post(
        PROFILE,
        {
            "first_name": "Augusta",
            "last_name": "King",
            "certificate_name": "Augusta Ada King",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "country": "BE",
            "zone": "Europe/Brussels",
            "email": "other@university.example",
        },
    )

    assert (answer.status_code, answer.url) == (302, PROFILE)
    email = person.email
    person.refresh_from_db()
    assert (person.name, person.certificate_name, person.orcid, person.country.code, person.zone, person.email) == (
        "Augusta King",
        "Augusta Ada King",
        "0000-0002-1825-0097",
        "BE",
        "Europe/Brussels",
        email,
    )


def test_a_mistyped_orcid_is_refused_and_stays_typed(client):
    client.force_login(PersonFactory())

    answer = client.post(PROFILE, {"first_name": "Ada", "orcid": "0000-0002-1825-0098"})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "orcid": [
            "This is not an ORCID iD. Copy the sixteen characters from your ORCID page, like 0000-0002-1825-0097."
        ]
    }
    assert 'value="0000-0002-1825-0098"' in answer.content.decode()


def test_a_person_adds_where_they_work(client):
    person, institute = PersonFactory(), InstituteFactory()
    client.force_login(person)

    client.post(reverse("people:affiliate"), {"institute": institute.pk, "role": "phd", "starts_on": "2026-10-01"})

    assert list(person.affiliations.values_list("institute", "role", "starts_on", "ends_on", "verified_at")) == [
        (institute.pk, "phd", date(2026, 10, 1), None, None)
    ]


@pytest.mark.parametrize("names", [{}, {"institute": True, "other_name": "Elsewhere"}], ids=["neither", "both"])
def test_an_affiliation_names_one_institute(client, names):
    client.force_login(PersonFactory())
    institute = InstituteFactory()
    typed = names | ({"institute": institute.pk} if "institute" in names else {})

    answer = client.post(reverse("people:affiliate"), typed | {"role": "phd", "starts_on": "2026-10-01"})

    assert answer.status_code == 422
    assert answer.context["affiliation_form"].non_field_errors() == [
        "Choose an institute from the list, or write its name; not both."
    ]
    assert Affiliation.objects.count() == 0


def test_a_person_ends_their_own_affiliation_today(client, time_machine):
    time_machine.move_to("2026-11-20T12:00:00Z")
    affiliation = AffiliationFactory()
    client.force_login(affiliation.person)

    answer = client.post(reverse("people:end_affiliation", args=[affiliation.pk]))

    affiliation.refresh_from_db()
    assert (affiliation.ends_on, [str(said) for said in get_messages(answer.wsgi_request)]) == (
        date(2026, 11, 20),
        ["The affiliation has ended."],
    )


def test_nobody_ends_someone_elses_affiliation(client):
    affiliation = AffiliationFactory()
    client.force_login(PersonFactory())

    assert client.post(reverse("people:end_affiliation", args=[affiliation.pk])).status_code == 404
    affiliation.refresh_from_db()
    assert affiliation.ends_on is None


def test_looking_at_the_addresses_of_deeds_changes_nothing(client):
    affiliation = AffiliationFactory()
    client.force_login(affiliation.person)

    addresses = [reverse("people:affiliate"), reverse("people:end_affiliation", args=[affiliation.pk])]
    assert [client.get(address).status_code for address in addresses] == [405, 405]


def test_the_profile_costs_the_same_for_one_affiliation_and_three(client, django_assert_num_queries):
    person = PersonFactory()
    client.force_login(person)
    AffiliationFactory(person=person)
    client.get(PROFILE)
    with CaptureQueriesContext(connection) as one:
        client.get(PROFILE)
    AffiliationFactory(person=person)
    AffiliationFactory(person=person)

    with django_assert_num_queries(len(one)):
        client.get(PROFILE)
