"""Which published calls may still have to be prepared."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from calls.models import APPLICATION, CallPage, FormVersion, Round

JUST_PUBLISHED = timedelta(hours=1)
"""Long enough for a worker that died between publishing and preparing, or failed at it, to have tried again."""


def unprepared(at: datetime) -> QuerySet:
    """Live calls that were published a short while ago, or have not closed and lack a form or rounds."""
    forms = FormVersion.objects.filter(call=OuterRef("pk"), purpose=APPLICATION)
    rounds = Round.objects.filter(call=OuterRef("pk"))
    lacking = Q(closes_at__gt=at) & (~Exists(forms) | ~Exists(rounds))
    return CallPage.objects.live().filter(Q(last_published_at__gt=at - JUST_PUBLISHED) | lacking)
