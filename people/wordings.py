"""Reading wordings: which letters have words of their own, for which pages, and what they said before."""

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.log_actions import registry
from wagtail.models import BaseLogEntry, Page

from people.letters import Letter, Wording, all_letters
from people.models import LetterText

MOST_EARLIER = 20


@dataclass(frozen=True)
class Line:
    """One letter of the list: `text` is the wording that letters take, none where it is the house's.

    `is_inherited` where a page takes the whole site's; `strangers` are why a wording is not in use.
    """

    letter: Letter
    text: LetterText | None
    is_inherited: bool
    strangers: list[str]


def lines(page: Page | None) -> list[Line]:
    """The letters of the whole site, or those that can be worded for `page`."""
    texts = LetterText.objects.in_use().filter(page=None).select_related("updated_by")
    found = {text.kind: text for text in texts}
    if page:
        own = LetterText.objects.in_use().filter(page=page).select_related("updated_by")
        found |= {text.kind: text for text in own}
    letters = [letter for letter in all_letters() if letter.per_page or not page]
    return [_line(letter, found.get(letter.kind), page) for letter in letters]


def own_text(letter: Letter, page: Page | None) -> LetterText | None:
    return LetterText.objects.filter(kind=letter.kind, page=page).first()


def pages_with_words() -> Iterable[Page]:
    """Pages some of whose letters have words of their own."""
    return Page.objects.filter(pk__in=LetterText.objects.in_use().values("page")).order_by("title")


def earlier(text: LetterText | None) -> Iterable[BaseLogEntry]:
    """The lines of the log about this wording, the newest first; `data` holds the words as they were left."""
    if text is None:
        return []
    return registry.get_logs_for_instance(text).select_related("user").order_by("-timestamp", "-pk")[:MOST_EARLIER]


def _line(letter: Letter, text: LetterText | None, page: Page | None) -> Line:
    strangers = Wording(text.subject, text.body).strangers(letter) if text else []
    return Line(letter, text, bool(page and text and text.page_id is None), strangers)
