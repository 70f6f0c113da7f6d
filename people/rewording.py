"""Deeds on wordings: an organiser words a letter anew, goes back to the house's words, takes words along to a copy.

Each is a line of Wagtail's log that holds the words as they were left, so that an earlier wording can be read again.
"""

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from people.letters import Letter, Wording, letter_of
from people.models import LetterText, Person

VERBS = {
    "people.reword": _("Worded a letter"),
    "people.restore_words": _("Went back to the house's wording"),
    "people.copy_words": _("Took a wording along to a copy"),
}


class OutOfDate(Exception):
    """Somebody else changed the wording meanwhile; `text` is what they made of it."""

    def __init__(self, text: LetterText):
        super().__init__(text)
        self.text = text


def reword(letter: Letter, words: Wording, *, page: Page | None, based_on: int, by: Person) -> LetterText:
    """Make these the words of the letter. `based_on` is the revision that the editor began from.

    Raises OutOfDate where another was saved since.
    """
    return _put(letter, words, "people.reword", page=page, based_on=based_on, by=by)


def restore(letter: Letter, *, page: Page | None, by: Person) -> LetterText:
    """Go back to the words of the house or, for a page, to those of the whole site."""
    return _put(letter, Wording("", ""), "people.restore_words", page=page, based_on=None, by=by)


def copy(source: Page, target: Page, *, by: Person) -> list[LetterText]:
    """Give the letters of `target` the words that those of `source` have of their own."""
    with transaction.atomic():
        return [
            _put(
                letter_of(text.kind),
                Wording(text.subject, text.body),
                "people.copy_words",
                page=target,
                based_on=None,
                by=by,
            )
            for text in LetterText.objects.in_use().filter(page=source)
        ]


def register(actions) -> None:
    """For Wagtail's `register_log_actions` hook."""
    for verb, label in VERBS.items():
        actions.register_action(verb, label, label)


def _put(letter, words, verb, *, page, based_on, by):
    with transaction.atomic():
        LetterText.objects.get_or_create(kind=letter.kind, page=page)
        text = LetterText.objects.select_for_update(of=("self",)).get(kind=letter.kind, page=page)
        if based_on is not None and based_on != text.revision:
            raise OutOfDate(text)
        text.subject, text.body, text.updated_by = words.subject, words.body, by
        text.revision += 1
        text.save()
        facts = {"subject": words.subject, "body": words.body}
        log(text, verb, user=by, title=str(letter.title), data=facts)
    return text
