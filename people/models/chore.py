"""When each chore of the worker last ran: one row a chore, shared by all workers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class ChoreRun(models.Model):
    """The latest run of a chore. Written by `people.chores` only."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    began_at = models.DateTimeField(_("began"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    trouble = models.TextField(_("trouble"), blank=True, help_text=_("What the latest run ended with, if it failed."))

    class Meta:
        verbose_name = _("run of a chore")
        verbose_name_plural = _("runs of chores")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(began_at__isnull=False), name="chore_ended_has_begun"
            ),
        ]

    def __str__(self):
        return self.name
