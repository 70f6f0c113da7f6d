"""Where people work, and from when to when an institute belonged to the network."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from people.models.period import Period, period_constraint


class InstituteQuerySet(models.QuerySet):
    def members_on(self, date):
        """The institutes that belonged to the network on `date`."""
        running = InstituteMembership.objects.running_on(date).filter(institute=models.OuterRef("pk"))
        return self.filter(models.Exists(running))


class Institute(ClusterableModel):
    """A research institute, a member of the network or not."""

    short_name = models.CharField(_("short name"), max_length=40)
    name = models.CharField(_("name"), max_length=200)
    slug = models.SlugField(_("slug"), max_length=60, unique=True, help_text=_("Its part of addresses, like cedem."))
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = CountryField(_("country"), blank=True)
    website = models.URLField(_("website"), blank=True)

    objects = InstituteQuerySet.as_manager()

    class Meta:
        verbose_name = _("institute")
        verbose_name_plural = _("institutes")
        ordering = ["short_name", "name"]

    def __str__(self):
        return f"{self.short_name}, {self.city}" if self.city else self.short_name


class InstituteMembership(Period):
    """One unbroken stay of an institute in the network."""

    institute = ParentalKey(Institute, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        verbose_name = _("membership of the network")
        verbose_name_plural = _("memberships of the network")
        ordering = ["starts_on"]
        constraints = [period_constraint("institute_membership_ends_after_start")]

    def __str__(self):
        return f"{self.institute}: {self.days}"
