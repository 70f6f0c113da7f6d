"""Which sections and questions are asked, given what was answered so far."""

from calls.forms.definition import Condition, Definition

OPERATORS = {
    "is": lambda answer, value: _same(answer, value),
    "is_not": lambda answer, value: not _same(answer, value),
    "includes": lambda answer, value: value in answer if isinstance(answer, list) else _same(answer, value),
    "answered": lambda answer, value: True,
}


def visible(definition: Definition, answers, attachments=()):
    """The keys of all sections and questions that are asked, headings included.

    A question that depends on a hidden one is hidden too, whatever was answered there before.
    """
    keys, known = set(), dict(answers) | dict.fromkeys(attachments, True)
    for section in definition.sections:
        if not holds(section.condition, known):
            for question in section.questions:
                known.pop(question.key, None)
            continue
        keys.add(section.key)
        keys.update(question.key for question in asked(section.questions, known))
    return keys


def asked(questions, known):
    """Those of the questions whose condition holds; takes the answers of the others out of `known`."""
    shown = []
    for question in questions:
        if holds(question.condition, known):
            shown.append(question)
        else:
            known.pop(question.key, None)
    return shown


def holds(condition: Condition | None, answers):
    """Whether a condition is met; nothing but an answer meets it, so an open question hides what depends on it."""
    if condition is None:
        return True
    answer = answers.get(condition.question)
    return not is_blank(answer) and OPERATORS[condition.operator](answer, condition.value)


def is_blank(value):
    """Whether a JSON value is no answer. A plain "no" is one."""
    return value is None or value == "" or value == [] or value == {}


def _same(answer, value):
    if isinstance(answer, bool):
        return value == ("yes" if answer else "no")
    if isinstance(answer, list):
        return answer == [value]
    return " ".join(str(answer).split()).casefold() == value.casefold()
