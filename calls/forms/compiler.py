"""From a definition to a Django form: the same one serves applicants, referees and jurors."""

from dataclasses import dataclass
from decimal import Decimal

from django import forms


@dataclass(frozen=True, slots=True)
class ScoreGiven:
    """What a juror said of one criterion; neither value nor not_applicable: only a comment so far."""

    value: Decimal | None = None
    not_applicable: bool = False
    comment: str = ""


class CompiledForm(forms.Form):
    """Bound with `data` and `files`; `answers`, `attachments`, `scores` and `recommendation` are what is stored so far.

    After `is_valid()`: `answers`, `uploads`, `removals`, `scores`, `recommendation` hold what cleaned, even where
    another field has an error; `merged()` is the stored answers with those of this form put in their place.
    """

    def __init__(
        self, data=None, files=None, *, answers=None, attachments=None, scores=None, recommendation="", **options
    ):
        super().__init__(data, files, **options)
        self.stored = answers or {}


def compile_form(definition, *, section=None, strict=False, readonly=False):
    """A form class for the whole definition, or for the section of that key alone (then without criteria)."""
    return type("CompiledForm", (CompiledForm,), {})
