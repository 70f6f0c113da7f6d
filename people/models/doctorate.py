"""Where somebody stands in the doctorate: told once in the profile, and the beginning of every application after."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CareerStage(models.TextChoices):
    """The same for a profile and for an application, which keeps what was true on its day."""

    EARLY = "early", _("Doctorate, early stage")
    MIDDLE = "middle", _("Doctorate, middle stage")
    LATE = "late", _("Doctorate, late stage")
    EARLY_CAREER = "early_career", _("Early career, after the doctorate")


class Doctorate(models.Model):
    """A person's doctorate, as that person says; nothing in it is required."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="doctorate")
    stage = models.CharField(_("where you stand"), max_length=12, choices=CareerStage, blank=True)
    university = models.CharField(_("university of your doctorate"), max_length=200, blank=True)
    began_on = models.DateField(
        _("doctorate begun on"), null=True, blank=True, help_text=_("The first day of the month will do.")
    )
    supervisor_name = models.CharField(_("main supervisor"), max_length=200, blank=True)
    supervisor_email = models.EmailField(_("supervisor’s e-mail address"), blank=True)

    class Meta:
        verbose_name = _("doctorate")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(stage__in=[*CareerStage.values, ""]), name="doctorate_stage_is_known"
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.get_stage_display(), self.university]))
