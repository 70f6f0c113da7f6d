"""Asserting a refusal by its kind and its whole sentence."""

from contextlib import contextmanager

import pytest

from calls.errors import Refusal


@contextmanager
def refuses(kind: type[Refusal], sentence: str):
    """The block must be refused, with exactly this sentence."""
    with pytest.raises(kind) as refusal:
        yield refusal
    assert refusal.value.reason == sentence
