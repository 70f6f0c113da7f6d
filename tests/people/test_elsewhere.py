"""Signing in with ORCID or an institution: a real provider on this machine, asked over HTTP."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from people.models import Message, Person, Session
from tests.factories.people import PersonFactory
from tests.people.elsewhere import FORM, ID, IN, PAGE, UP, connected, door, go, register, sign_in, signed_in, told
from tests.people.openid_server import CLIENT

pytestmark = pytest.mark.django_db


# Whether there is anything at all


def test_without_a_service_nothing_of_it_is_on_any_screen(client):
    pages = [client.get(address).content.decode() for address in (IN, UP)]
    person = PersonFactory()
    sign_in(client, person)
    pages.append(client.get(PAGE).content.decode())

    assert [word for page in pages for word in ("Sign in with", "elsewhere", "oidc") if word in page] == []
    assert [client.get(door(name)).status_code for name in ("orcid", "institution")] == [404, 404]
    assert client.post(door("orcid")).status_code == 404


def queries_of(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_services_cost_the_doors_nothing_and_the_own_page_one_question(client, configure):
    person = PersonFactory()
    connected(person, "orcid", ID)
    before = [queries_of(client, address) for address in (IN, UP)]
    sign_in(client, person)
    own = queries_of(client, PAGE)
    client.post(reverse("account_logout"))

    configure("orcid", "institution")
    assert [queries_of(client, address) for address in (IN, UP)] == before
    sign_in(client, person)
    assert queries_of(client, PAGE) == own + 1


def test_each_service_has_a_button_on_both_screens(client, configure):
    configure("orcid", "institution")

    for address in (IN, UP):
        page = client.get(address).content.decode()
        assert re.findall(r'formaction="([^"]+)">(Sign in with [^<]+)', page) == [
            (door("orcid"), "Sign in with ORCID"),
            (door("institution"), "Sign in with University of Lisbon"),
        ]


def test_a_link_asks_before_it_goes(client, configure):
    configure("institution")

    page = client.get(door("institution")).content.decode()

    assert "You go on to University of Lisbon, and come back from there." in page
    assert "refresh" not in page


def test_where_the_browser_goes_is_asked_for_with_a_challenge_and_without_scopes_that_orcid_does_not_know(
    client, configure
):
    configure("orcid", scope=["openid"])

    page = client.post(door("orcid")).content.decode()

    [there] = re.findall(r'url=([^"]+)">', page)
    asked = parse_qs(urlsplit(html.unescape(there)).query)
    assert (asked["scope"], asked["code_challenge_method"], asked["client_id"]) == (["openid"], ["S256"], [CLIENT])
    assert asked["redirect_uri"] == ["http://testserver/accounts/oidc/orcid/login/callback/"]


# Coming for the first time


def test_a_newcomer_registers_with_what_the_service_told_and_confirms_the_address(client, configure):
    configure("institution")
    assert go(client, "institution").url == FORM
    form = client.get(FORM).context["form"]
    assert {name: form[name].value() for name in form.fields} == {
        "first_name": "Ada",
        "last_name": "Byron",
        "email": "ada@university.example",
    }

    answer = register(client)

    person = Person.objects.get()
    assert (answer.url, signed_in(client)) == (reverse("account_email_verification_sent"), None)
    assert (person.name, person.has_usable_password()) == ("Ada Byron", False)
    assert EmailAddress.objects.get().verified is False
    assert Message.objects.get().kind == "account.email_confirmation_signup"
    account = SocialAccount.objects.get()
    assert (account.user, account.provider, account.uid, account.extra_data) == (
        person,
        "institution",
        "ada",
        {"email": "ada@university.example"},
    )


def test_an_address_that_a_trusted_service_vouches_for_needs_no_letter(client, configure):
    configure("institution", trusts_addresses=True)

    answer = register(client)

    assert (answer.url, signed_in(client)) == ("/desk/", str(Person.objects.get().pk))
    assert EmailAddress.objects.get().verified is True


def test_another_address_than_the_trusted_one_is_confirmed_by_letter(client, configure):
    configure("institution", trusts_addresses=True)

    register(client, email="private@mail.example")

    assert list(EmailAddress.objects.values_list("email", "verified")) == [("private@mail.example", False)]
    assert signed_in(client) is None


def test_a_trusted_service_that_is_not_sure_itself_is_not_believed(client, configure, server):
    configure("institution", trusts_addresses=True)
    server.somebody["email_verified"] = False

    register(client)

    assert (EmailAddress.objects.get().verified, signed_in(client)) == (False, None)


# An address is not a person


@pytest.mark.parametrize("trusts_addresses", [False, True])
def test_nobody_enters_an_account_by_having_its_address(client, configure, trusts_addresses):
    owner = PersonFactory(email="ada@university.example")
    configure("institution", trusts_addresses=trusts_addresses)

    answer = go(client, "institution")

    assert (signed_in(client), SocialAccount.objects.count()) == (None, 0)
    assert Person.objects.get() == owner
    if trusts_addresses:
        assert answer.url == f"{IN}?next=%2Fprofile%2Fsigning-in%2F"
        assert told(client.get(answer.url)) == [
            "Your address has an account here already. Sign in to it, then connect University of Lisbon."
        ]
    else:
        assert answer.url == FORM


def test_registering_with_the_address_of_an_account_looks_the_same_and_writes_to_its_owner(client, configure):
    owner = PersonFactory(email="ada@university.example")
    configure("institution")

    answer = register(client)

    assert answer.url == reverse("account_email_verification_sent")
    assert [(each.kind, each.to) for each in Message.objects.all()] == [("account.account_already_exists", owner.email)]
    assert (Person.objects.count(), SocialAccount.objects.count()) == (1, 0)


# Coming again


def test_whoever_is_connected_signs_in_and_goes_where_they_wanted(client, configure, server):
    person = PersonFactory()
    connected(person)
    configure("institution")
    server.somebody["email"] = "quite.another@university.example"

    answer = go(client, "institution", next="/profile/")

    assert (answer.url, signed_in(client)) == ("/profile/", str(person.pk))


@pytest.mark.parametrize("stays", [True, False])
def test_staying_signed_in_is_chosen_before_one_leaves(client, configure, stays):
    connected(PersonFactory())
    configure("institution")

    go(client, "institution", **{"remember": "on"} if stays else {})

    assert (client.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE) is stays


def test_a_closed_account_stays_closed(client, configure):
    connected(PersonFactory(is_active=False))
    configure("institution")

    go(client, "institution")

    assert signed_in(client) is None


def test_the_second_step_is_asked_for_all_the_same(client, configure):
    person = PersonFactory()
    connected(person)
    Authenticator.objects.create(user=person, type="totp", data={"secret": ""})
    configure("institution")

    answer = go(client, "institution")

    assert (answer.url, signed_in(client)) == (reverse("mfa_authenticate"), None)


def test_no_token_is_kept_not_even_in_the_session(client, configure, server):
    configure("institution")
    go(client, "institution")

    [token] = server.tokens
    assert token not in str(Session.objects.get().get_decoded())
    register(client)
    assert SocialToken.objects.count() == 0


# What can go wrong


def test_turning_back_at_the_other_site_changes_nothing(client, configure, server):
    configure("institution")
    server.refuses = True

    answer = client.get(go(client, "institution").url)

    assert answer.status_code == 200
    assert "You turned back at the other site." in answer.content.decode()


@pytest.mark.parametrize(
    "lies",
    [{"aud": "another-house"}, {"iss": "https://evil.example"}, {"exp": 1}, {"sub": "eve"}],
    ids=lambda lies: next(iter(lies)),
)
def test_a_token_for_others_or_of_others_signs_nobody_in(client, configure, server, lies):
    connected(PersonFactory())
    configure("institution")
    server.lies = lies

    answer = go(client, "institution")

    assert (answer.status_code, signed_in(client)) == (401, None)
    assert "Nobody was signed in" in answer.content.decode()


def test_a_service_that_tells_nobodys_name_is_no_server_error(client, configure, server):
    configure("institution")
    del server.somebody["sub"]
    server.id_token = lambda: "no token at all"

    assert go(client, "institution").status_code in {401, 502}


def test_an_answer_that_nobody_asked_for_signs_nobody_in(client, configure):
    configure("institution")

    answer = client.get(f"{door('institution')}callback/", {"code": "x", "state": "y"})

    assert (answer.status_code, signed_in(client)) == (401, None)


def test_a_service_that_cannot_be_reached_is_said_on_the_sign_in_page(client, configure, server):
    configure("institution")
    server.is_down = True

    answer = client.post(door("institution"), follow=True)

    assert answer.request["PATH_INFO"] == IN
    assert told(answer) == ["University of Lisbon cannot be reached at the moment."]
