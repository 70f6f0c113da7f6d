"""A page of text: about the network, its governance, its statutes."""

from django.utils.translation import gettext_lazy as _

from content.models.base import BasePage


class StandardPage(BasePage):
    parent_page_types = ["home.HomePage", "content.StandardPage"]
    subpage_types = ["content.StandardPage"]
    template = "content/standard_page.html"

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    def get_context(self, request, *args, **kwargs):
        """Adds `below`, the pages under this one, in the editors' order."""
        return super().get_context(request, *args, **kwargs) | {"below": self.get_children().live().public()}
