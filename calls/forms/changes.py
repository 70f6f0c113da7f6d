"""What a new version of a form means for people who have begun the old one, and what becomes of their answers."""

from difflib import SequenceMatcher

from django.utils.translation import gettext as _

from calls.forms.conditions import is_blank
from calls.forms.definition import Definition
from calls.forms.differences import (
    Change,
    change,
    criterion_differences,
    question_differences,
    section_differences,
)


def changes(old: Definition, new: Definition) -> list[Change]:
    """Everything that differs: sections, questions, criteria, recommendations. Equal forms: nothing."""
    return [
        *_compared(old.sections, new.sections, section_differences),
        *_compared(_all_questions(old), _all_questions(new), question_differences),
        *_resettled(old, new),
        *_compared(old.criteria, new.criteria, criterion_differences),
        *_recommendations(old, new),
    ]


def carry(answers, old: Definition, new: Definition):
    """The answers whose question survives with a compatible kind, converted to it.

    Choices that are no longer offered are left out; nothing else is lost where the question is still asked.
    """
    return _carried(answers, list(old.questions()), list(new.questions()))


def _compared(old, new, differences):
    before, after = {thing.key: thing for thing in old}, {thing.key: thing for thing in new}
    for key, thing in after.items():
        if key not in before:
            yield change("added", thing, _added(thing))
        elif thing != before[key]:
            yield from differences(before[key], thing)
    yield from (change("removed", before[key], _("“%(name)s” was removed.")) for key in before if key not in after)
    yield from (change("moved", after[key], _("“%(name)s” stands at another place.")) for key in _moved(before, after))


def _added(thing):
    if getattr(thing, "required", False):
        return _("“%(name)s” is new and must be answered.")
    return _("“%(name)s” is new.")


def _moved(before, after):
    """Keys in both whose order among those in both changed."""
    old, new = [key for key in before if key in after], [key for key in after if key in before]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    settled = {key for block in matcher.get_matching_blocks() for key in new[block.b : block.b + block.size]}
    return [key for key in new if key not in settled]


def _all_questions(definition):
    return [question for section in definition.sections for question in section.questions]


def _resettled(old, new):
    """Questions that are in another section than before."""
    before = _homes(old)
    for section in new.sections:
        for question in section.questions:
            if before.get(question.key, section.key) != section.key:
                facts = {"name": question.label, "section": section.title}
                sentence = _("“%(name)s” is now asked in “%(section)s”.") % facts
                yield Change("moved", question.key, question.label, sentence)


def _homes(definition):
    return {question.key: section.key for section in definition.sections for question in section.questions}


def _recommendations(old, new):
    if old.recommendations != new.recommendations:
        yield Change("changed", "recommendation", _("Recommendation"), _("The recommendations to choose from changed."))


def _carried(answers, old, new):
    kinds = {question.key: question for question in old}
    pairs = ((kinds[question.key], question) for question in new if question.key in kinds and question.key in answers)
    found = {after.key: _converted(before, after, answers[after.key]) for before, after in pairs}
    return {key: value for key, value in found.items() if not is_blank(value)}


def _converted(before, after, value):
    """The value as an answer of the new kind; none where it cannot be one."""
    if is_blank(value):
        return None
    convert = CONVERSIONS.get((before.kind, after.kind))
    if convert is None and before.kind != after.kind:
        return None
    return convert(before, after, value) if convert else value


def _option(before, after, value):
    return value if value in _keys(after) else None


def _options(before, after, value):
    return [key for key in value if key in _keys(after)]


def _option_of_several(before, after, value):
    return _options(before, after, [value])


def _items(before, after, value):
    return [item for old in value if (item := _carried(old, before.fields, after.fields))]


def _same(before, after, value):
    return value


def _keys(question):
    return {option.key for option in question.options}


CONVERSIONS = {
    ("choice", "choice"): _option,
    ("multi", "multi"): _options,
    ("ranked", "ranked"): _options,
    ("ranked", "multi"): _options,
    ("choice", "multi"): _option_of_several,
    ("choice", "ranked"): _option_of_several,
    ("text", "area"): _same,
    ("email", "text"): _same,
    ("url", "text"): _same,
    ("orcid", "text"): _same,
    ("number", "money"): _same,
    ("money", "number"): _same,
    ("repeat", "repeat"): _items,
}
"""Kinds that can become one another, and kinds whose answers depend on what is offered."""
