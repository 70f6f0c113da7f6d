"""The directory of institutes: who belongs to the network, and since when."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.filters import InstituteFilter
from content.listing import listing
from content.models.base import BasePage
from content.queries import institutes


class InstituteIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    template = "content/institute_index_page.html"

    class Meta:
        verbose_name = _("list of institutes")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"listing": listing(request, InstituteFilter, institutes(on=timezone.localdate()))}
