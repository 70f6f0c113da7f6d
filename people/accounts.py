"""How allauth writes and speaks here: its letters go through the outbox, and their links begin with SITE_URL."""

from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from people.outbox import post

BUTTONS = {
    "email_confirmation": ("activate_url", _("Confirm my address")),
    "email_confirmation_signup": ("activate_url", _("Confirm my address")),
    "password_reset_key": ("password_reset_url", _("Choose a new password")),
    "unknown_account": ("signup_url", _("Register with this address")),
    "account_already_exists": ("password_reset_url", _("Choose a new password")),
}
"""The one link of each letter that allauth writes here: its name in allauth's context, and the word on the button."""

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

    def send_mail(self, template_prefix, email, context):
        """Writes the letter into the outbox; it leaves when the request's transaction has committed."""
        letter = template_prefix.rpartition("/")[2]
        person = context.get("user") or _owner(email)
        facts = {"user": person, "email": email, "site_name": settings.SITE_NAME}
        if letter in NOTICES:
            self._write("account/email/notice", email, facts | _notice(letter, context), kind=template_prefix)
        else:
            # Whoever reads such a letter can take the account over.
            facts |= _link(letter, context) | {"code": context.get("code", "")}
            self._write(template_prefix, email, facts, kind=template_prefix, secret=True)

    def _write(self, template, email, facts, *, kind, secret=False):
        subject = render_to_string(f"{template}_subject.txt", facts)
        post(
            to=email,
            subject=subject,
            text=render_to_string(f"{template}_message.txt", facts).strip() + "\n",
            html=render_to_string(f"{template}_message.html", facts | {"subject": subject.strip()}),
            kind=kind.removesuffix("_key").replace("/email/", "."),
            person=facts["user"],
            secret=secret,
        )


def _owner(email):
    address = EmailAddress.objects.filter(email=email, verified=True).select_related("user").first()
    return address and address.user


def _link(letter, context):
    link, action = BUTTONS.get(letter, ("", ""))
    return {"url": _at_site_url(context[link]), "action": action} if link else {}


def _notice(letter, context):
    return {
        "sentence": NOTICES[letter] % context,
        "url": _at_site_url(reverse("people:signing_in")),
        "action": _("Look at how you sign in"),
    }


def _at_site_url(address):
    """`address` at this site's known origin: the host of a request is whatever its sender claims."""
    parts = urlsplit(address)
    return settings.SITE_URL + urlunsplit(("", "", parts.path, parts.query, ""))
