"""Who has a place at a school or in a cohort, and who waits for one in which order."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    OFFERED = "offered", _("Place offered")
    WAITING = "waiting", _("On the waiting list")
    CONFIRMED = "confirmed", _("Place confirmed")
    DECLINED = "declined", _("Place declined")


TAKEN = [Place.OFFERED, Place.CONFIRMED]
"""States that use up one of the call's places."""


class ParticipantQuerySet(models.QuerySet):
    def placed(self) -> "ParticipantQuerySet":
        return self.filter(state__in=TAKEN)

    def waiting(self) -> "ParticipantQuerySet":
        return self.filter(state=Place.WAITING).order_by("position")


class Participant(models.Model):
    """Made when decisions are released. `position` is the place on the waiting list, from 1, while somebody waits."""

    call = models.ForeignKey("calls.CallPage", on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="places")
    submission = models.OneToOneField("calls.Submission", on_delete=models.PROTECT, related_name="participant")
    state = models.CharField(_("state"), max_length=10, choices=Place)
    position = models.PositiveSmallIntegerField(_("position on the waiting list"), null=True, blank=True)
    created_at = models.DateTimeField(_("since"))

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = _("participant")
        ordering = ["call", "position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "person"], name="participant_once_in_a_call"),
            models.UniqueConstraint(fields=["call", "position"], name="participant_position_is_unique"),
            models.CheckConstraint(condition=Q(state__in=Place.values), name="participant_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=Place.WAITING, position__isnull=False, position__gte=1)
                | (~Q(state=Place.WAITING) & Q(position__isnull=True)),
                name="participant_waiting_has_a_position",
            ),
        ]

    def __str__(self):
        return f"{self.person_id}: {self.get_state_display()}"
