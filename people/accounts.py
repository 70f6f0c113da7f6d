"""How allauth writes and speaks here: its letters go through the outbox, and their links begin with SITE_URL."""

from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.template.loader import render_to_string
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


class Adapter(DefaultAccountAdapter):
    """Sign-up, confirmation and reset in this house's manner."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This account is closed. Write to the office to open it again."),
        "email_password_mismatch": _("The e-mail address and the password do not belong together. Try again."),
        "incorrect_password": _("This is not your password. Try again."),
        "enter_current_password": _("Type your current password."),
        "invalid_password_reset": _("This link has been used or is too old. Ask for a new one."),
        "too_many_login_attempts": _("Too many attempts. Wait some minutes, or reset your password."),
        "rate_limited": _("Too many attempts. Wait some minutes and try again."),
    }

    def send_mail(self, template_prefix, email, context):
        """Writes the letter into the outbox; it leaves when the request's transaction has committed."""
        facts = _facts(template_prefix, email, context)
        subject = render_to_string(f"{template_prefix}_subject.txt", facts)
        post(
            to=email,
            subject=subject,
            text=render_to_string(f"{template_prefix}_message.txt", facts).strip() + "\n",
            html=render_to_string(f"{template_prefix}_message.html", facts | {"subject": subject.strip()}),
            kind=template_prefix.removesuffix("_key").replace("/email/", "."),
            person=context.get("user"),
            # Whoever reads such a letter can take the account over.
            secret=True,
        )


def _facts(template_prefix, email, context):
    link, action = BUTTONS[template_prefix.rpartition("/")[2]]
    return {
        "user": context.get("user"),
        "email": email,
        "site_name": settings.SITE_NAME,
        "url": _at_site_url(context[link]),
        "action": action,
    }


def _at_site_url(address):
    """`address` at this site's known origin: the host of a request is whatever its sender claims."""
    parts = urlsplit(address)
    return settings.SITE_URL + urlunsplit(("", "", parts.path, parts.query, ""))
