"""Dates that a call promises to the people who take part in it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class MilestoneBlock(blocks.StructBlock):
    date = blocks.DateBlock(label=_("date"))
    what = blocks.CharBlock(label=_("what happens"), max_length=120)

    class Meta:
        icon = "date"
        label = _("Promised date")
        label_format = "{date} {what}"
