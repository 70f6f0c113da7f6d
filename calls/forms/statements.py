"""What a call has its referees state, and whether an answer meets the rule that the call sets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

ANY, YES, NO = "any", "yes", "no"
"""What the answer to a referee's statement has to be."""
_RULES = {YES: True, NO: False}


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as it stands on the call's page; its key is the block's own id."""

    key: str
    text: str
    expected: str = YES

    @property
    def rule(self) -> str:
        """What has to be said, in words for whoever chooses a referee."""
        return {YES: _("has to be true"), NO: _("has to be false")}.get(self.expected, _("may be either"))

    def answered(self, said: bool | None) -> dict[str, object]:
        """The answer as a letter keeps it: with the wording that was answered, which an editor may change later."""
        return {"key": self.key, "statement": self.text, "expected": self.expected, "said": said}


@dataclass(frozen=True, slots=True)
class Answered:
    """One statement as a referee answered it; `said` is None where nobody did."""

    text: str
    expected: str
    said: bool | None

    @property
    def word(self) -> str:
        return _("Not answered") if self.said is None else _("Yes") if self.said else _("No")

    @property
    def meets_rule(self) -> bool:
        return self.expected == ANY or self.said is _RULES[self.expected]

    @property
    def mismatch(self) -> str:
        """What does not fit the rule of the call, in words; empty where all is well."""
        if self.meets_rule:
            return ""
        if self.said is None:
            return _("The call asks for an answer, and none was given.")
        if self.expected == YES:
            return _("The call asks for somebody of whom this is true.")
        return _("The call asks for somebody of whom this is not true.")


def read(kept: Iterable[Mapping[str, object]]) -> list[Answered]:
    """The answers that a letter keeps, in the order in which they were asked."""
    return [Answered(each["statement"], each["expected"], each["said"]) for each in kept]
