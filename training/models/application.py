"""What an application to a school or cohort adds to a submission: where the applicant stands in the doctorate."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from people.models import CareerStage


class Application(models.Model):
    submission = models.OneToOneField("calls.Submission", on_delete=models.CASCADE, related_name="application")
    stage = models.CharField(_("stage"), max_length=12, choices=CareerStage)
    university = models.CharField(_("university"), max_length=200)
    began_on = models.DateField(_("doctorate begun"), null=True, blank=True)
    supervisor_name = models.CharField(_("main supervisor"), max_length=200, blank=True)
    supervisor_email = models.EmailField(_("supervisor’s e-mail"), blank=True)

    class Meta:
        verbose_name = _("application")
        constraints = [
            models.CheckConstraint(condition=models.Q(stage__in=CareerStage.values), name="application_stage_is_known"),
        ]

    def __str__(self):
        return f"{self.university}, {self.get_stage_display()}"
