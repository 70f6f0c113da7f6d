"""What a letter says: judged by the same checks as a candidate's answers, and written into its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from calls.actions.attachments import Files
from calls.errors import Incomplete
from calls.forms.authoring import statements
from calls.forms.referee import FILE, KNOWN_FOR, RELATION, TEXT, missing, referee_definition
from calls.forms.uploads import CheckedUpload
from calls.models import CallPage, Letter


@dataclass(frozen=True)
class Content:
    """Answers of the referee's form by their keys; `upload` takes the place of a file that is there, `drops_file`
    removes it."""

    answers: Mapping[str, object]
    upload: CheckedUpload | None = None
    drops_file: bool = False

    def has_file(self, had_one: bool) -> bool:
        return self.upload is not None or (had_one and not self.drops_file)


def check_complete(call: CallPage, content: Content, *, has_file: bool, required: bool = True) -> None:
    """Raise Incomplete, naming what is missing or too long, unless this can be a letter for the call."""
    definition = referee_definition(
        statements(call.letter_statements), words=call.letter_words, pages=call.letter_pages, required=required
    )
    found = missing(definition, content.answers, {FILE} if content.has_file(has_file) else set())
    if found:
        raise Incomplete(_("Something is missing or needs a change."), found)


def fill(letter: Letter, content: Content, call: CallPage, *, files: Files, at: datetime) -> None:
    """Write what was said into the letter, as its next revision, and save it."""
    answers = content.answers
    letter.text = str(answers.get(TEXT) or "")
    letter.relation = str(answers.get(RELATION) or "")
    letter.known_for = _years(answers)
    asked = statements(call.letter_statements)
    letter.statements = [statement.answered(answers.get(statement.key)) for statement in asked]
    if content.upload:
        files.put(letter, content.upload)
    elif content.drops_file:
        files.take(letter)
    letter.received_at = at
    letter.revision += 1
    letter.save()


def says_the_same(letter: Letter, content: Content) -> bool:
    """Whether the letter that is stored says just this already, as after a double click."""
    answers = content.answers
    digest = content.upload.digest if content.upload else "" if content.drops_file else letter.digest
    given = (answers.get(TEXT) or "", answers.get(RELATION) or "", _years(answers), digest)
    return given == (letter.text, letter.relation, letter.known_for, letter.digest) and all(
        answers.get(kept["key"]) == kept["said"] for kept in letter.statements
    )


def _years(answers: Mapping[str, object]) -> int | None:
    given = answers.get(KNOWN_FOR)
    return int(Decimal(str(given))) if given not in (None, "") else None
