"""What stays of a candidature so that nobody is put forward twice over the years: two hashes, no name."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EarlierEntry(models.Model):
    """One submission to one edition of a programme. `person` and `work` are keyed hashes of folded words.

    It outlives the erasure of the person: the rule against applying again needs a minimal, permanent record.
    """

    programme = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    year = models.PositiveSmallIntegerField(_("year"))
    person = models.CharField(max_length=64)
    work = models.CharField(max_length=64)
    submission = models.OneToOneField(
        "calls.Submission", null=True, blank=True, on_delete=models.SET_NULL, related_name="earlier_entry"
    )

    class Meta:
        verbose_name = _("earlier entry")
        ordering = ["programme", "year"]
        indexes = [
            models.Index(fields=["programme", "person"], name="earlier_entry_by_person"),
            models.Index(fields=["programme", "work"], name="earlier_entry_by_work"),
        ]

    def __str__(self):
        return f"{self.programme_id}, {self.year}"
