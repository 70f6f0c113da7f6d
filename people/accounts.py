"""How allauth writes and speaks here: its letters go through the outbox, and their links begin with SITE_URL."""

from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people import account_letters, staying
from people.letters import write

LETTERS = {
    "email_confirmation": (account_letters.CONFIRM, "activate_url"),
    "email_confirmation_signup": (account_letters.WELCOME, "activate_url"),
    "login_code": (account_letters.CODE, ""),
    "password_reset_key": (account_letters.RESET, "password_reset_url"),
    "unknown_account": (account_letters.NOBODY, "signup_url"),
    "account_already_exists": (account_letters.KNOWN, "password_reset_url"),
}
"""By allauth's name for it, the letter that is written here, and the name of its one link in allauth's context."""

NOTICES = {
    "password_changed": _("The password of your account was changed."),
    "password_reset": _("The password of your account was set anew through a link in a letter."),
    "password_set": _("Your account has a password now."),
    "email_changed": _("Letters about your account now go to %(to_email)s, no longer to %(from_email)s."),
    "email_deleted": _("The address %(deleted_email)s was removed from your account."),
    "webauthn_added": _("A passkey was added to your account."),
    "webauthn_removed": _("A passkey was removed from your account."),
    "totp_activated": _("An authenticator app was added to your account."),
    "totp_deactivated": _("The authenticator app was removed from your account."),
    "account_connected": _("Your account opens with %(provider)s now, too."),
    "recovery_codes_generated": _("Your account has new recovery codes. Older ones do not work any more."),
}
"""What changed in an account, for the letter that tells its owner."""


class Adapter(DefaultAccountAdapter):
    """Sign-up, confirmation, codes and reset in this house's manner."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Write to the office to open it again."),
        "duplicate_email": _("This address belongs to your account already."),
        "email_password_mismatch": _("The e-mail address and the password do not belong together. Try again."),
        "incorrect_code": _("This is not the code of the newest letter. Compare it once more."),
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("Type your current password."),
        "invalid_password_reset": _("This link has been used or is too old. Ask for a new one."),
        "too_many_login_attempts": _("Too many attempts. Wait some minutes, or reset your password."),
        "rate_limited": _("Too many attempts. Wait some minutes and try again."),
    }

    def login(self, request, user):
        super().login(request, user)
        staying.settle(request)

    def send_mail(self, template_prefix, email, context):
        """Writes the letter into the outbox; it leaves when the request's transaction has committed."""
        name = template_prefix.rpartition("/")[2]
        person = context.get("user") or _owner(email)
        letter, link, values = _notice(name, context) if name in NOTICES else _letter(name, email, context)
        write(letter, email, person=person, key=None, link=_at_site_url(link), **values)


def _owner(email):
    address = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    return address and address.user


def _letter(name, email, context):
    letter, link = LETTERS[name]
    known = {"email": email, "code": context.get("code", "")}
    return letter, context[link] if link else "", {name: known[name] for name in letter.own}


def _notice(name, context):
    return account_letters.CHANGED, reverse("people:signing_in"), {"change": NOTICES[name] % context}


def _at_site_url(address):
    """`address` at this site's known origin: the host of a request is whatever its sender claims. None stays none."""
    if not address:
        return ""
    parts = urlsplit(address)
    return settings.SITE_URL + urlunsplit(("", "", parts.path, parts.query, ""))
