"""Letters of nominations: to whoever has to agree, and to the nominator about the reply."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from awards.models import Confirmation
from calls.mail.parts import CALL, REFERENCE, TITLE, about, link, written
from calls.models import Submission
from people.letters import Letter, Placeholder, write

NOMINATOR = Placeholder(_("name of whoever nominates"), "Rosa Lindqvist")
NOMINEE = Placeholder(_("name of whoever was asked"), "Amina Haddad")

ASKED = Letter(
    "confirmation_asked",
    title=_("Do you agree to be nominated?"),
    when=_("when somebody else nominates a person or a paper, to the nominee and to each author"),
    action=_("Read and reply"),
    per_page=True,
    own={
        "call": CALL,
        "title": TITLE,
        "nominator": NOMINATOR,
        "until": Placeholder(
            _("until when to reply, in the call's zone"),
            _("Sunday 14 February 2027, 23:59:59 (anywhere on Earth)"),
            required=True,
        ),
    },
    secret=True,
)
REMINDED = Letter(
    "confirmation_reminder",
    title=_("Do you agree to be nominated? Reminder"),
    when=_("7 and 2 days before the time to reply is over, to a nominee or an author who has not replied"),
    action=_("Read and reply"),
    per_page=True,
    own=ASKED.own,
    secret=True,
)
CONFIRMED = Letter(
    "confirmation_confirmed",
    title=_("The nominee agrees"),
    when=_("when a nominee, or an author, agrees to a nomination, to the nominator"),
    action=_("See the nomination"),
    per_page=True,
    own={"call": CALL, "title": TITLE, "reference": REFERENCE, "nominee": NOMINEE},
)
DECLINED = Letter(
    "confirmation_declined",
    title=_("The nominee declines"),
    when=_("when a nominee, or an author, declines a nomination or withdraws from it, to the nominator"),
    action=_("See the nomination"),
    per_page=True,
    own={"call": CALL, "title": TITLE, "reference": REFERENCE, "nominee": NOMINEE},
)
ERASED = Letter(
    "nominee_erased",
    title=_("Whoever was nominated is erased"),
    when=_("when a nominee, or an author, has their data erased while a nomination runs, to the nominator"),
    action=_("See the nomination"),
    per_page=True,
    own={"call": CALL, "reference": REFERENCE},
)
LETTERS = (ASKED, REMINDED, CONFIRMED, DECLINED, ERASED)


def asked(confirmation: Confirmation) -> None:
    """To whoever has to agree: who nominates what, and a link of their own."""
    _ask(ASKED, confirmation, key=f"confirmation_asked:{confirmation.pk}:{confirmation.key}")


def reminded(confirmation: Confirmation) -> None:
    """To whoever has not replied: the same once more, with the same link."""
    _ask(REMINDED, confirmation, key=f"confirmation_reminder:{confirmation.key}:{confirmation.reminders}")


def confirmed(confirmation: Confirmation) -> None:
    """To the nominator: somebody agreed."""
    _tell(CONFIRMED, confirmation)


def declined(confirmation: Confirmation) -> None:
    """To the nominator: somebody declined, so the nomination is withdrawn; the reason is the office's alone."""
    _tell(DECLINED, confirmation)


def nominee_erased(submission: Submission) -> None:
    """To the nominator: the nomination is withdrawn and emptied. It names nobody, and no work."""
    write(
        ERASED,
        submission.applicant,
        key=f"{ERASED.kind}:{submission.pk}",
        link=link("calls:submission", submission.reference),
        **about(submission.call, ERASED),
        reference=submission.reference,
    )


def address(confirmation: Confirmation) -> str:
    """The address of the page on which this person replies, for a letter."""
    return settings.SITE_URL + reverse("awards:confirmation", args=[confirmation.token])


def _ask(letter: Letter, confirmation: Confirmation, *, key: str) -> None:
    call = confirmation.submission.call
    write(
        letter,
        confirmation.email,
        key=key,
        link=address(confirmation),
        **about(call, letter),
        name=confirmation.name,
        title=confirmation.submission.title,
        nominator=confirmation.submission.applicant.name,
        until=written(confirmation.until, call.zone),
    )


def _tell(letter: Letter, confirmation: Confirmation) -> None:
    submission = confirmation.submission
    write(
        letter,
        submission.applicant,
        key=f"{letter.kind}:{confirmation.pk}",
        link=link("calls:submission", submission.reference),
        **about(submission.call, letter),
        title=submission.title,
        reference=submission.reference,
        nominee=confirmation.name,
    )
