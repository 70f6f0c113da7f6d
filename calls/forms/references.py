"""How a condition finds the question it depends on: by the words an editor sees, resolved to keys."""

from django.utils.translation import gettext as _
from django_countries import countries

from calls.forms.definition import Condition

WITHOUT_VALUES = {"file", "person", "repeat", "ranked"}
"""Kinds of which a condition can only ask whether they were answered."""


def folded(text):
    """How two wordings are compared: without regard to case and spacing."""
    return " ".join(str(text or "").split()).casefold()


class Earlier:
    """The questions met so far, by their wording and their reference names."""

    def __init__(self):
        self.known = {}

    def add(self, question, reference=""):
        if not question.is_answerable:
            return
        for name in {folded(question.label), folded(reference)} - {""}:
            self.known.setdefault(name, []).append(question)

    def find(self, name):
        """All earlier questions of that wording or reference name."""
        return self.known.get(folded(name), [])

    def condition(self, drawn):
        """The condition that was drawn, by keys; none where it is empty or names no single earlier question."""
        if not drawn or self.problem(drawn):
            return None
        found = self.find(drawn["question"])
        if not found:
            return None
        return Condition(found[0].key, drawn["operator"], value_of(found[0], drawn["value"]))

    def problem(self, drawn, all_names=()):
        """What is wrong with a drawn condition, as (child, sentence); none where it can stay.

        `all_names` are the names of every question of the form, to tell "later" from "unknown".
        """
        name = folded(drawn["question"])
        found = self.find(name)
        if not name:
            return None
        if not found:
            return "question", _missing(drawn["question"], name in all_names)
        if len(found) > 1:
            sentence = _("Several earlier questions are called “%(name)s”. Give one a reference name and use that.")
            return "question", sentence % {"name": drawn["question"]}
        sentence = _value_problem(found[0], drawn)
        return ("value", sentence) if sentence else None


def value_of(question, text):
    """The stored form of an answer that an editor wrote in words."""
    text = " ".join(str(text or "").split())
    if question.options:
        return next((option.key for option in question.options if folded(option.label) == folded(text)), "")
    if question.kind in {"yesno", "consent"}:
        return folded(text)
    if question.kind == "country":
        return countries.by_name(text, insensitive=True) or text.upper()
    return text


def _missing(name, is_later):
    if is_later:
        return _("“%(name)s” comes later in the form. Move it above this one.") % {"name": name}
    return _("No earlier question is called “%(name)s”. Use its exact wording or its reference name.") % {"name": name}


def _value_problem(question, drawn):
    if drawn["operator"] == "answered":
        return ""
    if question.kind in WITHOUT_VALUES:
        return _("Of this kind of question a condition can only ask whether it has any answer.")
    if not folded(drawn["value"]):
        return _("Say which answer this depends on.")
    if question.kind in {"yesno", "consent"} and value_of(question, drawn["value"]) not in {"yes", "no"}:
        return _("Write yes or no.")
    if question.options and not value_of(question, drawn["value"]):
        labels = ", ".join(option.label for option in question.options)
        return _("“%(value)s” is not one of its choices: %(labels)s.") % {"value": drawn["value"], "labels": labels}
    return ""
