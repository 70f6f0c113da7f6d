"""News: what happened in the network, by day."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.search import index

from content.filters import NewsFilter
from content.listing import listing
from content.models.base import BasePage


class NewsPage(BasePage):
    date = models.DateField(_("date"), default=timezone.localdate)
    author_line = models.CharField(
        _("author line"),
        max_length=160,
        blank=True,
        help_text=_("As it should be printed: names, and where they work."),
    )

    parent_page_types = ["content.NewsIndexPage"]
    subpage_types = []
    template = "content/news_page.html"
    content_panels = [
        *BasePage.content_panels[:1],
        FieldRowPanel([FieldPanel("date"), FieldPanel("author_line")]),
        *BasePage.content_panels[1:],
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("author_line"), index.FilterField("date")]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")


class NewsIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["content.NewsPage"]
    max_count = 1
    template = "content/news_index_page.html"

    class Meta:
        verbose_name = _("news list")

    def news(self):
        """What is published below this page, newest first."""
        return NewsPage.objects.child_of(self).live().public().order_by("-date", "-pk")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "listing": listing(
                request, NewsFilter, self.news().select_related("picture").prefetch_related("picture__renditions")
            )
        }
