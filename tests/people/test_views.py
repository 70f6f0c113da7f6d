"""The outbox and the profile, as their readers meet them."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from people.models import Affiliation, Doctorate, Person
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


DOCTORATE = {
    "stage": "late",
    "university": "Universidade de Coimbra",
    "began_on": "2023-09-01",
    "supervisor_name": "Mary Somerville",
    "supervisor_email": "mary@university.example",
}


def test_the_doctorate_is_kept_beside_the_person(client):
    person = PersonFactory()
    client.force_login(person)

    client.post(PROFILE, {"first_name": "Ada", "pronouns": "Dr", **DOCTORATE})

    form = client.get(PROFILE).context["form"]
    assert Doctorate.objects.values(*DOCTORATE).get() == DOCTORATE | {"began_on": date(2023, 9, 1)}
    assert (form["stage"].value(), form["began_on"].value(), form["pronouns"].value()) == (
        "late",
        date(2023, 9, 1),
        "Dr",
    )


def test_what_a_person_empties_is_taken_back(client):
    person = PersonFactory()
    client.force_login(person)
    client.post(PROFILE, {"first_name": "Ada", **DOCTORATE})

    client.post(PROFILE, {"first_name": "Ada"})

    assert Doctorate.objects.values(*DOCTORATE).get() == dict.fromkeys(DOCTORATE, "") | {"began_on": None}


def test_one_wrong_fact_of_the_doctorate_keeps_the_whole_profile_as_typed(client):
    client.force_login(PersonFactory(first_name="Ada"))

    answer = client.post(PROFILE, {"first_name": "Augusta", **DOCTORATE, "supervisor_email": "mary"})

    assert (answer.status_code, answer.context["form"].errors) == (
        422,
        {"supervisor_email": ["Enter a valid email address."]},
    )
    assert (answer.context["form"]["first_name"].value(), Person.objects.get().first_name) == ("Augusta", "Ada")
    assert Doctorate.objects.count() == 0


def test_an_orcid_that_was_confirmed_is_not_typed_over(client):
    person = PersonFactory(orcid="0000-0002-1825-0097", orcid_verified_at=timezone.now())
    client.force_login(person)

    client.post(PROFILE, {"first_name": "Ada", "orcid": "0000-0001-5109-3700"})

    person.refresh_from_db()
    assert (person.first_name, person.orcid) == ("Ada", "0000-0002-1825-0097")
    assert "confirmed by ORCID" in client.get(PROFILE).content.decode()


def test_the_profile_says_whether_the_members_terms_hold_today(client):
    person = AffiliationFactory(institute=InstituteFactory(short_name="CES", member_since=date(2020, 1, 1))).person
    client.force_login(person)

    assert client.get(PROFILE).context["entitlement"].reason == "Doctoral researcher at CES, a member institute."


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


def test_an_affiliation_typed_by_mistake_is_removed(client):
    affiliation = AffiliationFactory()
    client.force_login(affiliation.person)

    client.post(reverse("people:remove_affiliation", args=[affiliation.pk]))

    assert Affiliation.objects.count() == 0


def test_one_that_the_institute_confirmed_stays(client):
    affiliation = AffiliationFactory(verified_at=timezone.now())
    client.force_login(affiliation.person)

    answer = client.post(reverse("people:remove_affiliation", args=[affiliation.pk]))

    assert ([str(said) for said in get_messages(answer.wsgi_request)], Affiliation.objects.count()) == (
        ["The institute has confirmed this affiliation, so it can only be ended."],
        1,
    )


def test_nobody_removes_someone_elses_affiliation(client):
    affiliation = AffiliationFactory()
    client.force_login(PersonFactory())

    assert client.post(reverse("people:remove_affiliation", args=[affiliation.pk])).status_code == 404
    assert Affiliation.objects.count() == 1


def test_nobody_ends_someone_elses_affiliation(client):
    affiliation = AffiliationFactory()
    client.force_login(PersonFactory())

    assert client.post(reverse("people:end_affiliation", args=[affiliation.pk])).status_code == 404
    affiliation.refresh_from_db()
    assert affiliation.ends_on is None


def test_looking_at_the_addresses_of_deeds_changes_nothing(client):
    affiliation = AffiliationFactory()
    client.force_login(affiliation.person)

    addresses = [reverse("people:affiliate")]
    addresses += [reverse(f"people:{deed}_affiliation", args=[affiliation.pk]) for deed in ("end", "remove")]
    assert [client.get(address).status_code for address in addresses] == [405, 405, 405]


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
