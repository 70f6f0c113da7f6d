"""The first page of the site: what the network offers, and what is open now."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.shortcut import page_at
from home.queries import front_page


class FigureBlock(blocks.StructBlock):
    number = blocks.CharBlock(label=_("number"), max_length=12, help_text=_("As it should be printed, such as 1,200."))
    label = blocks.CharBlock(label=_("what it counts"), max_length=60)

    class Meta:
        icon = "order"
        label = _("Figure")
        label_format = "{number} {label}"


class HomePage(Page):
    headline = models.CharField(
        _("headline"), max_length=160, help_text=_("One sentence: what the network offers doctoral researchers.")
    )
    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    figures = StreamField([("figure", FigureBlock())], blank=True, max_num=4, verbose_name=_("the network in figures"))

    parent_page_types = ["wagtailcore.Page"]
    max_count = 1
    template = "home/home_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("headline"),
        FieldPanel("introduction"),
        FieldPanel("figures"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("headline"), index.SearchField("introduction")]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        page = page_at(self, path_components)
        return page.route(request, []) if page else super().route(request, path_components)

    def figure_list(self) -> list[dict[str, str]]:
        return [dict(block.value) for block in self.figures]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"front": front_page(at=timezone.now())}
