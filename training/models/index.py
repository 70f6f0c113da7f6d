"""The page under which all training lies: schools and the academy, found by filters."""

from django.utils.translation import gettext_lazy as _

from content.models import BasePage


class TrainingIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["training.SchoolPage", "training.AcademyPage"]
    max_count = 1
    template = "training/index_page.html"
    page_description = _("Lists every school and every intake of the academy.")

    class Meta:
        verbose_name = _("training index")
