"""What is wrong with the answer to one question once it is to be final: missing, or beyond a limit.

It judges stored values, so the check page, the task list and the form itself say the same.
"""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls.forms.conditions import asked, is_blank
from calls.forms.definition import Question, plain_number
from calls.forms.words import COUNTERS

MISSING = {
    "choice": lambda: _("Choose one."),
    "multi": lambda: _("Choose at least one."),
    "ranked": lambda: _("Put at least one choice in a place."),
    "yesno": lambda: _("Choose yes or no."),
    "consent": lambda: _("Tick this to go on."),
    "date": lambda: _("Give a date."),
    "file": lambda: _("Upload a PDF file."),
    "country": lambda: _("Choose a country."),
}


def problem(question: Question, value, attached=False):
    """The problems of one question, by the end of the HTML name: "" for the question itself, "-0-subkey" within."""
    if question.kind == "file":
        return {"": missing(question)} if question.required and not attached else {}
    if is_blank(value):
        return _blank(question)
    return LIMITS.get(question.kind, _nothing)(question, value)


def beyond(questions, answers):
    """What was given beyond its limits, by the HTML name of its field. A draft may miss things, so nothing of that."""
    found = {}
    for question in questions:
        value = answers.get(question.key)
        if not is_blank(value):
            found |= named(question.key, BEYOND.get(question.kind, _nothing)(question, value))
    return found


def named(name, endings):
    """Endings made whole by the name they belong to."""
    return {f"{name}{ending}": sentence for ending, sentence in endings.items()}


def place(question, ending):
    """Where `problem` found it, in words, such as “The chapters, item 1, Status”; a person's parts name themselves."""
    if question.kind != "repeat" or not ending:
        return question.label
    index, _dash, rest = ending.removeprefix("-").partition("-")
    field = next(field for field in question.fields if f"{rest}-".startswith(f"{field.key}-"))
    item = _("item %(number)s") % {"number": int(index) + 1}
    return ", ".join([question.label, item, place(field, rest.removeprefix(field.key))])


def missing(question):
    return MISSING.get(question.kind, lambda: _("Answer this question."))()


def _blank(question):
    if question.kind == "person" and question.required:
        return _person(question, {})
    if question.kind == "repeat":
        return _repeat(question, [])
    return {"": missing(question)} if question.required else {}


def _nothing(question, value):
    return {}


def _text(question, value):
    if not question.limit:
        return {}
    unit = "characters" if question.kind == "text" else question.unit
    count = COUNTERS[unit](value)
    if count <= question.limit:
        return {}
    return {"": TOO_LONG[unit](question.limit) % {"limit": question.limit, "count": count}}


TOO_LONG = {
    "words": lambda limit: ngettext(
        "Shorten this to %(limit)s word: it has %(count)s.", "Shorten this to %(limit)s words: it has %(count)s.", limit
    ),
    "characters": lambda limit: ngettext(
        "Shorten this to %(limit)s character: it has %(count)s.",
        "Shorten this to %(limit)s characters: it has %(count)s.",
        limit,
    ),
}


def _number(question, value):
    number, facts = Decimal(value), {}
    if question.minimum is not None and number < question.minimum:
        facts = {"limit": plain_number(question.minimum)}
        return {"": _("Give a number of at least %(limit)s.") % facts}
    if question.maximum is not None and number > question.maximum:
        facts = {"limit": plain_number(question.maximum)}
        return {"": _("Give a number of at most %(limit)s.") % facts}
    return {}


def _several(question, value):
    if not question.choose_at_most or len(value) <= question.choose_at_most:
        return {}
    facts = {"limit": question.choose_at_most, "count": len(value)}
    return {"": _("Choose at most %(limit)s: there are %(count)s.") % facts}


def _person(question, value):
    sentences = {"name": _("Give the name of this person."), "email": _("Give the e-mail address of this person.")}
    return {f"-{part}": sentence for part, sentence in sentences.items() if is_blank(value.get(part))}


def _repeat(question, items):
    found = _repeat_count(question, len(items))
    for index, item in enumerate(items):
        for field in asked(question.fields, dict(item)):
            found |= named(f"-{index}-{field.key}", problem(field, item.get(field.key)))
    return found


def _rows(question, items):
    found = {}
    for index, item in enumerate(items):
        found |= named(f"-{index}-", beyond(question.fields, item))
    return found


def _repeat_count(question, count):
    at_least = max(question.items_at_least, int(question.required))
    if count < at_least:
        sentence = ngettext("Add at least %(limit)s item.", "Add at least %(limit)s items.", at_least)
        # An optional group may stay empty, whatever it would need once it is begun.
        return {"": sentence % {"limit": at_least}} if count or question.required else {}
    if question.items_at_most and count > question.items_at_most:
        sentence = ngettext(
            "Keep at most %(limit)s item: there are %(count)s.",
            "Keep at most %(limit)s items: there are %(count)s.",
            question.items_at_most,
        )
        return {"": sentence % {"limit": question.items_at_most, "count": count}}
    return {}


AMOUNTS = {
    "text": _text,
    "area": _text,
    "number": _number,
    "money": _number,
    "multi": _several,
    "ranked": _several,
}
LIMITS = AMOUNTS | {"person": _person, "repeat": _repeat}
"""What a kind promises beyond its type, for an answer that was given."""
BEYOND = AMOUNTS | {"repeat": _rows}
"""The same without what may still be missing."""
