"""The one definition of how long a text is; static/js/forms.js counts exactly the same.

Invisible characters (format and control characters, such as zero-width spaces and soft hyphens) count for nothing.
A word is what stands between white space and holds at least one letter or digit, so a lone dash is none; every Chinese
or Japanese character is a word of its own, since those scripts write none apart. Characters are code points after
composition (NFC), without white space at both ends; a line break is one.
"""

import re
import unicodedata

IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd]")
LINE_SPACE = "\t\n\v\f\r"


def visible_text(text):
    """The text without its invisible characters, with plain line breaks."""
    text = text.replace("\r\n", "\n")
    return "".join(char for char in text if char in LINE_SPACE or unicodedata.category(char) not in {"Cf", "Cc"})


def count_words(text):
    return sum(_words_in(chunk) for chunk in visible_text(text).split())


def count_characters(text):
    return len(unicodedata.normalize("NFC", visible_text(text)).strip())


COUNTERS = {"words": count_words, "characters": count_characters}
"""Unit of a limit to the function that counts it."""


def _words_in(chunk):
    runs = IDEOGRAPH.split(chunk)
    return len(runs) - 1 + sum(any(unicodedata.category(char)[0] in "LN" for char in run) for run in runs)
