"""What a page was made from: a short digest of every answer it showed, which comes back with what was typed there.

A question whose stored answer still has that digest may be written. One whose answer changed meanwhile may not, unless
the page brings the same or left it alone. A number that counts saves could not say which of the questions of a page was
changed, and on which side.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping

Seen = Mapping[str, str]
"""Digest by question."""

PAIR = re.compile(r"([\w-]{1,64})=([0-9a-f]{8})(?:\s|$)", re.ASCII)


def digest(value: object) -> str:
    """Eight hexadecimal digits of the SHA-256 of a stored answer; no answer has one too."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:8]


def file_fact(file) -> str:
    """What stands for a file, stored or on its way, among answers."""
    return f"{file.digest} {file.name}"


def seen(keys: Iterable[str], stored: Mapping[str, object]) -> Seen:
    return {key: digest(stored.get(key)) for key in keys}


def written(found: Seen) -> str:
    """As a hidden field of a page carries it."""
    return " ".join(f"{key}={value}" for key, value in found.items())


def read(text: str) -> Seen:
    """What `written` wrote; whatever else may have been sent is no digest and is left out."""
    return dict(PAIR.findall(text))
