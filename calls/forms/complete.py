"""What keeps stored answers from being handed in, with the section and question where each thing is put right."""

from dataclasses import dataclass

from calls.forms import checks
from calls.forms.conditions import visible
from calls.forms.definition import Definition


def labelled(label: str, message: str) -> str:
    """The label leads to the message: by its own mark, where it is a question, or by a colon."""
    return f"{label} {message}" if label.endswith("?") else f"{label}: {message}"


@dataclass(frozen=True, slots=True)
class Problem:
    """`section` and `question` are keys; `name` is the HTML name of the field at fault, such as "key-0-subkey"."""

    section: str
    question: str
    name: str
    label: str
    message: str

    @property
    def sentence(self) -> str:
        return labelled(self.label, self.message)


def problems(definition: Definition, answers, attachments=()) -> list[Problem]:
    """Every problem of the questions that are asked, in the order of the form; none means it can be handed in.

    `attachments` holds the keys of the file questions that have a file.
    """
    shown = visible(definition, answers, attachments)
    return [
        Problem(section.key, question.key, f"{question.key}{end}", checks.place(question, end), message)
        for section in definition.sections
        for question in section.questions
        if question.key in shown and question.is_answerable
        for end, message in _found(question, answers, attachments).items()
    ]


def _found(question, answers, attachments) -> dict[str, str]:
    return checks.problem(question, answers.get(question.key), question.key in attachments)
