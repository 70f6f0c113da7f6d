"""The admin form of a call page: clock times are read and shown in the call's own zone, and promises are kept."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from content.wall_times import WallTimeField, read, show

INSTANTS = ("opens_at", "closes_at", "letters_due_at")
PROMISED = ("closes_at", "letters_due_at")
"""Instants that move only by an extension once a published call has opened."""


class CallPageForm(WagtailAdminPageForm):
    opens_at = WallTimeField(required=False, label=_("Opens"), help_text=_("Such as 2027-01-15 09:00."))
    closes_at = WallTimeField(required=False, label=_("Closes"), help_text=_("Such as 2027-01-31 23:59."))
    letters_due_at = WallTimeField(
        required=False, label=_("Letters are due"), help_text=_("Empty: when the call closes.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in INSTANTS:
            show(self, name, getattr(self.instance, name), self.instance.zone)

    def clean(self):
        cleaned = super().clean()
        read(self, INSTANTS, cleaned.get("zone"))
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("Choose a closing time after the opening time."))
        if bool(opens) != bool(closes) and not self.errors:
            self.add_error("closes_at" if opens else "opens_at", _("Give both times, or neither."))
        if opens and cleaned.get("letters_due_at") and cleaned["letters_due_at"] <= opens:
            self.add_error("letters_due_at", _("Choose a time after the opening time."))
        elif closes and cleaned.get("letters_due_at") and cleaned["letters_due_at"] < closes:
            self.add_error("letters_due_at", _("Letters are due when the call closes, or later."))
        self._keep_promises(cleaned)
        self._keep_rules()
        self._keep_code()
        self._keep_rounds(cleaned)
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

    def _keep_rules(self):
        """Refuse a change of rules that people were told: officers make it where they see whom it touches."""
        changed = set(type(self.instance).rule_fields) & set(self.changed_data)
        if changed and self.instance.pk and self.instance.submissions.exists():
            for name in sorted(changed):
                self.add_error(name, _("People have begun: change this under Calls, Eligibility."))

    def _keep_code(self):
        """Refuse another code once reference numbers begin with the old one."""
        if "code" in self.changed_data and self.instance.pk and self.instance.submissions.exists():
            self.add_error("code", _("People have begun, and their reference numbers carry the code: it stays."))

    def _keep_rounds(self, cleaned):
        """Refuse to take off or to move what a jury has begun: places and letters name rounds by their number."""
        if "rounds_plan" not in cleaned or not self.instance.pk:
            return
        begun = self.instance.rounds.filter(opened_at__isnull=False).order_by("number").values_list("key", "name")
        drawn = [block.id for block in cleaned["rounds_plan"]]
        for place, (key, name) in enumerate(begun):
            if drawn[place : place + 1] != [key]:
                self.add_error(
                    "rounds_plan",
                    _("The round “%(name)s” has begun: it stays, as number %(number)d.")
                    % {"name": name, "number": place + 1},
                )

    def _promised(self):
        published = type(self.instance).objects.filter(pk=self.instance.pk, live=True, opens_at__lte=timezone.now())
        return published.values("no_extension", *PROMISED).first()


def _same_minute(one, other):
    if one is None or other is None:
        return one is other
    return one.replace(second=0, microsecond=0) == other.replace(second=0, microsecond=0)
