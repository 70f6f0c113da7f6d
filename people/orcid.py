"""ORCID iDs as arithmetic: reading what people paste, and the check digit that finds a slip of the finger.

The check digit is ISO/IEC 7064 MOD 11-2, as ORCID documents it.
"""

import re

_ID = re.compile(r"\A(?:https?://)?(?:(?:www\.)?orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?\Z", re.ASCII)


def check_digit(digits: str) -> str:
    """The sixteenth character, "0" to "9" or "X", for the first fifteen digits of an iD."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    remainder = (12 - total % 11) % 11
    return "X" if remainder == 10 else str(remainder)


def tidy(text: str) -> str:
    """`text` as 0000-0000-0000-0000 when it has the shape of an iD, whether bare or as an address; else stripped."""
    text = text.strip()
    shape = _ID.match(text.replace(" ", "").replace("x", "X"))
    return "-".join(shape.groups()) if shape else text


def is_valid(text: str) -> bool:
    """Whether `text` is a tidy iD and its check digit agrees."""
    shape = _ID.match(text)
    if not shape or tidy(text) != text:
        return False
    characters = "".join(shape.groups())
    return check_digit(characters[:15]) == characters[15]
