"""The admin form of an event: clock times are read and shown in the zone of the event's place."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput

from content import zones


class WallTimeField(forms.DateTimeField):
    """A clock time without a zone; the page's form gives it one."""

    widget = AdminDateTimeInput

    def to_python(self, value):
        parsed = super().to_python(value)
        return parsed.replace(tzinfo=None) if parsed else parsed

    def prepare_value(self, value):
        return value

    def has_changed(self, initial, data):
        return True


class EventPageForm(WagtailAdminPageForm):
    starts_at = WallTimeField(label=_("Starts"))
    ends_at = WallTimeField(label=_("Ends"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("starts_at", "ends_at"):
            stored = getattr(self.instance, name)
            if stored and name in self.fields:
                self.initial[name] = zones.wall(stored, self.instance.zone)

    def clean(self):
        cleaned = super().clean()
        for name in ("starts_at", "ends_at"):
            if cleaned.get("zone") and cleaned.get(name):
                cleaned[name] = self._instant(name, cleaned[name], cleaned["zone"])
        starts, ends = cleaned.get("starts_at"), cleaned.get("ends_at")
        if starts and ends and ends < starts:
            self.add_error("ends_at", _("Choose an end after the start."))
        return cleaned

    def _instant(self, name, wall_time, zone):
        found = zones.instant(wall_time, zone)
        if found is None:
            self.add_error(name, _("Clocks in this zone skip that time. Choose another."))
        return found
