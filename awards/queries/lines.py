"""The editions of the awards as lines of a list, each with its award, its laureates and its deadline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Length, Substr
from wagtail.models import Page

from awards.models.laureate import Distinction, Laureate
from calls.models import CallPage
from calls.queries.notice import LONG_TEXTS, Notice, notice


@dataclass(frozen=True)
class Line:
    page: CallPage
    award: str
    laureates: str
    notice: Notice


def with_award(editions: QuerySet[CallPage]) -> QuerySet[CallPage]:
    """Each edition with `award_title` and `award_kind`, read from its parent page in the same query."""
    award = Page.objects.filter(path=OuterRef("path_of_award"))
    return editions.annotate(path_of_award=Substr("path", 1, Length("path") - Value(Page.steplen))).annotate(
        award_title=Subquery(award.values("title")[:1]), award_kind=Subquery(award.values("awardpage__kind")[:1])
    )


def with_details(calls: QuerySet[CallPage]) -> QuerySet[CallPage]:
    """What `line` reads of each edition, in two queries for any number of editions."""
    winners = Laureate.objects.filter(distinction=Distinction.LAUREATE).order_by("sort_order", "name")
    return (
        calls.defer(*LONG_TEXTS)
        .select_related("awardeditionpage")
        .prefetch_related(Prefetch("awardeditionpage__laureates", queryset=winners, to_attr="winners"))
    )


def line(call: CallPage, at: datetime) -> Line:
    """One edition, fetched `with_details`, in words."""
    winners = call.awardeditionpage.winners
    return Line(call, call.award_title, " · ".join(winner.name for winner in winners), notice(call, at))


def lines(calls: Iterable[CallPage], at: datetime) -> list[Line]:
    return [line(call, at) for call in calls]
