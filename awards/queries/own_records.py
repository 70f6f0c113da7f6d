"""What awards hold about a person who was put forward by somebody else, for that person's own download."""

from collections.abc import Iterator

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from awards.models import Confirmation, Laureate
from people.models import Person
from people.own_data import Record, facts


def honours(person: Person) -> Iterator[Record]:
    """Nominations they were asked to agree to, by confirmed address, and what stands on the pages of awards.

    What the nominator wrote is the nominator's: it is read where it was asked for, not taken along from here.
    """
    addresses = EmailAddress.objects.filter(user=person, verified=True).values("email")
    for asked in Confirmation.objects.filter(email__in=addresses).select_related("submission__call").order_by("pk"):
        yield Record(
            f"{asked.submission.reference} · {asked.submission.call.title}",
            facts(
                (_("Name"), asked.name),
                (_("E-mail address"), asked.email),
                (_("Your reply"), asked.get_state_display()),
                (_("Asked"), asked.asked_at),
                (_("Answered"), asked.answered_at),
                (_("Why declined"), asked.declined_because),
            ),
        )
    for laureate in Laureate.objects.filter(submission__applicant=person).select_related("edition").order_by("pk"):
        yield Record(
            f"{laureate.get_distinction_display()} · {laureate.edition.title}",
            facts(
                (_("Name"), laureate.name),
                (_("Other forms of the name"), laureate.aliases),
                (_("Work"), laureate.work),
                (_("Universities"), laureate.universities),
                (_("Defended"), laureate.defended),
                (_("Laudation"), laureate.laudation),
            ),
        )
