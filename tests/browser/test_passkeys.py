"""Passkeys in a real browser, with a virtual device that says yes to finger, face and PIN."""

import re

from allauth.mfa.models import Authenticator
from playwright.sync_api import expect

from people.models import Message
from tests.browser.windows import follow, press, sign_in
from tests.factories.people import PASSWORD, PersonFactory

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
CODE = re.compile(r"^[A-Z]{4}-[A-Z]{4}$", re.MULTILINE)


def give_device(page, **changes):
    """Plugs a device into this window; returns what controls it."""
    control = page.context.new_cdp_session(page)
    control.send("WebAuthn.enable")
    number = control.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | changes})["authenticatorId"]
    return control, number


def sign_out(page):
    page.get_by_role("button", name="Sign out").first.click()
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()


def add_passkey(page, name):
    page.goto("/profile/signing-in/")
    follow(page, "Add a passkey")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Continue")
    page.get_by_label("Name of this passkey").fill(name)
    press(page, "Add a passkey")
    expect(page.get_by_role("heading", level=1)).to_have_text("Recovery codes")


def test_a_passkey_is_added_and_signs_in_without_a_password(windows):
    person = PersonFactory()
    page = windows.open(person)
    give_device(page)
    add_passkey(page, "My phone")
    assert page.locator("main code").count() == 10
    follow(page, "Back to how you sign in")
    expect(page.get_by_role("link", name="Remove My phone")).to_be_visible()
    sign_out(page)

    page.goto("/accounts/login/?next=/profile/")
    page.get_by_label("Stay signed in").check()
    press(page, "Use a passkey")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your profile")
    [kept] = [cookie["expires"] for cookie in page.context.cookies() if cookie["name"] == "sessionid"]
    assert kept > 0
    assert Authenticator.objects.get(type="webauthn").last_used_at is not None
    assert page.context.cookies()[0]["domain"] == "localhost"


def test_a_password_needs_the_passkey_beside_it(windows):
    person = PersonFactory()
    page = windows.open(person)
    give_device(page)
    add_passkey(page, "My phone")
    sign_out(page)

    sign_in(page, person.email)
    expect(page.get_by_role("heading", level=1)).to_have_text("One more step")
    press(page, "Use a passkey")

    expect(page.get_by_role("heading", level=1)).to_have_text("My desk")


def test_a_device_that_does_not_know_its_holder_says_so_and_another_way_is_open(windows):
    person = PersonFactory()
    page = windows.open(person)
    control, number = give_device(page)
    add_passkey(page, "My phone")
    sign_out(page)
    control.send("WebAuthn.setUserVerified", {"authenticatorId": number, "isUserVerified": False})

    page.goto("/accounts/login/")
    press(page, "Use a passkey")

    expect(page.get_by_text("No passkey was used. Try again, or take another way.")).to_be_visible()
    expect(page.get_by_label("E-mail address")).to_be_visible()


def test_one_device_is_not_added_twice(windows):
    page = windows.open(PersonFactory())
    give_device(page)
    add_passkey(page, "My phone")

    page.goto("/accounts/2fa/webauthn/add/")
    press(page, "Add a passkey")

    expect(page.get_by_text("This device already has a passkey of yours.")).to_be_visible()
    assert Authenticator.objects.filter(type="webauthn").count() == 1


def test_at_an_address_made_of_numbers_the_page_leads_to_one_with_a_name(windows, live_server):
    windows.url = live_server.url.replace("localhost", "127.0.0.1")
    page = windows.open()
    page.goto("/accounts/login/?next=/desk/")

    expect(page.get_by_text("Passkeys do not work at an address made of numbers.")).to_be_visible()
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()
    link = page.locator("main").get_by_role("link", name=re.compile("^localhost:"))
    assert link.get_attribute("href") == page.url.replace("127.0.0.1", "localhost")


def test_without_script_password_and_code_are_offered_and_a_code_signs_in(windows):
    person = PersonFactory()
    page = windows.open(java_script_enabled=False)
    page.goto("/accounts/login/?next=/profile/")
    expect(page.get_by_role("button", name="Use a passkey")).to_be_hidden()

    page.get_by_label("E-mail address").fill(person.email)
    press(page, "Send me a code instead")
    page.get_by_label("Code from the letter").fill(CODE.search(Message.objects.get().text)[0])
    press(page, "Sign in")

    expect(page.get_by_role("heading", level=1)).to_have_text("Your profile")
