"""One juror's evaluation of one dossier: a score for each criterion, comments and a recommendation."""

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from calls.flow import Sheet


class Evaluation(models.Model):
    assignment = models.OneToOneField("calls.Assignment", on_delete=models.PROTECT, related_name="evaluation")
    version = models.ForeignKey("calls.FormVersion", on_delete=models.PROTECT, related_name="evaluations")
    state = models.CharField(_("state"), max_length=10, choices=Sheet, default=Sheet.DRAFT)
    recommendation = models.CharField(_("recommendation"), max_length=64, blank=True)
    remarks = models.JSONField(_("remarks"), default=dict)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("saved"))
    handed_in_at = models.DateTimeField(_("handed in"), null=True, blank=True)

    class Meta:
        verbose_name = _("evaluation")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=Sheet.values), name="evaluation_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=Sheet.DRAFT) | Q(handed_in_at__isnull=False), name="evaluation_handed_in_has_a_time"
            ),
        ]

    def __str__(self):
        return self.get_state_display()

    @cached_property
    def score_map(self) -> dict[str, "Score"]:
        return {score.criterion: score for score in self.scores.all()}


class Score(models.Model):
    """What a juror gives on one criterion: a value, or “not applicable”, or so far only a comment."""

    evaluation = models.ForeignKey(Evaluation, on_delete=models.CASCADE, related_name="scores")
    criterion = models.CharField(max_length=64)
    value = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True)
    not_applicable = models.BooleanField(default=False)
    comment = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "criterion"], name="score_one_per_criterion"),
            models.CheckConstraint(
                condition=Q(not_applicable=False) | Q(value__isnull=True), name="score_not_applicable_has_no_value"
            ),
        ]

    def __str__(self):
        return f"{self.criterion}: {self.value}"
