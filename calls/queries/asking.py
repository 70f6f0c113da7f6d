"""What a question asks for, said in a few words beside it: limits, options, and whether it must be answered."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls.forms.definition import Question, plain_number


def terms(question: Question) -> str:
    """“required · up to 500 words”; empty where there is nothing to say."""
    must = _("required") if question.required else _("optional")
    return " · ".join(filter(None, [must, _TERMS.get(question.kind, _nothing)(question)]))


def _nothing(question: Question) -> str:
    return ""


def _length(question: Question) -> str:
    if not question.limit:
        return ""
    if question.unit == "characters":
        return _("up to %(count)d characters") % {"count": question.limit}
    return ngettext("up to %(count)d word", "up to %(count)d words", question.limit) % {"count": question.limit}


def _file(question: Question) -> str:
    pages, megabytes = question.pages, question.megabytes
    return ", ".join(
        filter(
            None,
            [
                _("a PDF file"),
                pages and ngettext("up to %(count)d page", "up to %(count)d pages", pages) % {"count": pages},
                megabytes and _("up to %(count)d MB") % {"count": megabytes},
            ],
        )
    )


def _options(question: Question) -> str:
    return "; ".join(option.label for option in question.options)


def _one(question: Question) -> str:
    return _("choose one: %(options)s") % {"options": _options(question)}


def _several(question: Question) -> str:
    if question.choose_at_most:
        return _("choose up to %(count)d: %(options)s") % {
            "count": question.choose_at_most,
            "options": _options(question),
        }
    return _("choose any: %(options)s") % {"options": _options(question)}


def _ranked(question: Question) -> str:
    return _("put in the order you prefer: %(options)s") % {"options": _options(question)}


def _range(question: Question) -> str:
    low, high = question.minimum, question.maximum
    between = {"low": low is not None and plain_number(low), "high": high is not None and plain_number(high)}
    if low is not None and high is not None:
        words = _("from %(low)s to %(high)s") % between
    elif low is not None:
        words = _("at least %(low)s") % between
    else:
        words = _("at most %(high)s") % between if high is not None else ""
    return " ".join(filter(None, [question.currency, words]))


def _repeat(question: Question) -> str:
    each = _("for each: %(fields)s") % {"fields": "; ".join(field.label for field in question.fields)}
    if not question.items_at_most:
        return each
    return _("up to %(count)d entries, %(each)s") % {"count": question.items_at_most, "each": each}


_TERMS = {
    "text": _length,
    "area": _length,
    "file": _file,
    "choice": _one,
    "multi": _several,
    "ranked": _ranked,
    "number": _range,
    "money": _range,
    "repeat": _repeat,
}
