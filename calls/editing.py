"""The admin form of a call page: clock times are read and shown in the call's own zone, and promises are kept."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.widgets import AdminDateTimeInput

from calls import clock

INSTANTS = ("opens_at", "closes_at", "letters_due_at")
PROMISED = ("closes_at", "letters_due_at")
"""Instants that move only by an extension once a published call has opened."""


class WallTimeField(forms.DateTimeField):
    """A clock time without a zone; the form around it gives it one."""

    widget = AdminDateTimeInput

    def to_python(self, value):
        parsed = super().to_python(value)
        return parsed.replace(tzinfo=None) if parsed else parsed

    def prepare_value(self, value):
        return value

    def has_changed(self, initial, data):
        return True


def instant_of(form, name, wall, zone):
    """The instant of a clock time typed into a field; None, and a sentence beside it, where there is not just one."""
    found = clock.instants(wall, zone)
    if len(found) == 1:
        return found[0]
    form.add_error(
        name,
        _("Clocks in this zone skip that time. Choose another.")
        if not found
        else _("Clocks in this zone show that time twice. Choose another."),
    )
    return None


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
                cleaned[name] = instant_of(self, name, cleaned[name], zone)
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Choose a closing time after the opening time."))
        if bool(opens) != bool(closes) and not self.errors:
            self.add_error("closes_at" if opens else "opens_at", _("Give both times, or neither."))
        if opens and cleaned.get("letters_due_at") and cleaned["letters_due_at"] <= opens:
            self.add_error("letters_due_at", _("Choose a time after the opening time."))
        self._keep_promises(cleaned)
        return cleaned

    def _keep_promises(self, cleaned):
        """Refuse what people who have begun rely on: a deadline moves by an extension, which tells them all."""
        promised = self._promised()
        for name in PROMISED if promised else ():
            if name in self.errors or name not in self.fields:
                continue
            if _same_minute(cleaned.get(name), promised[name]):
                # The editor's field has no seconds; the promise may.
                cleaned[name] = promised[name]
            else:
                self.add_error(name, _("This call has opened: move it under Calls, Deadlines, where everyone is told."))
        if promised and promised["no_extension"] and not cleaned.get("no_extension"):
            self.add_error("no_extension", _("This call has opened with the promise that its deadline is final."))

    def _promised(self):
        published = type(self.instance).objects.filter(pk=self.instance.pk, live=True, opens_at__lte=timezone.now())
        return published.values("no_extension", *PROMISED).first()


def _same_minute(one, other):
    if one is None or other is None:
        return one is other
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)
