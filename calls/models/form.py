"""A form as it was issued: numbered, immutable, with a digest. Submissions and evaluations point at one."""

from django.conf import settings
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from calls.forms.definition import Definition

APPLICATION = "application"
"""The purpose of the form that candidates fill in; an evaluation form's purpose is its round's key."""


class FormVersionQuerySet(models.QuerySet):
    def in_use(self, call: int, purpose: str = APPLICATION) -> "FormVersionQuerySet":
        """The versions of a call for this purpose, the newest first: that one is in use."""
        return self.filter(call=call, purpose=purpose).order_by("-number")


class FormVersion(models.Model):
    call = models.ForeignKey("calls.CallPage", on_delete=models.PROTECT, related_name="form_versions")
    purpose = models.CharField(max_length=64, default=APPLICATION)
    number = models.PositiveSmallIntegerField(_("version"))
    document = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = FormVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("form version")
        ordering = ["call", "purpose", "number"]
        constraints = [
            models.UniqueConstraint(fields=["call", "purpose", "number"], name="form_version_number_is_unique"),
        ]

    def __str__(self):
        return _("Version %(number)d") % {"number": self.number}

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise TypeError("A form version is never changed: issue the next one.")
        super().save(*args, **kwargs)

    @cached_property
    def definition(self) -> Definition:
        return Definition.from_json(self.document)
