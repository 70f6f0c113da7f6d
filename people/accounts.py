"""How allauth writes and speaks here: its letters go through the outbox, and their links begin with SITE_URL."""

from urllib.parse import urlsplit, urlunsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from people.outbox import post


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
        facts = {"email": email, "site_name": settings.SITE_NAME, "site_url": settings.SITE_URL}
        facts |= {name: _at_site_url(value) if name.endswith("_url") else value for name, value in context.items()}
        post(
            to=email,
            subject=render_to_string(f"{template_prefix}_subject.txt", facts),
            text=render_to_string(f"{template_prefix}_message.txt", facts).strip() + "\n",
            html=render_to_string(f"{template_prefix}_message.html", facts),
            kind=template_prefix.removesuffix("_key").replace("/email/", "."),
            person=context.get("user"),
            # Whoever reads such a letter can take the account over.
            secret=True,
        )


def _at_site_url(address):
    """`address` at this site's known origin: the host of a request is whatever its sender claims."""
    parts = urlsplit(address)
    return settings.SITE_URL + urlunsplit(("", "", parts.path, parts.query, ""))
