"""What the first page reads: open calls, the year's deadlines, the latest laureates and news."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from calls.models import CallPage, Status
from content.models import NewsPage


@dataclass(frozen=True)
class FrontPage:
    open_calls: QuerySet[CallPage]
    news: QuerySet[NewsPage]


def open_calls(*, at: datetime) -> QuerySet[CallPage]:
    """What one can apply for at that instant, the nearest deadline first."""
    return CallPage.objects.live().public().with_status(Status.OPEN, at).by_deadline()


def latest_news() -> QuerySet[NewsPage]:
    return NewsPage.objects.live().public().order_by("-date", "-pk")


def front_page(*, at: datetime) -> FrontPage:
    return FrontPage(open_calls(at=at), latest_news()[:3])
