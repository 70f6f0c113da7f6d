"""What training holds about a person beside their applications, for their own download."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from people.models import Person
from people.own_data import Record, facts


def places(person: Person) -> Iterator[Record]:
    """Places at schools and in cohorts, and where one stands on a waiting list."""
    for participant in person.places.select_related("call", "submission").order_by("pk"):
        yield Record(
            participant.call.title,
            facts(
                (_("Application"), participant.submission.reference),
                (_("State"), participant.get_state_display()),
                (_("Position on the waiting list"), participant.position),
                (_("Since"), participant.created_at),
            ),
        )
