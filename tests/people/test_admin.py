"""The organisers' tables: what they list, what they let in, and what they never let anyone type."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.permissions import policy_registry

from people.models import Affiliation, Institute, Membership, Message, Person
from people.outbox import post
from tests.factories.people import AffiliationFactory, InstituteFactory, MembershipFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator(client):
    person = Person.objects.create_superuser("root@network.example", "a long enough sentence", first_name="Root")
    client.force_login(person)
    return person


def organiser(*codenames):
    person = PersonFactory()
    person.user_permissions.add(*Permission.objects.filter(codename__in=["access_admin", *codenames]))
    return person


def failed_letter(**changes):
    message = post(to="ada@university.example", subject="Received", text="We have it.", kind="test", **changes)
    Message.objects.filter(pk=message.pk).update(state="failed", last_error="no such box", attempts=12)
    return message


def new_person(**changes):
    typed = {"email": "Ada@University.example", "first_name": "Ada", "last_name": "Byron"}
    return typed | {"password1": "a long enough sentence", "password2": "a long enough sentence"} | changes


def test_an_administrator_makes_a_person_and_puts_them_in_a_group(client, administrator):
    group = Group.objects.create(name="Office")

    answer = client.post(reverse("wagtailusers_users:add"), new_person(groups=[group.pk]))

    assert answer.status_code == 302
    person = Person.objects.get(email="ada@university.example")
    assert (person.name, list(person.groups.all())) == ("Ada Byron", [group])


def test_an_administrator_makes_a_person_with_one_name(client, administrator):
    client.post(reverse("wagtailusers_users:add"), new_person(first_name="Suharto", last_name=""))

    assert Person.objects.get(email="ada@university.example").name == "Suharto"


def test_an_administrator_cannot_make_the_same_address_twice(client, administrator):
    PersonFactory(email="ada@university.example")

    answer = client.post(reverse("wagtailusers_users:add"), new_person())

    assert answer.context["form"].errors == {"email": ["Someone is already registered with this e-mail address."]}


def test_an_administrator_changes_a_person(client, administrator):
    person = PersonFactory(email="ada@university.example")
    address = reverse("wagtailusers_users:edit", args=[person.pk])

    typed = {"email": "augusta@university.example", "first_name": "Augusta", "last_name": "", "is_active": "on"}
    assert (client.get(address).status_code, client.post(address, typed).status_code) == (200, 302)

    person.refresh_from_db()
    assert (person.email, person.name, person.check_password("a long enough sentence")) == (
        "augusta@university.example",
        "Augusta",
        True,
    )


def test_an_organiser_writes_an_institute_with_its_membership(client):
    client.force_login(organiser("add_institute", "change_institute"))

    answer = client.post(
        reverse("institute:add"),
        {
            "short_name": "CEDEM",
            "name": "Centre d'Études de l'Ethnicité et des Migrations",
            "slug": "cedem",
            "city": "Liège",
            "country": "BE",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-starts_on": "2004-01-01",
        },
    )

    assert (answer.status_code, answer.url) == (302, reverse("institute:index"))
    assert [str(each) for each in Institute.objects.members_on(date(2026, 1, 1))] == ["CEDEM, Liège"]


def test_someone_without_permission_does_not_see_the_institutes(client):
    client.force_login(organiser("view_message"))

    assert client.get(reverse("institute:index")).status_code == 302


def test_institutes_are_filtered_by_country_and_found_by_name(client, administrator):
    belgian, french = InstituteFactory(country="BE"), InstituteFactory(country="FR", short_name="MIGRINTER")

    index = reverse("institute:index")
    assert list(client.get(index, {"country": "BE"}).context["object_list"]) == [belgian]
    assert list(client.get(index, {"q": "migrinter"}).context["object_list"]) == [french]


def test_affiliations_are_filtered_by_role_and_found_by_person(client, administrator):
    student = AffiliationFactory(role=Affiliation.Role.STUDENT)
    doctoral = AffiliationFactory(person__first_name="Zenobia")

    index = reverse("affiliation:index")
    assert list(client.get(index, {"role": "student"}).context["object_list"]) == [student]
    assert list(client.get(index, {"q": "zenobia"}).context["object_list"]) == [doctoral]


def test_the_chooser_finds_a_person_by_name_and_by_address(client, administrator):
    person = PersonFactory(first_name="Zenobia", last_name="Okafor", email="zo@university.example")
    PersonFactory(first_name="Zenobia", last_name="Byron")

    for query in ("zenobia oka", "zo@univ"):
        found = client.get(reverse("person_chooser:choose_results"), {"q": query}).context["results"]
        assert list(found) == [person]


def test_an_individual_membership_is_written_with_the_chooser(client, administrator):
    person = PersonFactory()

    assert client.get(reverse("membership:add")).status_code == 200
    client.post(reverse("membership:add"), {"person": person.pk, "number": "M-7", "starts_on": "2026-01-01"})

    assert list(Membership.objects.values_list("person", "number")) == [(person.pk, "M-7")]


@pytest.mark.parametrize("name", ["institute", "affiliation", "membership", "message"])
def test_no_list_costs_more_for_three_rows_than_for_one(client, administrator, name, django_assert_num_queries):
    make = {
        "institute": InstituteFactory,
        "affiliation": AffiliationFactory,
        "membership": MembershipFactory,
        "message": failed_letter,
    }[name]
    address = reverse(f"{name}:index")
    make()
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    make()
    make()

    with django_assert_num_queries(len(one)):
        client.get(address)


def test_an_organiser_reads_the_outbox_by_state_and_kind(client):
    client.force_login(organiser("view_message"))
    failed = failed_letter()
    waiting = post(to="ada@university.example", subject="Welcome", text="Hello.", kind="other")

    index = reverse("message:index")
    assert list(client.get(index, {"state": "failed"}).context["object_list"]) == [failed]
    assert list(client.get(index, {"kind": "other"}).context["object_list"]) == [waiting]


def test_an_organiser_inspects_a_letter_but_not_what_is_secret(client):
    client.force_login(organiser("view_message"))
    letter, secret = failed_letter(), failed_letter(secret=True)

    pages = [client.get(reverse("message:inspect", args=[each.pk])).content.decode() for each in (letter, secret)]
    assert ["We have it." in page for page in pages] == [True, False]
    assert ["no such box" in page for page in pages] == [True, True]


def test_letters_are_called_what_organisers_call_them_and_are_read_paragraph_by_paragraph(client):
    client.force_login(organiser("view_message"))
    letter = post(to="ada@university.example", subject="Done", text="Dear Ada,\n\nWell.", kind="account.changed")

    listed, page = client.get(reverse("message:index")), client.get(reverse("message:inspect", args=[letter.pk]))

    assert "An account was changed" in listed.content.decode()
    assert "<p>Dear Ada,</p>\n\n<p>Well.</p>" in page.content.decode()
    assert {field["label"]: field["value"] for field in page.context["fields"]}["Sent"] == "–"


@pytest.mark.parametrize("action", ["add", "change", "delete"])
def test_nobody_types_a_letter_not_even_an_administrator(administrator, action):
    policy = policy_registry.get_by_type(Message)

    assert (policy.user_has_permission(administrator, action), policy.user_has_permission(administrator, "view")) == (
        False,
        True,
    )


def test_who_may_change_messages_sends_a_failed_letter_again(client):
    client.force_login(organiser("view_message", "change_message"))
    letter = failed_letter()
    inspect = reverse("message:inspect", args=[letter.pk])
    assert "Send again" in client.get(inspect).content.decode()

    answer = client.post(reverse("message:retry", args=[letter.pk]))

    letter.refresh_from_db()
    assert (answer.status_code, answer.url, letter.state, letter.attempts) == (302, inspect, "waiting", 0)
    assert "Send again" not in client.get(inspect).content.decode()


def test_who_may_only_view_messages_sends_nothing_again(client):
    client.force_login(organiser("view_message"))
    letter = failed_letter()

    client.post(reverse("message:retry", args=[letter.pk]))

    letter.refresh_from_db()
    assert letter.state == "failed"
    assert "Send again" not in client.get(reverse("message:inspect", args=[letter.pk])).content.decode()


def test_opening_the_address_of_sending_again_changes_nothing(client, administrator):
    letter = failed_letter()

    assert client.get(reverse("message:retry", args=[letter.pk])).status_code == 405


def test_a_kind_that_was_never_written_is_no_choice(client, administrator):
    failed_letter()

    filters = client.get(reverse("message:index")).context["filters"]
    assert list(filters.form.fields["kind"].choices)[1:] == [("test", "test")]
