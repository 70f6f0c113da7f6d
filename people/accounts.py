"""How allauth writes and leads: its mails go through the outbox, its links begin with SITE_URL."""

from allauth.account.adapter import DefaultAccountAdapter


class Adapter(DefaultAccountAdapter):
    """Sign-up, confirmation and reset in this house's manner."""
