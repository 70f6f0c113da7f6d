"""The page that every other page type begins from: an introduction, a picture, topics and a body."""

from functools import partial

from django.db import models
from django.forms import CheckboxSelectMultiple
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from content.blocks import BodyBlock
from content.navigation import trail
from content.shortcut import restrictions_on


class BasePage(Page):
    introduction = models.TextField(
        _("introduction"), max_length=400, blank=True, help_text=_("One or two sentences; shown in lists as well.")
    )
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    topics = ParentalManyToManyField("content.Topic", blank=True, verbose_name=_("topics"), related_name="+")
    body = StreamField(BodyBlock(), blank=True, verbose_name=_("body"))

    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("picture"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldPanel("body"),
    ]
    search_fields = [*Page.search_fields, index.SearchField("introduction"), index.SearchField("body")]

    class Meta:
        abstract = True

    def get_context(self, request, *args, **kwargs):
        """Adds `trail`, the pages above this one; they are read only if the template prints them."""
        context = super().get_context(request, *args, **kwargs)
        return context | {"trail": SimpleLazyObject(partial(trail, self, request=request))}

    def get_view_restrictions(self):
        restrictions = restrictions_on(self)
        return super().get_view_restrictions() if restrictions is None else restrictions
