"""What people do around an account elsewhere: going there and coming back, registering, signing in besides."""

import html
import re
from urllib.parse import urlsplit

import requests
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from tests.factories.people import PASSWORD

IN = reverse("account_login")
UP = reverse("account_signup")
PAGE = reverse("people:signing_in")
FORM = reverse("socialaccount_signup")
ID = "0000-0002-1825-0097"


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
