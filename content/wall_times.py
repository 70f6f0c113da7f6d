"""Clock times in the admin: typed as clocks at the place show them, kept as instants.

Clocks skip an hour in spring: a time in it is refused. They show an hour twice in autumn: beside the time, the form
then asks which one is meant, and keeps the answer.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput

from content import zones

FIRST, SECOND = "0", "1"
WHICH = [("", _("Which one?")), (FIRST, _("The first (summer time)")), (SECOND, _("The second (winter time)"))]
SKIPPED = _("Clocks in this zone skip that time. Choose another.")
TWICE = _("Clocks in this zone show that time twice. Choose which one is meant.")


class WallTime(NamedTuple):
    """A clock time without a zone; `which` of two it is, or empty where nobody has said."""

    shown: datetime | str
    which: str = ""


class WallTimeInput(AdminDateTimeInput):
    """The time, and beside it which of two is meant, where the form has found that there are two."""

    template_name = "content/widgets/wall_time.html"
    asks_which = False

    def value_from_datadict(self, data, files, name):
        return WallTime(super().value_from_datadict(data, files, name), data.get(f"{name}_which", ""))

    def get_context(self, name, value, attrs):
        shown, which = value if isinstance(value, WallTime) else (value, str(getattr(value, "fold", "")))
        context = super().get_context(name, shown, attrs)
        if self.asks_which:
            select = forms.Select(attrs={"aria-label": _("Which of the two")}, choices=WHICH)
            context["widget"]["which"] = select.get_context(f"{name}_which", which, None)["widget"]
        return context


class WallTimeField(forms.DateTimeField):
    """A clock time without a zone; the form around it knows the zone, and puts the instant in its place with `read`."""

    widget = WallTimeInput

    def to_python(self, value):
        typed = value if isinstance(value, WallTime) else WallTime(value)
        parsed = super().to_python(typed.shown)
        which = typed.which if typed.which in {FIRST, SECOND} else ""
        return WallTime(parsed.replace(tzinfo=None), which) if parsed else None

    def prepare_value(self, value):
        return value

    def has_changed(self, initial, data):
        return True


def show(form: forms.Form, name: str, instant: datetime | None, zone: str) -> None:
    """Fill a field with what clocks in the zone show at this instant."""
    if instant and name in form.fields:
        form.initial[name] = zones.wall(instant, zone)
        form.fields[name].widget.asks_which = len(zones.instants(form.initial[name], zone)) > 1


def read(form: forms.Form, names: Iterable[str], zone: str | None) -> None:
    """Put instants in place of the clock times that were typed; in `clean`, once the zone is known."""
    for name in names:
        if typed := form.cleaned_data.get(name):
            form.cleaned_data[name] = _instant(form, name, typed, zone) if zone else None


def _instant(form, name, typed, zone):
    found = zones.instants(typed.shown, zone)
    form.fields[name].widget.asks_which = len(found) > 1
    if len(found) > 1 and typed.which:
        return found[int(typed.which)]
    if len(found) != 1:
        form.add_error(name, TWICE if found else SKIPPED)
        return None
    return found[0]
