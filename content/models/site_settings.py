"""What stands around every page of a site: its sentence, its office, its links, its small print."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField, StreamField


class SocialLinkBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("name"), max_length=40)
    url = blocks.URLBlock(label=_("address"))

    class Meta:
        icon = "link"
        label = _("Link")
        label_format = "{name}"


@register_setting(icon="site")
class SiteSettings(BaseSiteSetting):
    tagline = models.CharField(
        _("tagline"), max_length=160, blank=True, help_text=_("One sentence on what the network is.")
    )
    office_name = models.CharField(_("office"), max_length=120, blank=True)
    office_email = models.EmailField(_("office e-mail"), blank=True)
    office_address = models.TextField(_("office address"), blank=True)
    social_links = StreamField([("link", SocialLinkBlock())], blank=True, verbose_name=_("links elsewhere"))
    footer_text = RichTextField(_("footer"), blank=True, features=["bold", "italic", "link"])

    panels = [
        FieldPanel("tagline"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("office_name"), FieldPanel("office_email")]), FieldPanel("office_address")],
            heading=_("Office"),
        ),
        FieldPanel("social_links"),
        FieldPanel("footer_text"),
    ]

    class Meta:
        verbose_name = _("words around the site")
