"""Signing in with ORCID or an institution: a real provider on this machine, asked over HTTP."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from people import elsewhere, erasure, own_records
from people.models import Message, Person, Session
from tests.factories.people import PASSWORD, PersonFactory
from tests.people.openid_server import CLIENT, SECRET, serving

pytestmark = pytest.mark.django_db

IN = reverse("account_login")
UP = reverse("account_signup")
PAGE = reverse("people:signing_in")
FORM = reverse("socialaccount_signup")
ID = "0000-0002-1825-0097"


@pytest.fixture
def server():
    with serving() as server:
        yield server


@pytest.fixture
def configure(settings, server):
    """Name services in the settings, all of them the one server."""

    def configured(*names, **facts):
        settings.SOCIALACCOUNT_PROVIDERS = {
            "openid_connect": {
                "APPS": [
                    {
                        "provider_id": name,
                        "name": {"orcid": "ORCID"}.get(name, "University of Lisbon"),
                        "client_id": CLIENT,
                        "secret": SECRET,
                        "settings": {"server_url": server.url, "oauth_pkce_enabled": True} | facts,
                    }
                    for name in names
                ]
            }
        }

    return configured


def door(service):
    return reverse("openid_connect_login", args=[service])


def go(client, service, **sent):
    """Press the button, and follow where the browser is led: to the provider and back again."""
    page = client.post(door(service), sent)
    [there] = re.findall(r'<meta http-equiv="refresh" content="0; url=([^"]+)">', page.content.decode())
    back = requests.get(html.unescape(there), allow_redirects=False, timeout=5).headers["Location"]
    parts = urlsplit(back)
    return client.get(f"{parts.path}?{parts.query}")


def register(client, service="institution", **changes):
    """Come from the service for the first time and send the form, as far as it is not filled in."""
    go(client, service)
    form = client.get(FORM).context["form"]
    return client.post(FORM, {name: form[name].value() or "" for name in form.fields} | changes)


def connected(person, service="institution", uid="ada"):
    return SocialAccount.objects.create(user=person, provider=service, uid=uid)


def signed_in(client):
    return client.session.get("_auth_user_id")


def sign_in(client, person):
    client.post(IN, {"login": person.email, "password": PASSWORD})


def prove_again(client):
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def told(answer):
    return [str(message) for message in answer.context["messages"]]


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


# Connecting and disconnecting


def test_connecting_asks_for_the_password_first_and_tells_by_letter(client, configure):
    configure("institution")
    person = PersonFactory()
    sign_in(client, person)

    answer = go(client, "institution", process="connect")
    assert (answer.url, SocialAccount.objects.count()) == (reverse("account_reauthenticate"), 0)
    answer = client.post(answer.url, {"password": PASSWORD})

    assert (answer.url, SocialAccount.objects.get().user) == (PAGE, person)
    page = client.get(PAGE)
    assert told(page) == ["University of Lisbon is connected. You can sign in with it from now on."]
    assert "connected" in page.content.decode()
    letter = Message.objects.get(kind="account.changed")
    assert "Your account opens with University of Lisbon now, too." in letter.text


def test_the_account_elsewhere_of_somebody_else_is_not_taken_away(client, configure):
    configure("institution")
    other = PersonFactory()
    connected(other)
    person = PersonFactory()
    sign_in(client, person)
    prove_again(client)

    answer = client.get(go(client, "institution", process="connect").url)

    assert told(answer) == ["This account at University of Lisbon belongs to another account here."]
    assert SocialAccount.objects.get().user == other


def test_one_account_of_each_service_can_be_connected(client, configure):
    configure("institution")
    person = PersonFactory()
    connected(person, uid="somebody-else")
    sign_in(client, person)
    prove_again(client)

    answer = client.get(go(client, "institution", process="connect").url)

    assert told(answer) == ["Another account at University of Lisbon is connected already. Disconnect it first."]
    assert SocialAccount.objects.count() == 1


def test_disconnecting_asks_forgets_and_tells(client, configure):
    configure("institution")
    person = PersonFactory()
    account = connected(person)
    sign_in(client, person)
    address = reverse("people:disconnect", args=[account.pk])
    assert "Nobody signs in here with University of Lisbon any more." in client.get(address).content.decode()
    assert client.post(address).url.startswith(reverse("account_reauthenticate"))

    prove_again(client)
    answer = client.post(address, follow=True)

    assert told(answer) == ["University of Lisbon is disconnected."]
    assert SocialAccount.objects.count() == 0
    assert "no longer opens with University of Lisbon" in Message.objects.get(kind="account.changed").text


def test_nobody_disconnects_the_account_of_another(client, configure):
    configure("institution")
    account = connected(PersonFactory())
    sign_in(client, PersonFactory())
    prove_again(client)

    assert client.post(reverse("people:disconnect", args=[account.pk])).status_code == 404
    assert SocialAccount.objects.count() == 1


def without_password():
    person = PersonFactory()
    person.set_unusable_password()
    person.save()
    return person


def test_the_last_way_in_is_not_given_up(client, configure):
    configure("institution", "orcid")
    person = without_password()
    account = connected(person)
    client.force_login(person)

    answer = client.post(reverse("people:disconnect", args=[account.pk]), follow=True)

    assert told(answer) == ["This is the only way in that you hold yourself. Choose a password or add a passkey first."]
    assert SocialAccount.objects.get() == account
    assert "button--danger" not in client.get(reverse("people:disconnect", args=[account.pk])).content.decode()


@pytest.mark.parametrize("other", ["passkey", "service"])
def test_with_a_passkey_or_another_service_it_can_be_given_up(configure, other):
    configure("institution", "orcid")
    person = without_password()
    account = connected(person)
    if other == "passkey":
        Authenticator.objects.create(user=person, type="webauthn", data={"name": "Key", "credential": {}})
    else:
        connected(person, "orcid", ID)

    assert (elsewhere.disconnect(account), elsewhere.disconnect(account)) == (True, False)


def test_a_service_that_the_settings_forgot_is_no_way_in(configure):
    configure("institution")
    person = without_password()
    account = connected(person)
    connected(person, "orcid", ID)

    assert elsewhere.disconnect(account) is False


# An iD that ORCID itself has told


def test_whoever_registers_with_orcid_has_their_id_confirmed(client, configure, server):
    configure("orcid", scope=["openid"])
    server.somebody = {"sub": ID, "given_name": "Ada", "family_name": "Byron"}

    register(client, "orcid", email="ada@university.example")

    person = Person.objects.get()
    assert (person.orcid, person.orcid_verified_at is not None, person.name) == (ID, True, "Ada Byron")


def test_connecting_orcid_takes_the_place_of_what_was_typed_and_is_not_typed_over(client, configure, server):
    configure("orcid")
    server.somebody = {"sub": ID}
    person = PersonFactory(orcid="0000-0001-5109-3700")
    sign_in(client, person)
    prove_again(client)

    go(client, "orcid", process="connect")
    client.post(reverse("people:profile"), {"first_name": "Ada", "orcid": "0000-0001-5109-3700"})

    person.refresh_from_db()
    assert (person.orcid, person.orcid_verified_at is not None, person.first_name) == (ID, True, "Ada")
    assert "confirmed by ORCID" in client.get(reverse("people:profile")).content.decode()


def test_after_disconnecting_orcid_the_id_is_what_its_person_says(configure):
    configure("orcid")
    person = PersonFactory(orcid=ID, orcid_verified_at=timezone.now())

    elsewhere.disconnect(connected(person, "orcid", ID))

    person.refresh_from_db()
    assert (person.orcid, person.orcid_verified_at) == (ID, None)


# What is known, and forgetting it


def test_accounts_elsewhere_are_in_ones_own_data(configure):
    configure("institution")
    person = PersonFactory()
    connected(person)

    record = next(each for each in own_records.signing_in(person) if each.title == "University of Lisbon")

    assert {fact.name: fact.shown for fact in record.facts}["Name there"] == "ada"


def test_erasing_forgets_them():
    person = PersonFactory()
    connected(person)

    erasure.erase(person, at=timezone.now())

    assert SocialAccount.objects.count() == 0
