"""The admin form of a call page: clock times are read and shown in the call's own zone."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput

from calls import clock

INSTANTS = ("opens_at", "closes_at", "letters_due_at")


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


class CallPageForm(WagtailAdminPageForm):
    opens_at = WallTimeField(required=False, label=_("Opens"))
    closes_at = WallTimeField(required=False, label=_("Closes"))
    letters_due_at = WallTimeField(required=False, label=_("Letters are due"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in INSTANTS:
            instant = getattr(self.instance, name)
            if instant and name in self.fields:
                self.initial[name] = clock.wall(instant, self.instance.zone)

    def clean(self):
        cleaned = super().clean()
        zone = cleaned.get("zone")
        for name in INSTANTS:
            if zone and cleaned.get(name):
                cleaned[name] = self._instant(name, cleaned[name], zone)
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Choose a closing time after the opening time."))
        if bool(opens) != bool(closes) and not self.errors:
            self.add_error("closes_at" if opens else "opens_at", _("Give both times, or neither."))
        return cleaned

    def _instant(self, name, wall, zone):
        found = clock.instants(wall, zone)
        if len(found) == 1:
            return found[0]
        self.add_error(
            name,
            _("Clocks in this zone skip that time. Choose another.")
            if not found
            else _("Clocks in this zone show that time twice. Choose another."),
        )
        return None
