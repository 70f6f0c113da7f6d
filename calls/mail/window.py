"""Letters about a call's window: more time for everyone, their referees too; late access for one."""

from collections.abc import Iterable, Sequence

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls.mail.letter import DUE
from calls.mail.parts import CALL, REASON, TITLE, about, link, written
from calls.models import Extension, LateAccess, LetterRequest, Submission
from calls.models.letter import LETTERS_OF
from people import links
from people.letters import Letter, Placeholder, write

EXTENDED = Letter(
    "extended",
    title=gettext_lazy("More time"),
    when=gettext_lazy("when a deadline is extended, to everyone who has begun"),
    action=gettext_lazy("See where it stands"),
    per_page=True,
    own={
        "call": CALL,
        "title": TITLE,
        "reason": REASON,
        "closes": Placeholder(
            gettext_lazy("when the call closes now, in its zone"),
            gettext_lazy("Sunday 7 February 2027, 23:59:59 (anywhere on Earth)"),
            required=True,
        ),
        "state": Placeholder(
            gettext_lazy("what that means for the reader's own draft or submission"),
            gettext_lazy("Your draft is waiting for you. It counts once it is submitted."),
        ),
    },
)
LETTERS_EXTENDED = Letter(
    "letters_extended",
    title=gettext_lazy("Reference letter: more time"),
    when=gettext_lazy("when letters become due later for everyone, once to each referee who has not answered"),
    action=gettext_lazy("Write, or decline"),
    per_page=True,
    own={
        "call": CALL,
        "reason": REASON,
        "candidates": Placeholder(
            gettext_lazy("about whom letters are still to come"), gettext_lazy("Amina Haddad and Emmy Noether")
        ),
        "due": DUE,
    },
    secret=True,
)
LET_IN = Letter(
    "let_in",
    title=gettext_lazy("Late access"),
    when=gettext_lazy("when an organiser lets one person in after the close"),
    action=gettext_lazy("Use the code"),
    per_page=True,
    own={
        "call": CALL,
        "code": Placeholder(gettext_lazy("the code"), "K3Q7X-M2PDW", required=True),
        "email": Placeholder(gettext_lazy("the address the code works for"), "amina@university.example", required=True),
        "until": Placeholder(
            gettext_lazy("until when it works, in the call's zone"),
            gettext_lazy("Sunday 7 February 2027, 23:59:59 (anywhere on Earth)"),
            required=True,
        ),
    },
    secret=True,
)
LETTERS = (EXTENDED, LETTERS_EXTENDED, LET_IN)


def extended(extension: Extension, submissions: Iterable[Submission]) -> None:
    """To everyone who has begun: the call closes later, why, and what that means for them."""
    call = extension.call
    facts = about(call, EXTENDED)
    for submission in submissions:
        write(
            EXTENDED,
            submission.applicant,
            key=f"extended:{extension.pk}:{submission.pk}",
            link=link("calls:submission", submission.reference),
            **facts,
            title=submission.title,
            reason=extension.reason,
            closes=written(extension.closes_at, call.zone),
            state=_STATES[submission.is_draft](),
        )


def letters_extended(extension: Extension, requests: Sequence[LetterRequest]) -> None:
    """To one referee, about all letters to this call that they were asked for: these are due later."""
    call, first = extension.call, requests[0]
    several = len(requests) > 1
    address = link("calls:letters_all", links.text_token(LETTERS_OF, first.email))
    names = [request.submission.candidate_name for request in requests]
    write(
        LETTERS_EXTENDED,
        first.email,
        key=f"letters_extended:{extension.pk}:{first.pk}",
        link=address if several else link("calls:letter", first.token),
        name=first.name,
        **about(call, LETTERS_EXTENDED),
        reason=extension.reason,
        candidates=get_text_list(names, _("and")),
        due=written(extension.letters_due, call.zone),
    )


_STATES = {
    True: lambda: _("Your draft is waiting for you. It counts once it is submitted."),
    False: lambda: _("What you submitted stays submitted. You can change it until then, and need not do anything."),
}
"""By whether it is a draft."""


def let_in(access: LateAccess) -> None:
    """To one person: a code that opens a closed call to them. The link fills it in; pressing a button uses it."""
    call = access.call
    write(
        LET_IN,
        access.email,
        key=f"let_in:{access.pk}",
        link=f"{link('calls:late', call.pk)}?code={access.code}",
        **about(call, LET_IN),
        code=access.code,
        email=access.email,
        until=written(access.until, call.zone),
    )
