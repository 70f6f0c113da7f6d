"""What editors write, one noun a file."""

from content.models.base import BasePage
from content.models.event import EventIndexPage, EventPage
from content.models.group import GroupIndexPage, GroupMember, GroupPage
from content.models.institute import InstituteIndexPage
from content.models.news import NewsIndexPage, NewsPage
from content.models.site_settings import SiteSettings
from content.models.standard import StandardPage
from content.models.topic import Topic

__all__ = [
    "BasePage",
    "EventIndexPage",
    "EventPage",
    "GroupIndexPage",
    "GroupMember",
    "GroupPage",
    "InstituteIndexPage",
    "NewsIndexPage",
    "NewsPage",
    "SiteSettings",
    "StandardPage",
    "Topic",
]
