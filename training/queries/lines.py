"""The programme of training as lines of a list: schools and cohorts, each with its place, days and deadline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from calls.models import CallPage
from calls.queries.notice import LONG_TEXTS, Notice, notice
from content.days import days
from training.words import place


@dataclass(frozen=True)
class Line:
    page: CallPage
    kind: str
    where: str
    when: str
    notice: Notice


def with_details(calls: QuerySet[CallPage]) -> QuerySet[CallPage]:
    """What `line` reads of each call, in two queries for any number of calls."""
    return calls.defer(*LONG_TEXTS).select_related("schoolpage", "cohortpage").prefetch_related("schoolpage__hosts")


def line(call: CallPage, at: datetime) -> Line:
    """One call, fetched `with_details`, in words."""
    school, cohort = getattr(call, "schoolpage", None), getattr(call, "cohortpage", None)
    dated = school or cohort
    hosts = " · ".join(host.short_name for host in school.hosts.all()) if school else ""
    return Line(
        page=call,
        kind=school.get_season_display() if school else _("Academy cohort"),
        where=" · ".join(filter(None, [hosts, place(call.city, call.country) or call.get_mode_display()])),
        when=days(dated.starts_on, dated.ends_on) or str(call.year),
        notice=notice(call, at),
    )


def lines(calls: Iterable[CallPage], at: datetime) -> list[Line]:
    return [line(call, at) for call in calls]
