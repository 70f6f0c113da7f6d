"""What ties a person to the network: work at an institute, or a membership of one's own. Both have dates."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from people.models.institute import Institute
from people.models.period import Period, period_constraint


class Affiliation(Period):
    """A person's time at an institute, as that person says; `verified_at` once the institute has agreed."""

    class Role(models.TextChoices):
        RESEARCHER = "researcher", _("Researcher")
        PHD = "phd", _("Doctoral researcher")
        STUDENT = "student", _("Student")
        OTHER = "other", _("Other")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations", verbose_name=_("person")
    )
    institute = models.ForeignKey(
        Institute,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="affiliations",
        verbose_name=_("institute"),
    )
    other_name = models.CharField(
        _("institute not in the list"), max_length=200, blank=True, help_text=_("Its name, when it is not in the list.")
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.PHD)
    verified_at = models.DateTimeField(_("verified"), null=True, blank=True)

    class Meta:
        verbose_name = _("affiliation")
        verbose_name_plural = _("affiliations")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            period_constraint("affiliation_ends_after_start"),
            models.CheckConstraint(
                condition=Q(institute__isnull=False, other_name="") | (Q(institute__isnull=True) & ~Q(other_name="")),
                name="affiliation_names_one_institute",
                violation_error_message=_("Choose an institute from the list, or write its name; not both."),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.place}"

    @property
    def place(self):
        """The institute's full name, from the list or as the person wrote it."""
        return self.institute.name if self.institute else self.other_name

    @property
    def short_place(self) -> str:
        """As `place`, with the short name of an institute from the list."""
        return self.institute.short_name if self.institute else self.other_name


class Membership(Period):
    """An individual membership of the network."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships", verbose_name=_("person")
    )
    number = models.CharField(_("member number"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("individual membership")
        verbose_name_plural = _("individual memberships")
        ordering = ["-starts_on", "-pk"]
        constraints = [period_constraint("membership_ends_after_start")]

    def __str__(self):
        return f"{self.number}: {self.days}"
