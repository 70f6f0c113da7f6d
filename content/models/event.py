"""Events: conferences, workshops and PhD days. Programmes of other features may hang below an event."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from content import zones
from content.choices import EventKind, Mode
from content.days import days
from content.editing import EventPageForm
from content.filters import EventFilter
from content.listing import listing
from content.models.base import BasePage


class EventPage(BasePage):
    kind = models.CharField(_("kind"), max_length=12, choices=EventKind, default=EventKind.CONFERENCE)
    starts_at = models.DateTimeField(_("starts"))
    ends_at = models.DateTimeField(_("ends"))
    zone = models.CharField(
        _("zone"),
        max_length=64,
        choices=zones.choices,
        default="UTC",
        help_text=_("Times on this page are clock times in this zone."),
    )
    city = models.CharField(_("place"), max_length=80, blank=True, help_text=_("City, as in “Lisbon”."))
    country = CountryField(_("country"), blank=True)
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, default=Mode.ON_SITE)
    registration_url = models.URLField(_("registration"), blank=True, help_text=_("Where one registers."))

    base_form_class = EventPageForm
    # No subpage_types: a page type that belongs under an event says so itself, in its parent_page_types.
    parent_page_types = ["content.EventIndexPage"]
    template = "content/event_page.html"
    content_panels = [
        *BasePage.content_panels[:1],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("kind"), FieldPanel("mode")]),
                FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at"), FieldPanel("zone")]),
                FieldRowPanel([FieldPanel("city"), FieldPanel("country")]),
                FieldPanel("registration_url"),
            ],
            heading=_("When and where"),
        ),
        *BasePage.content_panels[1:],
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("city"), index.FilterField("starts_at")]

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__gte=F("starts_at")),
                name="event_ends_after_start",
                violation_error_message=_("Choose an end after the start."),
            )
        ]

    @property
    def starts(self):
        """The first day and time on the clocks of the place."""
        return zones.wall(self.starts_at, self.zone)

    @property
    def ends(self):
        return zones.wall(self.ends_at, self.zone)

    @property
    def place(self) -> str:
        """City and country, or that it is online."""
        known = [self.city, str(self.country.name)] if self.mode != Mode.ONLINE else [self.get_mode_display()]
        return ", ".join(filter(None, known))

    def facts(self) -> list[dict[str, str]]:
        """When and where, as lines of label and value."""
        clock = f"{self.starts:%H:%M}–{self.ends:%H:%M}" if self.starts.date() == self.ends.date() else ""
        note = " ".join(filter(None, [clock, f"({zones.zone_name(self.zone)})" if clock else ""]))
        lines = [(_("Days"), days(self.starts, self.ends), note), (_("Place"), self.place, "")]
        lines.append((_("Mode"), self.get_mode_display(), ""))
        return [{"label": label, "value": value, "note": note} for label, value, note in lines if value]

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {"facts": self.facts(), "programme": self.get_children().live().public().specific()}

    def is_past(self, at=None) -> bool:
        return self.ends_at < (at or timezone.now())


class EventIndexPage(BasePage):
    parent_page_types = ["home.HomePage"]
    subpage_types = ["content.EventPage"]
    max_count = 1
    template = "content/event_index_page.html"

    class Meta:
        verbose_name = _("list of events")

    def events(self):
        """What is published below this page, the latest first."""
        return EventPage.objects.child_of(self).live().public().order_by("-starts_at", "title")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | {
            "listing": listing(
                request, EventFilter, self.events().select_related("picture").prefetch_related("picture__renditions")
            )
        }
