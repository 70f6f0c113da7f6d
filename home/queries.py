"""What the first page, the feeds and the search read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Length, Substr
from django.utils.formats import date_format
from django.utils.text import capfirst
from wagtail.models import Page

from awards.models import AwardKind, AwardPage, Laureate
from calls import clock
from calls.kinds import kind_of
from calls.models import CallPage, Status
from calls.queries.notice import LONG_TEXTS
from content.models import NewsIndexPage, NewsPage
from training.models import Season

DEADLINES = 5
LAUREATES = 4
NEWS = 3


@dataclass(frozen=True)
class CallLine:
    """A call as a list shows it: `kind` is what it is, “Summer school”; `action` what one does, “Apply”."""

    call: CallPage
    kind: str
    action: str

    @property
    def place(self) -> str:
        return ", ".join(filter(None, [self.call.city, str(self.call.country.name)]))


@dataclass(frozen=True)
class Deadline:
    """One mark on the year's line; `when` is the day in the zone of the call."""

    title: str
    url: str
    when: str


@dataclass(frozen=True)
class FrontPage:
    """`deadlines` are the next ones, of calls that are open or open later; `laureates` are of the newest year."""

    open_calls: Sequence[CallLine]
    deadlines: Sequence[Deadline]
    laureates: Sequence[Laureate]
    news: Sequence[NewsPage]
    news_page: NewsIndexPage | None


def calls_ahead(*, at: datetime) -> QuerySet[CallPage]:
    """Public calls whose deadline is still to come, the nearest first, without the texts that a list does not show.

    Each has `starts_on`, `ends_on`, `season` and `award_kind` from its feature's tables, where they know: in one query.
    """
    award = AwardPage.objects.filter(path=Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Value(Page.steplen)))
    return (
        CallPage.objects.live()
        .public()
        .filter(closes_at__gt=at)
        .annotate(
            starts_on=Coalesce("schoolpage__starts_on", "cohortpage__starts_on"),
            ends_on=Coalesce("schoolpage__ends_on", "cohortpage__ends_on"),
            season=F("schoolpage__season"),
            award_kind=Subquery(award.values("kind")[:1]),
        )
        .defer(*LONG_TEXTS)
        .by_deadline()
    )


def open_calls(*, at: datetime) -> QuerySet[CallPage]:
    """What one can apply for at that instant, the nearest deadline first."""
    return calls_ahead(at=at).with_status(Status.OPEN, at)


def _line(call) -> CallLine:
    return CallLine(call, str(_kind_word(call)), str(kind_of(call).action))


def _kind_word(call) -> str:
    if call.season:
        return Season(call.season).label
    return AwardKind(call.award_kind).label if call.award_kind else capfirst(call.specific_class._meta.verbose_name)


def _deadline(call) -> Deadline:
    return Deadline(call.title, call.url, date_format(clock.wall(call.closes_at, call.zone), "j F Y"))


def newest_laureates() -> list[Laureate]:
    """Up to four laureates of the newest year that has any."""
    found = list(Laureate.objects.public().prefetch_related("portrait__renditions")[:LAUREATES])
    return [laureate for laureate in found if laureate.year == found[0].year]


def latest_news() -> QuerySet[NewsPage]:
    """Public news, newest first."""
    return (
        NewsPage.objects.live()
        .public()
        .select_related("picture")
        .prefetch_related("picture__renditions")
        .defer("body")
        .order_by("-date", "-pk")
    )


def front_page(*, at: datetime) -> FrontPage:
    ahead = list(calls_ahead(at=at))
    open_now = [_line(call) for call in ahead if call.is_open(at)]
    return FrontPage(
        open_calls=open_now,
        deadlines=[_deadline(call) for call in ahead[:DEADLINES]],
        laureates=newest_laureates(),
        news=list(latest_news()[:NEWS]),
        news_page=NewsIndexPage.objects.live().first(),
    )


def found_pages(words: str) -> Iterable[Page]:
    """Public pages that hold all of `words`, the best first, as pages of their own type; nothing for no words."""
    # Quotation marks and operators mean something to one database or the other; a visitor only means the words.
    plain = " ".join(re.findall(r"\w+", words))
    if not plain:
        return Page.objects.none()
    return Page.objects.live().public().specific().search(plain, operator="and")
