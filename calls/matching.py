"""Telling whether two names or titles are the same for people, however they are written; and hashes of them."""

import re

from anyascii import anyascii
from django.conf import settings
from django.utils.crypto import salted_hmac


def folded(text: str) -> str:
    """Words in plain small letters: without case, accents, other scripts' signs, punctuation and doubled spaces."""
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(text.casefold()).casefold()))


def folded_name(name: str) -> str:
    """A name folded, its parts in one order: “Noether, Emmy” is “Emmy Noether”."""
    return " ".join(sorted(folded(name).split()))


def hashed(purpose: str, text: str) -> str:
    """A keyed SHA-256 in hexadecimal. Without the site's key nobody can try names against it.

    The key is EARLIER_ENTRIES_KEY: whoever changes it forgets everybody.
    """
    return salted_hmac(f"calls.matching.{purpose}", text, settings.EARLIER_ENTRIES_KEY, algorithm="sha256").hexdigest()
