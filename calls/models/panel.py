"""Who judges: panels with their seats, the rounds of a call, and which juror reads which dossier."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from calls.flow import Conflict, Seat, Stage


class Panel(models.Model):
    call = models.ForeignKey("calls.CallPage", on_delete=models.PROTECT, related_name="panels")
    name = models.CharField(_("name"), max_length=120)

    class Meta:
        verbose_name = _("panel")
        ordering = ["call", "name"]
        constraints = [models.UniqueConstraint(fields=["call", "name"], name="panel_name_is_unique_in_its_call")]

    def __str__(self):
        return self.name


class Juror(models.Model):
    """A seat on a panel. It is never deleted: a juror who leaves is made inactive, and the marks stay."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="jurors")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats")
    role = models.CharField(_("role"), max_length=8, choices=Seat, default=Seat.JUROR)
    active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("juror")
        ordering = ["panel", "person__last_name", "person__first_name"]
        constraints = [
            models.UniqueConstraint(fields=["panel", "person"], name="juror_sits_once_on_a_panel"),
            models.CheckConstraint(condition=Q(role__in=Seat.values), name="juror_role_is_known"),
        ]

    def __str__(self):
        return self.person.name


class RoundQuerySet(models.QuerySet):
    def begun(self) -> "RoundQuerySet":
        """Those that were opened to their jury, whatever came of them since."""
        return self.exclude(stage=Stage.PLANNED)


class Round(models.Model):
    """One round of judging. `key` is the block it was drawn as on the call's page."""

    call = models.ForeignKey("calls.CallPage", on_delete=models.PROTECT, related_name="rounds")
    key = models.CharField(max_length=64)
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=120)
    instructions = models.TextField(_("instructions"), blank=True)
    readers = models.PositiveSmallIntegerField(_("readers for each dossier"), default=3)
    minimum_marks = models.PositiveSmallIntegerField(_("marks needed for a result"), default=1)
    names_hidden = models.BooleanField(_("names are hidden from jurors"), default=False)
    shortlists = models.BooleanField(_("decides who goes on to the next round"), default=False)
    version = models.ForeignKey("calls.FormVersion", on_delete=models.PROTECT, related_name="rounds")
    panel = models.ForeignKey(Panel, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds")
    stage = models.CharField(_("stage"), max_length=8, choices=Stage, default=Stage.PLANNED)
    due_at = models.DateTimeField(_("marks are due"), null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        ordering = ["call", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "key"], name="round_key_is_unique_in_its_call"),
            models.CheckConstraint(condition=Q(stage__in=Stage.values), name="round_stage_is_known"),
            models.CheckConstraint(
                condition=Q(stage=Stage.PLANNED) | Q(opened_at__isnull=False, panel__isnull=False),
                name="round_opened_has_a_time_and_a_panel",
            ),
            models.CheckConstraint(
                condition=~Q(stage__in=[Stage.CLOSED, Stage.RELEASED]) | Q(closed_at__isnull=False),
                name="round_closed_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.RELEASED) | Q(released_at__isnull=False), name="round_released_has_a_time"
            ),
            models.CheckConstraint(condition=Q(readers__gte=1), name="round_has_readers"),
        ]

    def __str__(self):
        return self.name


class AssignmentQuerySet(models.QuerySet):
    def of(self, person) -> "AssignmentQuerySet":
        """What a person has been announced, in rounds that are open or closed, on seats still held."""
        return self.filter(juror__person=person, juror__active=True, round__stage__in=[Stage.OPEN, Stage.CLOSED])


class Assignment(models.Model):
    """One juror reads one submission in one round; the juror says first whether there is a conflict."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="assignments")
    submission = models.ForeignKey("calls.Submission", on_delete=models.PROTECT, related_name="assignments")
    juror = models.ForeignKey(Juror, on_delete=models.PROTECT, related_name="assignments")
    conflict = models.CharField(_("conflict"), max_length=10, choices=Conflict, default=Conflict.UNANSWERED)
    conflict_because = models.TextField(_("the conflict"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        ordering = ["round", "submission", "juror"]
        constraints = [
            models.UniqueConstraint(fields=["round", "submission", "juror"], name="assignment_is_unique"),
            models.CheckConstraint(condition=Q(conflict__in=Conflict.values), name="assignment_conflict_is_known"),
            models.CheckConstraint(
                condition=Q(conflict=Conflict.UNANSWERED) | Q(answered_at__isnull=False),
                name="assignment_answered_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(conflict=Conflict.DECLARED) | ~Q(conflict_because=""),
                name="assignment_declared_conflict_says_what",
            ),
        ]
        indexes = [models.Index(fields=["juror", "round"])]

    def __str__(self):
        return f"{self.juror_id} → {self.submission_id}"
