"""What the office reads of windows: every call with its deadline, and what was moved or allowed in one of them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from calls.flow import State
from calls.models import CallPage, Extension, LateAccess
from calls.queries.notice import Notice, in_turn, notice

UNREAD = ("application_form", "rounds_plan", "body", "timeline", "who_may_apply", "how_we_select", "letter_statements")


@dataclass(frozen=True)
class Window:
    """One call's window; `is_movable` while it may be extended, or somebody let in."""

    call: CallPage
    notice: Notice
    drafts: int
    submitted: int
    is_movable: bool
    extensions: tuple[Extension, ...] = ()
    late: tuple[LateAccess, ...] = ()


def windows(at: datetime) -> QuerySet[CallPage]:
    """Published calls with a window, counted in one query: open ones by deadline, those to come, past ones."""
    running = Q(late_access__until__gt=at, late_access__revoked_at=None)
    counts = {
        "draft_count": Count("submissions", filter=Q(submissions__state=State.DRAFT), distinct=True),
        "late_count": Count("late_access", filter=running, distinct=True),
        "extension_count": Count("extensions", distinct=True),
    }
    calls = CallPage.objects.live().filter(closes_at__isnull=False).defer(*UNREAD)
    return in_turn(calls, at).annotate(**counts)


def window(call: CallPage, at: datetime) -> Window:
    """One call's window with its history; four queries."""
    begun = call.rounds.begun().exists()
    counted = call.submissions.aggregate(
        drafts=Count("pk", filter=Q(state=State.DRAFT)), submitted=Count("pk", filter=Q(state=State.SUBMITTED))
    )
    return Window(
        call=call,
        notice=notice(call, at),
        is_movable=bool(call.opens_at and call.opens_at <= at) and not call.no_extension and not begun,
        extensions=tuple(call.extensions.select_related("extended_by").order_by("-extended_at")),
        late=tuple(call.late_access.select_related("person", "given_by").order_by("-given_at")),
        **counted,
    )
