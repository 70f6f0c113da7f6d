"""Signing in with an account elsewhere, in a real browser and under the site's own content policy."""

import pytest
from allauth.socialaccount.models import SocialAccount
from playwright.sync_api import expect

from tests.browser.crawl import looked_at
from tests.browser.windows import press
from tests.factories.people import PASSWORD, PersonFactory
from tests.people.openid_server import CLIENT, SECRET, serving


@pytest.fixture
def institution(settings):
    with serving() as server:
        facts = {"server_url": server.url, "oauth_pkce_enabled": True}
        service = {"provider_id": "institution", "name": "University of Lisbon", "client_id": CLIENT, "secret": SECRET}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [service | {"settings": facts}]}}
        yield server


@pytest.mark.parametrize("window", [{}, {"java_script_enabled": False}], ids=["script", "no script"])
def test_somebody_connects_an_institution_and_signs_in_with_it(windows, institution, window):
    person = PersonFactory()
    page = windows.open(person, **window)
    page.goto("/profile/signing-in/")
    press(page, "Connect University of Lisbon")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Continue")
    expect(page.get_by_text("University of Lisbon is connected.")).to_be_visible()
    assert SocialAccount.objects.get().user == person

    another = windows.open(**window)
    another.goto("/accounts/login/?next=/profile/")
    press(another, "Sign in with University of Lisbon")

    expect(another.get_by_role("heading", level=1)).to_have_text("Your profile")


def test_axe_finds_nothing_on_the_screens_around_it(windows, institution):
    page = windows.open()
    found = []
    for address in ("/accounts/login/", "/accounts/signup/", "/accounts/oidc/institution/login/"):
        page.goto(address)
        found += looked_at(page)
    press(page, "Continue")
    expect(page.get_by_text("You are new here.")).to_be_visible()

    assert found + looked_at(page) == []
