"""A call: something people can put a candidate forward for, within a window. An editor authors it as a page."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, PageManager, PageQuerySet
from wagtail.search import index

from calls import clock
from calls.editing import CallPageForm
from calls.forms.blocks import FormSectionsBlock, RoundsBlock
from calls.forms.fields import FormStreamField
from calls.timeline import MilestoneBlock
from content.models import BasePage


class Mode(models.TextChoices):
    ON_SITE = "on_site", _("On site")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("On site and online")


class Status(models.TextChoices):
    """Where a call stands for a reader of the public site."""

    OPEN = "open", _("Open")
    UPCOMING = "upcoming", _("Opens later")
    CLOSED = "closed", _("Closed")


class CallQuerySet(PageQuerySet):
    def with_status(self, status: str, at) -> "CallQuerySet":
        """Calls that stand at `status` at the instant `at`; a call without a window counts as closed."""
        return self.filter(_STATUS_AT[status](at))

    def by_deadline(self) -> "CallQuerySet":
        return self.order_by("closes_at", "title")


_STATUS_AT = {
    Status.OPEN: lambda at: Q(opens_at__lte=at, closes_at__gt=at),
    Status.UPCOMING: lambda at: Q(opens_at__gt=at),
    Status.CLOSED: lambda at: Q(closes_at__lte=at) | Q(closes_at=None),
}

CallManager = PageManager.from_queryset(CallQuerySet)


class CallPage(BasePage):
    """The base of every kind of call; never created itself, always as a school, a cohort or an award edition."""

    is_creatable = False
    base_form_class = CallPageForm
    exclude_fields_in_copy = ["code"]

    code = models.CharField(
        _("code"),
        max_length=12,
        blank=True,
        help_text=_("Short and unique, such as SUM27: reference numbers begin with it. Fixed once somebody has begun."),
    )
    year = models.PositiveSmallIntegerField(_("year"), help_text=_("The year of the edition."))
    country = CountryField(_("country"), blank=True)
    city = models.CharField(_("place"), max_length=80, blank=True, help_text=_("City, as in “Lisbon”."))
    mode = models.CharField(_("mode"), max_length=10, choices=Mode, blank=True)
    zone = models.CharField(
        _("zone of the deadline"),
        max_length=64,
        choices=clock.zone_choices,
        default=clock.AOE,
        help_text=_("Times on this page are clock times in this zone."),
    )
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    places = models.PositiveSmallIntegerField(_("places"), null=True, blank=True)
    who_may_apply = RichTextField(_("who may apply"), blank=True, features=["bold", "italic", "link", "ol", "ul"])
    how_we_select = RichTextField(_("how we select"), blank=True, features=["bold", "italic", "link", "ol", "ul"])
    timeline = StreamField(
        [("milestone", MilestoneBlock())], blank=True, verbose_name=_("promised dates"), collapsed=True
    )
    contact_name = models.CharField(_("contact"), max_length=120, blank=True)
    contact_email = models.EmailField(_("contact e-mail"), blank=True)
    application_form = FormStreamField(FormSectionsBlock(), blank=True, verbose_name=_("questions"))
    rounds_plan = FormStreamField(RoundsBlock(), blank=True, verbose_name=_("rounds of judging"))

    objects = CallManager()

    call_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at"), FieldPanel("zone")]),
                FieldRowPanel([FieldPanel("code"), FieldPanel("places")]),
            ],
            heading=_("Window"),
        ),
        FieldPanel("who_may_apply"),
        FieldPanel("how_we_select"),
        FieldPanel("timeline"),
        FieldRowPanel([FieldPanel("contact_name"), FieldPanel("contact_email")]),
    ]
    place_panels = [
        FieldRowPanel([FieldPanel("year"), FieldPanel("mode")]),
        FieldRowPanel([FieldPanel("city"), FieldPanel("country")]),
    ]
    form_panels = [FieldPanel("application_form")]
    round_panels = [FieldPanel("rounds_plan")]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("who_may_apply"),
        index.SearchField("city"),
        index.FilterField("year"),
        index.FilterField("opens_at"),
        index.FilterField("closes_at"),
    ]

    class Meta:
        verbose_name = _("call")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at=None, closes_at=None) | Q(closes_at__gt=F("opens_at")),
                name="call_closes_after_it_opens",
            ),
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="call_code_is_unique"),
        ]
        permissions = [("run_calls", _("Can run calls: panels, assignments, decisions and exports"))]

    @classmethod
    def tabs(cls, content_panels):
        """The editor's tabs, the same for every kind of call: what it is, when, what is asked, how it is judged."""
        return TabbedInterface(
            [
                ObjectList(content_panels, heading=_("Page")),
                ObjectList(cls.call_panels, heading=_("Call")),
                ObjectList(cls.form_panels, heading=_("Form")),
                ObjectList(cls.round_panels, heading=_("Judging")),
                ObjectList(cls.promote_panels, heading=_("Promote")),
                ObjectList(cls.settings_panels, heading=_("Settings")),
            ]
        )

    def status(self, at=None) -> Status:
        at = at or timezone.now()
        if self.opens_at and self.opens_at > at:
            return Status.UPCOMING
        if self.closes_at and self.closes_at > at:
            return Status.OPEN
        return Status.CLOSED

    def is_open(self, at=None) -> bool:
        return self.status(at) == Status.OPEN

    @cached_property
    def kind_class(self) -> type[Page]:
        """The class of the feature's page, without loading the page itself."""
        return self.specific_class

    @property
    def preview_modes(self):
        return [
            ("", _("Public page")),
            ("form", _("What a candidate fills in")),
            ("sheet", _("What a juror fills in")),
        ]

    def get_preview_template(self, request, mode_name):
        previews = {"form": "calls/preview_form.html", "sheet": "calls/preview_sheet.html"}
        return previews.get(mode_name) or super().get_preview_template(request, mode_name)

    def clean(self):
        super().clean()
        if self.code and CallPage.objects.filter(code=self.code).exclude(pk=self.pk).exists():
            raise ValidationError({"code": _("Another call already has this code.")})
