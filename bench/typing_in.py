"""Answers as a browser posts them: by kind of question, one or several fields each."""

from collections.abc import Callable, Mapping

from calls.forms.definition import Criterion, Definition, Question, plain_number

Fields = dict[str, str | list[str]]

COMMENT = "Clear, well argued, and honest about what it cannot show."


def section_fields(definition: Definition, given: Mapping[str, object]) -> list[tuple[str, Fields, list[str]]]:
    """For each section its key, what is typed into it, and the keys of its file questions."""
    return [
        (
            section.key,
            _typed([question for question in section.questions if question.key in given], given),
            [question.key for question in section.questions if question.kind == "file"],
        )
        for section in definition.sections
    ]


def sheet_fields(definition: Definition, given: Mapping[str, object]) -> Fields:
    """A complete score sheet: the second highest level everywhere, a comment wherever there is room for one."""
    typed = _typed([question for question in definition.questions() if question.key in given], given)
    for criterion in definition.criteria:
        typed |= _scored(criterion)
    if definition.recommendations:
        typed["recommendation"] = definition.recommendations[0].key
    return typed


def _scored(criterion: Criterion) -> Fields:
    typed: Fields = {f"{criterion.key}-score": plain_number(criterion.levels[-2].value)}
    if criterion.comment != "none":
        typed[f"{criterion.key}-comment"] = COMMENT
    return typed


def _typed(questions: list[Question], given: Mapping[str, object]) -> Fields:
    typed: Fields = {}
    for question in questions:
        typed |= _FIELDS.get(question.kind, _one)(question, given[question.key])
    return typed


def _one(question: Question, value: object) -> Fields:
    return {question.key: str(value)}


def _several(question: Question, value: list[str]) -> Fields:
    return {question.key: list(value)}


def _places(question: Question, value: list[str]) -> Fields:
    return {f"{question.key}-{option}": str(place) for place, option in enumerate(value, start=1)}


_FIELDS: Mapping[str, Callable[[Question, object], Fields]] = {
    "multi": _several,
    "ranked": _places,
    "yesno": lambda question, value: {question.key: "yes" if value else "no"},
    "consent": lambda question, value: {question.key: "on"},
}
"""Kinds that are posted in a way of their own; all others are one field with the answer in words."""
