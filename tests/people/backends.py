"""Mail servers with a will of their own."""

import time
from smtplib import SMTPRecipientsRefused

from django.core.mail.backends.locmem import EmailBackend


class RefusingBackend(EmailBackend):
    """Knows nobody called "refused"."""

    def send_messages(self, messages):
        for message in messages:
            for address in message.to:
                if address.startswith("refused@"):
                    raise SMTPRecipientsRefused({address: (550, b"no such box")})
        return super().send_messages(messages)


class SlowBackend(EmailBackend):
    """Takes long enough for another worker to come by."""

    def send_messages(self, messages):
        time.sleep(0.02)
        return super().send_messages(messages)
