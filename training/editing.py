"""The admin form of a module: times of its sessions are read and shown as clocks at the place show them."""

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminPageForm

from content import zones


def venue_zones() -> list[tuple[str, str]]:
    """Zones in which something can take place; nobody meets “anywhere on Earth”."""
    return zones.choices()


class ModulePageForm(WagtailAdminPageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for form in self._session_forms():
            for name in ("starts_at", "ends_at"):
                instant = getattr(form.instance, name)
                if instant:
                    form.initial[name] = zones.wall(instant, self.instance.zone)

    def is_valid(self):
        # Django's own field reads a naive time in the active zone, and refuses times that clocks skip or repeat.
        with timezone.override(zones.zone(self._zone())):
            return super().is_valid()

    def _zone(self):
        chosen = self.data.get(self.add_prefix("zone")) if self.is_bound else None
        return chosen if chosen in dict(venue_zones()) else self.instance.zone

    def _session_forms(self):
        return self.formsets["sessions"].forms if "sessions" in self.formsets else []
