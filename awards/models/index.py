"""The page under which all awards lie: their editions, found by filters."""

from django.utils.translation import gettext_lazy as _

from content.models import BasePage


class AwardsIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["awards.AwardPage"]
    max_count = 1
    template = "awards/index_page.html"
    page_description = _("Lists every edition of every award.")

    class Meta:
        verbose_name = _("awards index")
