"""That a deadline was moved: read along with the row of a call or of a submission, in no statement of its own."""

from typing import Any

from django.db.models import F, OuterRef, Subquery

from calls.models import Extension

FACTS = ("extended_at", "closed_at", "reason")


def newest_extension(call: str) -> dict[str, Subquery]:
    """What the last extension of the close says, as annotations for rows whose `call` names the call."""
    rows = Extension.objects.filter(call=OuterRef(call), closes_at__gt=F("closed_at")).order_by("-extended_at")
    return {f"extension_{name}": Subquery(rows.values(name)[:1]) for name in FACTS}


def extension_of(row: Any) -> Extension | None:
    """The extension on board of a row with these annotations; none where the deadline was never moved."""
    facts = {name: getattr(row, f"extension_{name}", None) for name in FACTS}
    return Extension(**facts) if facts["extended_at"] else None
