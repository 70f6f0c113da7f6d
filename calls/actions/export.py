"""Taking data along: only for those who run calls, and never without a line in the log of each call concerned."""

from collections.abc import Iterable

from django.db import transaction

from calls import audit, rules
from calls.models import CallPage
from people.models import Person


def export(calls: Iterable[CallPage], table: str, form: str, *, by: Person) -> None:
    """Record that `by` takes a table of these calls along, as a file of this form. Raises NotAllowed."""
    with transaction.atomic():
        rules.check("round.export", by, None)
        for call in calls:
            audit.record("call.export", call, by=by, table=table, form=form)
