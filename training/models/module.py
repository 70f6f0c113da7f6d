"""A module: one part of a school's or an event's programme, with its sessions and speakers."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.models import Orderable
from wagtail.search import index

from content.models import BasePage
from training.editing import ModulePageForm, venue_zones
from training.queries.sittings import sittings_of


class ModuleKind(models.TextChoices):
    KEYNOTE = "keynote", _("Keynote")
    SEMINAR = "seminar", _("Seminar")
    METHODS = "methods", _("Methods track")
    WORKSHOP = "workshop", _("Workshop")
    VISIT = "visit", _("Field visit")
    PRACTICE = "practice", _("Practitioner session")
    PRESENTATION = "presentation", _("Participants’ presentations")
    MENTORING = "mentoring", _("Mentoring")


class ModulePage(BasePage):
    base_form_class = ModulePageForm

    kind = models.CharField(_("kind"), max_length=12, choices=ModuleKind, default=ModuleKind.SEMINAR)
    track = models.CharField(_("track"), max_length=80, blank=True)
    zone = models.CharField(
        _("zone of the place"),
        max_length=64,
        choices=venue_zones,
        default="Europe/Brussels",
        help_text=_("Times of sessions are clock times in this zone."),
    )

    parent_page_types = ["training.SchoolPage", "content.EventPage"]
    subpage_types = []
    template = "training/module_page.html"
    page_description = _("One part of the programme of a school or an event.")

    content_panels = [
        *BasePage.content_panels[:3],
        FieldRowPanel([FieldPanel("kind"), FieldPanel("track")]),
        FieldPanel("zone"),
        InlinePanel("sessions", heading=_("Sessions"), label=_("Session")),
        InlinePanel("speakers", heading=_("Speakers"), label=_("Speaker")),
        *BasePage.content_panels[3:],
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("track"),
        index.FilterField("kind"),
        index.RelatedFields("speakers", [index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = _("module")

    def get_context(self, request, *args, **kwargs):
        days = sittings_of(self)
        return super().get_context(request, *args, **kwargs) | {
            "days": days,
            "zones": [self.zone],
            "links": [sitting for day in days for sitting in day.sessions if sitting.link],
            "speakers": self.speakers.all(),
            "meta": [self.track] if self.track else [],
        }


class Session(Orderable):
    """One sitting. `hours` are those that count towards a certificate, which may be fewer than the clock shows."""

    module = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="sessions")
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    room = models.CharField(_("room"), max_length=120, blank=True)
    link = models.URLField(_("link"), blank=True)
    hours = models.DecimalField(
        _("hours that count"), max_digits=4, decimal_places=2, default=0, validators=[MinValueValidator(0)]
    )

    panels = [
        FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
        FieldRowPanel([FieldPanel("room"), FieldPanel("link"), FieldPanel("hours")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("session")
        ordering = ["starts_at", "sort_order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="session_ends_after_it_starts",
                violation_error_message=_("Choose an end after the start."),
            ),
            models.CheckConstraint(condition=Q(hours__gte=0), name="session_hours_are_not_negative"),
        ]

    def __str__(self):
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Speaker(Orderable):
    module = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="speakers")
    name = models.CharField(_("name"), max_length=200)
    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)

    panels = [FieldPanel("name"), FieldPanel("affiliation")]

    class Meta(Orderable.Meta):
        verbose_name = _("speaker")

    def __str__(self):
        return self.name
