"""The letters this house writes: each is registered once, worded in a file, and posted through `write`.

A feature registers its letters from its `AppConfig.ready`; the wording is `templates/mail/<kind>.txt`, or that of a
language in `templates/mail/<language>/<kind>.txt`. Its first line is the subject.
"""

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr

from django.conf import settings
from django.template.loader import render_to_string, select_template
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.models import Page

from people import outbox, wording
from people.models import LetterText, Message, Person

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Placeholder:
    """A value that a wording may name: what it says, and a sample to preview it with.

    A `required` one may not be left out of a wording: without it the letter would not say what it is for.
    """

    says: str
    sample: str
    required: bool = False


ALWAYS = {
    "name": Placeholder(gettext_lazy("name of the person it is written to"), "Amina Haddad"),
    "site": Placeholder(gettext_lazy("name of this site"), settings.SITE_NAME),
}
"""What every letter can name."""


@dataclass(frozen=True)
class Letter:
    """One letter: what it is called, when it is written, what its button says, and what its wording may name.

    A letter that is written about a page, such as a call, can be worded for that `per_page` alone.
    """

    kind: str
    title: str
    when: str
    action: str
    own: Mapping[str, Placeholder] = field(default_factory=dict)
    secret: bool = False
    per_page: bool = False

    @property
    def placeholders(self) -> dict[str, Placeholder]:
        return ALWAYS | dict(self.own)

    @property
    def samples(self) -> dict[str, str]:
        return {name: str(placeholder.sample) for name, placeholder in self.placeholders.items()}

    @property
    def required(self) -> list[str]:
        return [name for name, placeholder in self.own.items() if placeholder.required]


@dataclass(frozen=True)
class Wording:
    """What a letter says, with its placeholders still in it."""

    subject: str
    body: str

    def strangers(self, letter: Letter) -> list[str]:
        """What it names that the letter does not have."""
        return wording.strangers_in(f"{self.subject}\n{self.body}", letter.placeholders)


@dataclass(frozen=True)
class Rendered:
    """A letter as its reader gets it."""

    subject: str
    text: str
    html: str


_letters: dict[str, Letter] = {}
_offices: list[Callable[[], str]] = []


def register(letters: Iterable[Letter]) -> None:
    """Make letters known, each under its kind. Called from AppConfig.ready."""
    _letters.update({letter.kind: letter for letter in letters})


def register_office(read: Callable[[], str]) -> None:
    """Have `read` say the address of the office, where a higher floor knows it; empty where it does not."""
    _offices.append(read)


def letter_of(kind: str) -> Letter:
    """The letter registered as `kind`; KeyError for an unknown one."""
    return _letters[kind]


def all_letters() -> tuple[Letter, ...]:
    return tuple(_letters.values())


def house_wording(letter: Letter) -> Wording:
    """The wording that comes with the software."""
    files = [f"mail/{get_language()}/{letter.kind}.txt", f"mail/{letter.kind}.txt"]
    return Wording(*wording.parted(select_template(files).template.source))


def words_of(letter: Letter, page: Page | None = None) -> Wording:
    """The words in use for letters about `page`: its own, else the whole site's, else those of the house.

    A wording that names what this version of the software does not have is passed over: no deed may fail over it.
    """
    for text in LetterText.objects.closest_first(letter.kind, page if letter.per_page else None):
        words = Wording(text.subject, text.body)
        if not words.strangers(letter):
            return words
        logger.warning("The wording %s of letter %s names %s.", text.pk, letter.kind, words.strangers(letter))
    return house_wording(letter)


def write(
    letter: Letter,
    to: Person | str,
    *,
    key: str | None,
    link: str,
    person: Person | None = None,
    contact: str = "",
    page: Page | None = None,
    words: Wording | None = None,
    calendar: bytes = b"",
    **values,
) -> Message:
    """Post a letter in the caller's transaction: its wording filled with `values`, one button to `link`, one contact.

    `to` is a person, or an address: that of somebody without an account, whose `name` is then among the values, or
    another one of a `person`'s. The same `key` twice is the same letter. `contact` is the address that answers go to;
    the office's where it is empty. `page` is what the letter is about, which may have a wording of its own; whoever
    writes many asks for their `words` once. `calendar` is a calendar file that goes along. Every placeholder of the
    letter's own needs its value, as a string ready to be read.
    """
    if missing := set(letter.own) ^ (set(values) - {"name"}):
        raise TypeError(f"Letter {letter.kind} and its values differ in {', '.join(sorted(missing))}.")
    if isinstance(to, Person):
        to, person = to.email, to
    contact = contact or office_address()
    given = {"name": (person.name if person else "") or _("reader"), "site": settings.SITE_NAME} | values
    rendered = render(letter, words or words_of(letter, page), given, link=link, contact=contact)
    return outbox.post(
        to=to,
        person=person,
        kind=letter.kind,
        key=key,
        subject=rendered.subject,
        text=rendered.text,
        html=rendered.html,
        secret=letter.secret,
        reply_to=contact,
        calendar=calendar.decode(),
    )


def render(letter: Letter, words: Wording, values: Mapping[str, object], *, link: str, contact: str) -> Rendered:
    """The letter in these words, as text and as HTML. Raises UnknownPlaceholder."""
    around = {
        "subject": wording.one_line(wording.fill(words.subject, values)),
        "paragraphs": wording.paragraphs(words.body, values),
        "url": link,
        "action": letter.action,
        "contact": contact,
        "site_name": settings.SITE_NAME,
    }
    # Stripped, they are plain strings again, which a page that shows them has to escape.
    parts = (render_to_string(f"mail/base.{part}", around).strip() for part in ("txt", "html"))
    return Rendered(around["subject"], *parts)


def office_address() -> str:
    """Whom a letter names as its contact where it has none of its own."""
    found = (read() for read in _offices)
    return next(filter(None, found), "") or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
