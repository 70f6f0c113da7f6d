"""Feeds for those who read elsewhere: open calls and news, as Atom."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls.templatetags.calls_time import in_zone
from home.queries import latest_news, open_calls

NEWS_IN_FEED = 30


class PageFeed(Feed):
    """Pages as entries; `address` names the feed's own address, by which readers tell one feed from another."""

    feed_type = Atom1Feed
    link = "/"
    address: str

    def feed_guid(self):
        return f"{settings.SITE_URL}{reverse(self.address)}"

    def item_title(self, page):
        return page.title

    def item_link(self, page):
        return page.full_url

    def item_description(self, page):
        return page.introduction

    def item_updateddate(self, page):
        return page.last_published_at


class OpenCallsFeed(PageFeed):
    """What one can apply for now, the nearest deadline first."""

    title = gettext_lazy("Open calls")
    subtitle = gettext_lazy("Schools, cohorts and awards that one can apply for now.")
    address = "home:feed_calls"

    def items(self):
        return open_calls(at=timezone.now())

    def item_description(self, call):
        deadline = _("Open until %s.") % in_zone(call.closes_at, call.zone)
        return f"{call.introduction} {deadline}".strip()

    def item_pubdate(self, call):
        return call.opens_at


class NewsFeed(PageFeed):
    """The newest thirty news items."""

    title = gettext_lazy("News")
    subtitle = gettext_lazy("News of the network.")
    address = "home:feed_news"

    def items(self):
        return latest_news()[:NEWS_IN_FEED]

    def item_pubdate(self, news):
        return datetime.combine(news.date, time(), UTC)
