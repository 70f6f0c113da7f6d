"""What people type and others read: kept as it was written, without the signs that nobody sees."""

import unicodedata

from django import forms

JOINERS = "\u200c\u200d"
"""They join and part letters where scripts need that, as Persian and Hindi do, and figures such as families."""
DRAWN = frozenset("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")
"""Signs around numbers, in Arabic, Syriac and Kaithi: they are drawn, although Unicode counts them among the unseen."""


def without_unseen(text: str) -> str:
    """`text` without what turns the direction of a page, hides in a name or makes two alike: format characters (Cf).

    The letters of a script run in its own direction by themselves, so names in Arabic and Hebrew stay as they are.
    """
    return "".join(char for char in text if char in JOINERS or char in DRAWN or unicodedata.category(char) != "Cf")


class WordsField(forms.CharField):
    """One line or several, typed by a person and shown to others."""

    def to_python(self, value):
        return super().to_python(without_unseen(value) if isinstance(value, str) else value)
