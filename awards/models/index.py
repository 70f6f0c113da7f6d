"""The page under which all awards lie: their editions, found by filters."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.filters import KINDS, AwardFilter
from awards.queries.lines import lines, with_award, with_details
from calls.filters import kind_tabs
from calls.queries.call_page import calls_below
from content.listing import listing
from content.models import BasePage


class AwardsIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["awards.AwardPage"]
    max_count = 1
    template = "awards/index_page.html"
    page_description = _("Lists every edition of every award.")

    class Meta:
        verbose_name = _("awards index")

    def get_context(self, request, *args, **kwargs):
        at = timezone.now()
        found = listing(request, AwardFilter, with_details(with_award(calls_below(self, at))))
        return super().get_context(request, *args, **kwargs) | {
            "listing": found,
            "lines": lines(found.page, at),
            "tabs": kind_tabs(request.GET, _("All awards"), KINDS),
        }
