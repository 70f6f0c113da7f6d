"""Passkeys, authenticator apps and recovery codes: what allauth asks of this house."""

import base64
import hashlib

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode.image.svg import SvgPathFillImage


class Adapter(DefaultMFAAdapter):
    """The network's name on people's devices, our words, and secrets that a copy of the database does not give away."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "cannot_generate_recovery_codes": gettext_lazy("Add a passkey or an authenticator app first."),
        "incorrect_code": gettext_lazy(
            "This code is not right. Type the newest one, or a recovery code you have not used yet."
        ),
    }

    def encrypt(self, text):
        return _lock().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text):
        return _lock().decrypt(encrypted_text.encode()).decode()

    def build_totp_svg(self, url):
        # Black on white whatever the page looks like: cameras read no inverted squares.
        return qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")

    def generate_authenticator_name(self, user, type):
        count = Authenticator.objects.filter(user=user, type=type).count()
        return _("Passkey %(number)s") % {"number": count + 1}

    def _get_site_name(self):
        return settings.SITE_NAME


def _lock():
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(hashlib.sha256(key.encode()).digest())) for key in keys])
