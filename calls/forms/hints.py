"""Short sentences that tell limits before they are met."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls.forms.definition import Condition, Definition, Question, plain_number
from calls.forms.uploads import DEFAULT_MEGABYTES


def hint(question: Question):
    """What a good answer must keep to, such as "At most 500 words."; empty where there is nothing to say."""
    return HINTS.get(question.kind, lambda question: "")(question)


def condition_hint(definition: Definition, condition: Condition | None):
    """When a question need be answered, for readers whose browser runs no script."""
    if condition is None:
        return ""
    question = definition.question(condition.question)
    facts = {"question": question.label, "answer": _answer_words(question, condition.value)}
    return CONDITIONS[condition.operator]() % facts


def _text(question):
    if not question.limit:
        return ""
    if question.kind == "text" or question.unit == "characters":
        sentence = ngettext("At most %(limit)s character.", "At most %(limit)s characters.", question.limit)
    else:
        sentence = ngettext("At most %(limit)s word.", "At most %(limit)s words.", question.limit)
    return sentence % {"limit": question.limit}


def _several(question):
    if not question.choose_at_most:
        return ""
    return _("Choose at most %(limit)s.") % {"limit": question.choose_at_most}


def _ranked(question):
    return " ".join(filter(None, [_("1 is what you prefer."), _several(question)]))


def _bounds(question):
    low, high = (None if bound is None else plain_number(bound) for bound in (question.minimum, question.maximum))
    facts = {"low": low, "high": high}
    if low and high:
        return _("Between %(low)s and %(high)s.") % facts
    if low:
        return _("At least %(low)s.") % facts
    return _("At most %(high)s.") % facts if high else ""


def _money(question):
    currency = _("In %(currency)s.") % {"currency": question.currency} if question.currency else ""
    return " ".join(filter(None, [currency, _bounds(question)]))


def _file(question):
    size = question.megabytes or DEFAULT_MEGABYTES
    if not question.pages:
        return _("PDF, at most %(size)s MB.") % {"size": size}
    sentence = ngettext(
        "PDF, at most %(pages)s page and %(size)s MB.", "PDF, at most %(pages)s pages and %(size)s MB.", question.pages
    )
    return sentence % {"pages": question.pages, "size": size}


def _repeat(question):
    least, most = max(question.items_at_least, int(question.required)), question.items_at_most
    if least and most:
        return _("From %(low)s to %(high)s items.") % {"low": least, "high": most}
    if most:
        return ngettext("At most %(high)s item.", "At most %(high)s items.", most) % {"high": most}
    return ngettext("At least %(low)s item.", "At least %(low)s items.", least) % {"low": least} if least else ""


def _answer_words(question, value):
    if question.options:
        return next((option.label for option in question.options if option.key == value), value)
    return {"yes": _("yes"), "no": _("no")}.get(value, value)


HINTS = {
    "text": _text,
    "area": _text,
    "multi": _several,
    "ranked": _ranked,
    "number": _bounds,
    "money": _money,
    "file": _file,
    "repeat": _repeat,
    "orcid": lambda question: _("For example 0000-0002-1825-0097."),
}
CONDITIONS = {
    "is": lambda: _("Only if “%(question)s” is answered with “%(answer)s”."),
    "is_not": lambda: _("Only if “%(question)s” is answered with anything but “%(answer)s”."),
    "includes": lambda: _("Only if “%(question)s” includes “%(answer)s”."),
    "answered": lambda: _("Only if “%(question)s” is answered."),
}
