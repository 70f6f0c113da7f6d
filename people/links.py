"""Signed links: what a letter carries so that somebody without an account can do one thing, and nothing else."""

from uuid import UUID

from django.core.signing import BadSignature, Signer


def token(purpose: str, key: UUID) -> str:
    """The text that goes into an address. It opens what `key` names, for this purpose alone."""
    return _signer(purpose).sign(key.hex)


def key_in(purpose: str, token: str) -> UUID | None:
    """The key in a token made by `token` for the same purpose; None for one that was altered or made for another.

    Whether the key still opens anything is for its row to say: a used, ended or replaced one does not.
    """
    try:
        return UUID(hex=_signer(purpose).unsign(token))
    except (BadSignature, ValueError):
        return None


def text_token(purpose: str, text: str) -> str:
    """As `token`, for what has no row of its own, such as all that concerns one e-mail address."""
    return _signer(purpose).sign_object(text)


def text_in(purpose: str, token: str) -> str | None:
    """The text in a token made by `text_token` for the same purpose; None for one that was altered."""
    try:
        text = _signer(purpose).unsign_object(token)
    except (BadSignature, ValueError):
        return None
    return text if isinstance(text, str) else None


def _signer(purpose: str) -> Signer:
    return Signer(sep=".", salt=f"people.links.{purpose}")
