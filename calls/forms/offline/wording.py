"""What a document says of each question: a heading with its kind and limit, and how to write an answer."""

from django.utils.translation import gettext as _

from calls.forms.definition import Definition, Question, Section
from calls.forms.hints import condition_hint, hint

KINDS = {
    "text": lambda: _("Short text"),
    "area": lambda: _("Long text"),
    "choice": lambda: _("One choice"),
    "multi": lambda: _("Several choices"),
    "ranked": lambda: _("Choices in your order"),
    "date": lambda: _("Date"),
    "number": lambda: _("Number"),
    "money": lambda: _("Amount of money"),
    "country": lambda: _("Country"),
    "orcid": lambda: _("ORCID iD"),
    "email": lambda: _("E-mail address"),
    "url": lambda: _("Web address"),
    "file": lambda: _("File"),
    "person": lambda: _("Person"),
    "repeat": lambda: _("List"),
    "consent": lambda: _("Consent"),
    "yesno": lambda: _("Yes or no"),
}
ON_SITE = ("file", "consent")
"""Kinds that no text can answer."""

HOW = {
    "choice": lambda: _("Mark one with an x: [x]."),
    "yesno": lambda: _("Mark one with an x: [x]."),
    "multi": lambda: _("Mark each that applies with an x: [x]."),
    "ranked": lambda: _("Number them in your order of preference: [1], [2] and so on. Leave the others empty."),
    "date": lambda: _("Write the year, the month and the day, such as 2027-01-31, or the month as a word."),
    "number": lambda: _("In figures, with a point before decimals."),
    "money": lambda: _("In figures, with a point before decimals, such as 1200.50."),
    "country": lambda: _("Its English name, or its code of two letters."),
    "file": lambda: _("On the site only: upload it there."),
    "consent": lambda: _("On the site only: tick it there."),
    "repeat": lambda: _("Copy the lines of an item to add another. Items without answers are left out."),
}


def heading(question: Question, number: int) -> str:
    """“3. Why this school? · Long text · At most 500 words · required”"""
    must = _("required") if question.required else _("optional")
    parts = [question.label, KINDS[question.kind](), hint(question).rstrip("."), must]
    return f"{number}. " + " · ".join(filter(None, parts))


def guidance(definition: Definition, question: Question) -> list[str]:
    """Lines to stand between the heading of a question and its answer."""
    how = HOW.get(question.kind, str)()
    said = [condition_hint(definition, question.condition), *question.help.splitlines(), how]
    return [line.strip() for line in [*said, *map(_of_field, question.fields)] if line.strip()]


def section_guidance(definition: Definition, section: Section) -> list[str]:
    said = [condition_hint(definition, section.condition), *section.guidance.splitlines()]
    return [line.strip() for line in said if line.strip()]


def _of_field(field: Question) -> str:
    """What there is to know of one line of a repeated group; empty where its label says it all."""
    choices = "; ".join(option.label for option in field.options)
    said = [choices and _("one of: %(choices)s") % {"choices": choices}] if field.kind == "choice" else []
    said += [_("any of: %(choices)s") % {"choices": choices}] if field.kind == "multi" else []
    said += [field.help, hint(field), HOW[field.kind]() if field.kind in {"date", "money", "country"} else ""]
    said += [_("yes or no")] if field.kind == "yesno" else []
    words = " ".join(" ".join(filter(None, said)).split())
    return f"{field.label}: {words}" if words else ""
