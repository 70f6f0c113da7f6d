"""Signing in with an account elsewhere: ORCID, or an institution that speaks OpenID Connect.

Whoever comes from there is known by the service's own name for them, never by a mere address: an address is what
somebody says of themselves, unless the settings trust the service with it.
"""

from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.models import Authenticator
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from people import account_letters, orcid
from people.letters import write
from people.models import Person

PROTOCOL = "openid_connect"
ORCID = "orcid"


class Adapter(DefaultSocialAccountAdapter):
    """allauth's, with services from the settings alone, no token kept, and no account opened by an address."""

    def list_apps(self, request, provider=None, client_id=None):
        """The services that the settings name. The database holds none, so it is not asked."""
        apps = [SocialApp(provider=PROTOCOL, **facts) for facts in services()]
        named = [app for app in apps if provider in (None, PROTOCOL, app.provider_id)]
        return [app for app in named if client_id in (None, app.client_id)]

    def get_app(self, request, provider, client_id=None):
        try:
            return super().get_app(request, provider, client_id)
        except SocialApp.DoesNotExist as unknown:
            raise Http404 from unknown

    def populate_user(self, request, sociallogin, data):
        """Names and address to begin the form with; of all that the service told, only the address is kept."""
        _refuse_two_names(sociallogin.account.extra_data)
        sociallogin.account.extra_data = {"email": data["email"]} if data.get("email") else {}
        if not sociallogin.provider.app.settings.get("trusts_addresses"):
            for address in sociallogin.email_addresses:
                address.verified = False
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request, sociallogin):
        sociallogin.token = None
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            _refuse_second_account(request, sociallogin)
        elif not sociallogin.is_existing:
            _refuse_known_address(request, sociallogin)

    def save_user(self, request, sociallogin, form=None):
        """A new person. The service's word counts for the address that was typed, and brings no other one along."""
        typed = form.cleaned_data["email"]
        sociallogin.email_addresses = [one for one in sociallogin.email_addresses if one.email.lower() == typed]
        person = super().save_user(request, sociallogin, form)
        vouch(sociallogin.account)
        return person

    def get_connect_redirect_url(self, request, socialaccount):
        return reverse("people:signing_in")


def services() -> list[dict]:
    """What the settings say of each service, in their order."""
    return settings.SOCIALACCOUNT_PROVIDERS[PROTOCOL]["APPS"]


def name_of(service: str) -> str:
    """What people call the service; its bare name where the settings do not know it any more."""
    return next((facts["name"] for facts in services() if facts["provider_id"] == service), service)


def vouch(account: SocialAccount) -> None:
    """ORCID says whose iD it is: it takes the place of one that was typed, and can no longer be typed over."""
    if account.provider == ORCID and orcid.is_valid(account.uid):
        person = account.user
        person.orcid, person.orcid_verified_at = account.uid, timezone.now()
        person.save(update_fields=["orcid", "orcid_verified_at"])


def on_connected(sender, sociallogin, **facts) -> None:
    """allauth's signal: an account elsewhere now belongs to somebody."""
    vouch(sociallogin.account)


def why_not_disconnect(account: SocialAccount) -> str:
    """Why this account elsewhere is still needed; empty where its person has another way to sign in."""
    person = account.user
    others = SocialAccount.objects.filter(user=person, provider__in=[facts["provider_id"] for facts in services()])
    if person.has_usable_password() or others.exclude(pk=account.pk).exists():
        return ""
    if Authenticator.objects.filter(user=person, type=Authenticator.Type.WEBAUTHN).exists():
        return ""
    return _("This is the only way in that you hold yourself. Choose a password or add a passkey first.")


@transaction.atomic
def disconnect(account: SocialAccount) -> bool:
    """Forget the account elsewhere and tell its person; False where it is their last way in, or gone already.

    An iD of ORCID stays in the profile, as something its person says.
    """
    person = Person.objects.select_for_update().get(pk=account.user_id)
    account = SocialAccount.objects.filter(pk=account.pk, user=person).first()
    if account is None or why_not_disconnect(account):
        return False
    account.delete()
    if account.provider == ORCID:
        Person.objects.filter(pk=person.pk).update(orcid_verified_at=None)
    change = _("Your account no longer opens with %(service)s.") % {"service": name_of(account.provider)}
    link = settings.SITE_URL + reverse("people:signing_in")
    write(account_letters.CHANGED, person, key=None, link=link, change=change)
    return True


def _refuse_two_names(told) -> None:
    """What the service says of somebody has to be of whom its signed word is (OpenID Connect Core, 5.3.2)."""
    names = {part["sub"] for part in (told.get("userinfo"), told.get("id_token")) if part and "sub" in part}
    if len(names) > 1:
        raise OAuth2Error("The userinfo is not of the person that the ID token names.")


def _refuse_known_address(request, sociallogin) -> None:
    """Somebody new to us whose address, which we trust, is that of an account: they sign in to it, and connect."""
    trusted = [address.email.lower() for address in sociallogin.email_addresses if address.verified]
    if trusted and EmailAddress.objects.filter(email__in=trusted, verified=True).exists():
        sentence = _("Your address has an account here already. Sign in to it, then connect %(service)s.")
        messages.warning(request, sentence % {"service": sociallogin.provider.name})
        there = urlencode({"next": reverse("people:signing_in")})
        raise ImmediateHttpResponse(redirect(f"{reverse('account_login')}?{there}"))


def _refuse_second_account(request, sociallogin) -> None:
    """One account of each service: with two ORCID iDs nobody would know which one is meant."""
    if not request.user.is_authenticated:
        return
    theirs = SocialAccount.objects.filter(user=request.user, provider=sociallogin.account.provider)
    if theirs.exclude(uid=sociallogin.account.uid).exists():
        sentence = _("Another account at %(service)s is connected already. Disconnect it first.")
        messages.error(request, sentence % {"service": sociallogin.provider.name})
        raise ImmediateHttpResponse(redirect("people:signing_in"))
