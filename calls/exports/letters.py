"""Reference letters as columns of an export: as many sets of them as the call asks for letters."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from calls.models import CallPage
from calls.queries.dossier import Reference


def header(call: CallPage) -> Iterable[str]:
    for number in range(1, call.letters_asked + 1):
        for label in (_("referee"), _("relation"), _("statements"), _("text"), _("file")):
            yield _("Letter %(number)d: %(label)s") % {"number": number, "label": label}


def cells(call: CallPage, references: Sequence[Reference]) -> Iterable[str]:
    """The cells under `header`, empty where no letter has come."""
    for reference in references[: call.letters_asked]:
        letter = reference.letter
        statements = "\n".join(f"{one.text}: {one.word}" for one in reference.statements)
        yield from (reference.referee, letter.relation, statements, letter.text, letter.name)
    yield from [""] * (5 * max(0, call.letters_asked - len(references)))
