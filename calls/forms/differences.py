"""What differs between two versions of one section, question or criterion, in sentences for the people it concerns."""

from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils.translation import gettext as _

from calls.forms.definition import Question, plain_number
from calls.forms.hints import hint

LOOSER_WHEN_HIGHER = ("limit", "maximum", "pages", "megabytes", "choose_at_most", "items_at_most")
TIGHTER_WHEN_HIGHER = ("minimum", "items_at_least")
ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to tell; `kind` is added, removed, reworded, tightened, loosened, moved, weight or changed."""

    kind: str
    key: str
    label: str
    sentence: str


def change(kind, thing, sentence):
    """A change of this thing; `%(name)s` in the sentence is its label or title."""
    return Change(kind, thing.key, name(thing), sentence % {"name": name(thing)})


def name(thing):
    return getattr(thing, "label", None) or getattr(thing, "title", "")


def section_differences(before, after):
    if before.title != after.title:
        yield _renamed(before, after)
    if before.guidance != after.guidance:
        yield change("reworded", after, _("The guidance of “%(name)s” was reworded."))
    if before.condition != after.condition:
        yield change("changed", after, _("“%(name)s” is asked in other cases than before."))


def question_differences(before: Question, after: Question):
    """All that differs between two versions of one question."""
    told = [*_wording(before, after), *_demands(before, after), *_offers(before, after), *_circumstances(before, after)]
    # No difference may pass in silence, not even one that has no sentence of its own.
    return told or [change("changed", after, _("A detail of “%(name)s” was changed."))]


def _wording(before, after):
    if before.label != after.label:
        yield _renamed(before, after)
    if before.help != after.help:
        yield change("reworded", after, _("The help for “%(name)s” was reworded."))


def _renamed(before, after):
    sentence = _("“%(old)s” now reads “%(new)s”.") % {"old": name(before), "new": name(after)}
    return Change("reworded", after.key, name(after), sentence)


def _demands(before, after):
    if after.required and not before.required:
        yield change("tightened", after, _("“%(name)s” must now be answered."))
    if before.required and not after.required:
        yield change("loosened", after, _("“%(name)s” may now be left empty."))
    limits = {"name": after.label, "hint": hint(after)}
    tighter = _("The limits of “%(name)s” are tighter now. %(hint)s") % limits
    looser = _("The limits of “%(name)s” are wider now. %(hint)s") % limits
    if any(_bounds(after)[fact] < bound for fact, bound in _bounds(before).items()):
        yield Change("tightened", after.key, after.label, tighter.strip())
    if any(_bounds(after)[fact] > bound for fact, bound in _bounds(before).items()):
        yield Change("loosened", after.key, after.label, looser.strip())


def _bounds(question):
    """Every limit as a number that grows with freedom."""
    free = {fact: getattr(question, fact) for fact in LOOSER_WHEN_HIGHER}
    bound = {fact: getattr(question, fact) for fact in TIGHTER_WHEN_HIGHER}
    wide = {fact: ENDLESS if value is None else Decimal(value) for fact, value in free.items()}
    return wide | {fact: ENDLESS if value is None else -Decimal(value) for fact, value in bound.items()}


def _offers(before, after):
    old, new = ({option.key: option.label for option in question.options} for question in (before, after))
    facts = {"name": after.label}
    for key, label in old.items():
        if key not in new:
            sentence = _("“%(name)s” no longer offers “%(option)s”.") % (facts | {"option": label})
            yield Change("tightened", after.key, after.label, sentence)
        elif label != new[key]:
            sentence = _("In “%(name)s” the choice “%(old)s” now reads “%(new)s”.")
            yield Change("reworded", after.key, after.label, sentence % (facts | {"old": label, "new": new[key]}))
    for key, label in new.items():
        if key not in old:
            sentence = _("“%(name)s” now also offers “%(option)s”.") % (facts | {"option": label})
            yield Change("loosened", after.key, after.label, sentence)


def _circumstances(before, after):
    sentences = {
        "kind": _("“%(name)s” asks for another kind of answer."),
        "unit": _("“%(name)s” is counted in another unit."),
        "audience": _("The answer to “%(name)s” has other readers than before."),
        "currency": _("“%(name)s” is asked in another currency."),
        "condition": _("“%(name)s” is asked in other cases than before."),
        "fields": _("The questions about each item of “%(name)s” changed."),
    }
    for fact, sentence in sentences.items():
        if getattr(before, fact) != getattr(after, fact):
            yield change("changed", after, sentence)


def criterion_differences(before, after):
    if before.label != after.label:
        yield _renamed(before, after)
    if before.weight != after.weight:
        facts = {"name": after.label, "old": plain_number(before.weight), "new": plain_number(after.weight)}
        sentence = _("The weight of “%(name)s” is now %(new)s instead of %(old)s.") % facts
        yield Change("weight", after.key, after.label, sentence)
    if before.levels != after.levels:
        yield change("changed", after, _("The scale of “%(name)s” was changed."))
    rest = replace(before, label=after.label, weight=after.weight, levels=after.levels)
    if rest != after:
        yield change("changed", after, _("The instructions for “%(name)s” were changed."))
