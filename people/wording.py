"""The language of letters: plain text with {{ placeholders }}, and nothing else. Pure: no template engine, no look-ups.

Whoever may edit a letter can name the values that were made ready for it, and reach nothing beyond them.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping

PLACEHOLDER = re.compile(r"\{\{\s*([a-z][a-z0-9_]*)\s*\}\}")
BRACED = re.compile(r"\{\{([^{}]*)\}\}")
STEERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Invisible marks that turn the direction of whatever follows them."""
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"


class UnknownPlaceholder(KeyError):
    """A wording names a value that its letter does not have."""


def names_in(text: str) -> list[str]:
    """What the placeholders of `text` name, each once, in order of appearance."""
    return list(dict.fromkeys(PLACEHOLDER.findall(text)))


def strangers_in(text: str, known: Iterable[str]) -> list[str]:
    """What stands between doubled braces and is none of `known`, as it was typed; a brace left open counts as one."""
    typed = [inner.strip() for inner in BRACED.findall(text)]
    rest = BRACED.sub("", text)
    left_open = [brace for brace in ("{{", "}}") if brace in rest]
    return list(dict.fromkeys([*(name for name in typed if name not in set(known)), *left_open]))


def fill(text: str, values: Mapping[str, object]) -> str:
    """`text` with each placeholder replaced by its value, once: braces inside a value stay as they are.

    Raises UnknownPlaceholder for a name without a value.
    """

    def value(match):
        if match[1] not in values:
            raise UnknownPlaceholder(match[1])
        return isolated(str(values[match[1]]))

    return PLACEHOLDER.sub(value, text)


def isolated(value: str) -> str:
    """`value` kept from turning the text around it, where it runs from right to left (Unicode isolates, UAX #9)."""
    value = STEERING.sub("", value)
    if any(unicodedata.bidirectional(character) in {"R", "AL"} for character in value):
        return FIRST_STRONG_ISOLATE + value + POP_ISOLATE
    return value


def one_line(text: str) -> str:
    return " ".join(text.split())


def paragraphs(text: str, values: Mapping[str, object]) -> list[str]:
    """The paragraphs of `text`, filled; blank lines part them. One whose values are all empty is left out."""
    blocks = re.split(r"\n[^\S\n]*\n", text.replace("\r\n", "\n").strip())
    filled = (fill(block, values) for block in blocks)
    return [lines for block in filled if (lines := "\n".join(map(str.strip, block.split("\n"))).strip())]


def parted(source: str) -> tuple[str, str]:
    """The subject and the body of a letter's file: its first line, and the rest."""
    subject, _line_end, body = source.strip().partition("\n")
    return subject.strip(), body.strip()
