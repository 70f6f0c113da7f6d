"""From one day to another, both included; an open end is still running."""

from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

DAY = "j F Y"
"""How this app writes a day."""


class PeriodQuerySet(models.QuerySet):
    def running_on(self, date):
        """The rows whose first and last day enclose `date`."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=date), starts_on__lte=date)


class Period(models.Model):
    """A row that holds for some days only."""

    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Leave empty while it lasts."))

    objects = PeriodQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return self.days

    @property
    def days(self):
        """The period in words."""
        start = date_format(self.starts_on, DAY)
        if self.ends_on is None:
            return str(_("since %(start)s") % {"start": start})
        return str(_("%(start)s to %(end)s") % {"start": start, "end": date_format(self.ends_on, DAY)})


def period_constraint(name):
    """The database's refusal of a period that ends before it starts."""
    return models.CheckConstraint(
        condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
        name=name,
        violation_error_message=_("The last day must not be before the first."),
    )
