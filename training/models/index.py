"""The page under which all training lies: schools and the academy, found by filters."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from calls.filters import kind_tabs
from calls.queries.call_page import calls_below
from content.listing import listing
from content.models import BasePage
from training.filters import KINDS, TrainingFilter
from training.queries.lines import lines, with_details


class TrainingIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["training.SchoolPage", "training.AcademyPage"]
    max_count = 1
    template = "training/index_page.html"
    page_description = _("Lists every school and every intake of the academy.")

    class Meta:
        verbose_name = _("training index")

    def get_context(self, request, *args, **kwargs):
        at = timezone.now()
        found = listing(request, TrainingFilter, with_details(calls_below(self, at)))
        return super().get_context(request, *args, **kwargs) | {
            "listing": found,
            "lines": lines(found.page, at),
            "tabs": kind_tabs(request.GET, _("All training"), KINDS),
        }
