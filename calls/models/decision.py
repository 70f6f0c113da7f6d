"""A decision: prepared quietly, released with all others of its round, and never changed after."""

from json import dumps

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class DecisionQuerySet(models.QuerySet):
    def released(self) -> "DecisionQuerySet":
        return self.filter(released_at__isnull=False)

    def facts(self) -> list[tuple[int, str, str]]:
        """Submission, outcome and reason of each, in one query and a fixed order."""
        return list(self.order_by("submission").values_list("submission", "outcome", "reason"))

    def fingerprint(self) -> str:
        return fingerprint(self.facts())


def fingerprint(facts: list[tuple[int, str, str]]) -> str:
    """Twelve signs that change whenever an outcome or a reason among these facts does.

    Keyed by the site, or a board that seals one decision would tell it to whoever tries the few that it can be.
    """
    return salted_hmac("calls.decisions", dumps(facts), algorithm="sha256").hexdigest()[:12]


class Decision(models.Model):
    """`basis` keeps the figures a released decision stood on, so that nothing announced changes later."""

    round = models.ForeignKey("calls.Round", on_delete=models.PROTECT, related_name="decisions")
    submission = models.ForeignKey("calls.Submission", on_delete=models.PROTECT, related_name="decisions")
    outcome = models.CharField(_("outcome"), max_length=32)
    advances = models.BooleanField(_("goes on to the next round"), default=False)
    reason = models.TextField(_("reason"), blank=True)
    letter = models.TextField(_("letter to the candidate"), blank=True)
    basis = models.JSONField(default=dict)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        ordering = ["round", "submission"]
        constraints = [
            models.UniqueConstraint(fields=["round", "submission"], name="decision_one_per_round"),
            models.CheckConstraint(condition=~Q(outcome=""), name="decision_has_an_outcome"),
            models.CheckConstraint(
                condition=Q(released_at__isnull=True, released_by__isnull=True)
                | Q(released_at__isnull=False, released_by__isnull=False),
                name="decision_released_has_a_time_and_a_person",
            ),
        ]

    def __str__(self):
        return f"{self.submission_id}: {self.outcome}"

    @property
    def facts(self) -> tuple[int, str, str]:
        return self.submission_id, self.outcome, self.reason
