"""A laureate: one honoured work of an edition and whoever made it. Several in one edition are normal."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Distinction(models.TextChoices):
    LAUREATE = "laureate", _("Laureate")
    HONOURABLE = "honourable", _("Honourable mention")


LAUREATES_FIRST = models.Case(
    models.When(distinction=Distinction.LAUREATE, then=0), default=1, output_field=models.SmallIntegerField()
)


class LaureateQuerySet(models.QuerySet):
    def in_order(self) -> "LaureateQuerySet":
        """Within an edition, laureates before honourable mentions."""
        return self.order_by("-edition__year", "edition", LAUREATES_FIRST, "sort_order", "name")

    def public(self) -> "LaureateQuerySet":
        """Those of live editions, the newest first."""
        return self.filter(edition__live=True).select_related("edition", "portrait").in_order()


class Laureate(models.Model):
    """Entered by an editor or made when decisions are released; public from then on. The year is the edition's."""

    edition = models.ForeignKey("awards.AwardEditionPage", on_delete=models.PROTECT, related_name="laureates")
    submission = models.OneToOneField(
        "calls.Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="laureate"
    )
    distinction = models.CharField(_("distinction"), max_length=10, choices=Distinction, default=Distinction.LAUREATE)
    name = models.CharField(
        _("name"), max_length=400, help_text=_("As it is shown; all names where several people made the work.")
    )
    aliases = models.CharField(
        _("other forms of the name"), max_length=400, blank=True, help_text=_("Found by search, not shown.")
    )
    work = models.CharField(_("title of the work"), max_length=400, blank=True)
    universities = models.TextField(_("universities"), blank=True, help_text=_("One a line; a joint degree has two."))
    defended = models.CharField(
        _("defended"), max_length=60, blank=True, help_text=_("As exactly as it is known, as in “September 2013”.")
    )
    laudation = models.TextField(_("laudation"), blank=True)
    portrait = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    sort_order = models.PositiveSmallIntegerField(_("order in its edition"), default=0)

    objects = LaureateQuerySet.as_manager()

    class Meta:
        verbose_name = _("laureate")
        ordering = ["edition", "sort_order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(distinction__in=Distinction.values), name="laureate_distinction_is_known"
            ),
            models.CheckConstraint(condition=~models.Q(name=""), name="laureate_has_a_name"),
        ]

    def __str__(self):
        return self.name

    @property
    def year(self) -> int:
        return self.edition.year

    @property
    def mention(self) -> str:
        """The distinction in words where it is less than the award; nothing for a laureate."""
        return "" if self.distinction == Distinction.LAUREATE else Distinction(self.distinction).label

    @property
    def university_list(self) -> list[str]:
        return [line.strip() for line in self.universities.splitlines() if line.strip()]
