"""The admin form of an event: clock times are read and shown in the zone of the event's place."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from content.wall_times import WallTimeField, read, show

INSTANTS = ("starts_at", "ends_at")


class EventPageForm(WagtailAdminPageForm):
    starts_at = WallTimeField(label=_("Starts"))
    ends_at = WallTimeField(label=_("Ends"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in INSTANTS:
            show(self, name, getattr(self.instance, name), self.instance.zone)

    def clean(self):
        cleaned = super().clean()
        read(self, INSTANTS, cleaned.get("zone"))
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends < starts:
            self.add_error("ends_at", _("Choose an end after the start."))
        return cleaned
