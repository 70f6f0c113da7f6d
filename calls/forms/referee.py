"""What a referee fills in: questions like all others, made into a form and judged by the same code."""

from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal

from django.utils.translation import gettext as _

from calls.forms.complete import problems
from calls.forms.definition import Definition, Question, Section
from calls.forms.statements import Statement

RELATION, KNOWN_FOR, TEXT, FILE = "relation", "known-for", "text", "file"
MEGABYTES = 5


def referee_definition(statements: Iterable[Statement], *, words: int, pages: int, required: bool = True) -> Definition:
    """`required` is False for the office, which enters what a letter that came by mail does not always say."""
    return Definition(
        sections=(
            Section("you", _("You and the candidate"), questions=tuple(_about(statements, required))),
            Section("letter", _("Your letter"), questions=_letter(words, pages)),
        )
    )


def missing(definition: Definition, answers: Mapping[str, object], attached: Collection[str]) -> tuple[str, ...]:
    """What keeps a letter from being sent, one sentence each; none where it can be."""
    found = [problem.sentence for problem in problems(definition, answers, attached)]
    return tuple(found or nothing_said(answers, attached))


def nothing_said(answers: Mapping[str, object], attached: Collection[str]) -> tuple[str, ...]:
    """The sentence for a letter without text and without file."""
    return () if answers.get(TEXT) or FILE in attached else (_("Write the letter, or upload it as a PDF file."),)


def _about(statements: Iterable[Statement], required: bool):
    for statement in statements:
        yield Question(statement.key, "yesno", statement.text, required=required)
    yield Question(
        RELATION,
        "text",
        _("How do you know the candidate?"),
        help=_("In a few words, as in “member of the thesis committee”."),
        required=required,
        limit=200,
    )
    yield Question(KNOWN_FOR, "number", _("For how many years?"), minimum=Decimal(0), maximum=Decimal(80))


def _letter(words: int, pages: int) -> tuple[Question, ...]:
    return (
        Question(TEXT, "area", _("Write it here"), help=_("Or upload a file below."), limit=words, unit="words"),
        Question(FILE, "file", _("Or upload it"), pages=pages, megabytes=MEGABYTES),
    )
