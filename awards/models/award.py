"""An award: what it honours; its editions lie below, one a year."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from awards.queries.lines import lines, with_award, with_details
from awards.queries.pages import laureates_of
from calls.queries.call_page import calls_below
from content.models import BasePage


class AwardKind(models.TextChoices):
    THESIS = "thesis", _("Thesis award")
    PAPER = "paper", _("Paper award")


class AwardPage(BasePage):
    kind = models.CharField(_("kind"), max_length=8, choices=AwardKind, default=AwardKind.THESIS)

    parent_page_types = ["awards.AwardsIndexPage"]
    subpage_types = ["awards.AwardEditionPage"]
    template = "awards/award_page.html"
    page_description = _("An award, its laureates and its editions.")

    content_panels = [*BasePage.content_panels[:1], FieldPanel("kind"), *BasePage.content_panels[1:]]
    search_fields = [*BasePage.search_fields, index.FilterField("kind")]

    class Meta:
        verbose_name = _("award")

    def get_context(self, request, *args, **kwargs):
        at = timezone.now()
        editions = lines(with_details(with_award(calls_below(self, at))), at)
        newest, *earlier = laureates_of(self) or [None]
        return super().get_context(request, *args, **kwargs) | {
            "newest": newest,
            "earlier": earlier,
            # An edition of long ago is reached through its laureates.
            "lines": [line for line in editions if line.notice.closes_at or not line.laureates],
        }
