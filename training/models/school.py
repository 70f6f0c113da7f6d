"""A winter or summer school: one edition, hosted by one or more institutes."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Orderable
from wagtail.search import index

from calls.models import CallPage
from calls.queries.call_page import call_context
from content.models import BasePage
from training.models.stages import StagesField
from training.queries.facts import school_facts, school_meta
from training.queries.programme import programme
from training.queries.structured import school_event


class Season(models.TextChoices):
    WINTER = "winter", _("Winter school")
    SUMMER = "summer", _("Summer school")


class SchoolPage(CallPage):
    """The title is the theme. Editions of long ago have only a year, so the days may be unknown."""

    season = models.CharField(_("season"), max_length=6, choices=Season, default=Season.SUMMER)
    hosts = ParentalManyToManyField(
        "people.Institute", blank=True, verbose_name=_("host institutes"), related_name="schools"
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    stages = StagesField(_("stages of the doctorate"), help_text=_("Whom it is for. None ticked: at any stage."))
    ects = models.DecimalField(
        _("ECTS credits"), max_digits=4, decimal_places=1, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    fee_members = models.DecimalField(
        _("fee for members, EUR"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=_("Empty: not announced. 0: free of charge."),
    )
    fee_others = models.DecimalField(
        _("fee for others, EUR"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )

    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types = ["training.ModulePage"]
    template = "training/school_page.html"
    page_description = _("One edition of a winter or summer school, with its programme, form and judging.")

    content_panels = [
        *BasePage.content_panels[:3],
        MultiFieldPanel(
            [
                FieldPanel("season"),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on")]),
                *CallPage.place_panels,
            ],
            heading=_("When and where"),
        ),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("ects"), FieldPanel("fee_members"), FieldPanel("fee_others")])],
            heading=_("Credits and fees"),
        ),
        FieldPanel("hosts", widget=CheckboxSelectMultiple),
        InlinePanel("coordinators", heading=_("Coordinators"), label=_("Coordinator")),
        *BasePage.content_panels[3:],
    ]
    rule_fields = (*CallPage.rule_fields, "stages")
    rule_panels = [FieldPanel("stages"), *CallPage.rule_panels]
    edit_handler = CallPage.tabs(content_panels, rule_panels)
    search_fields = [
        *CallPage.search_fields,
        index.FilterField("season"),
        index.FilterField("starts_on"),
        index.RelatedFields("hosts", [index.SearchField("short_name"), index.SearchField("name")]),
    ]

    class Meta:
        verbose_name = _("school")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"), starts_on__isnull=False),
                name="school_ends_after_it_starts",
                violation_error_message=_("Choose a last day on or after the first day."),
            ),
        ]

    def get_context(self, request, *args, **kwargs):
        timetable = programme(self, lambda module: module.get_url(request))
        hosts = list(self.hosts.all())
        return (
            super().get_context(request, *args, **kwargs)
            | call_context(self, timezone.now())
            | {
                "facts": school_facts(self, timetable.hours),
                "programme": timetable,
                "meta": school_meta(self, hosts),
                "coordinators": self.coordinators.all(),
                "event": school_event(self, hosts, self.get_full_url(request)),
            }
        )


class Coordinator(Orderable):
    school = ParentalKey(SchoolPage, on_delete=models.CASCADE, related_name="coordinators")
    name = models.CharField(_("name"), max_length=200)
    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("affiliation"), FieldPanel("email")]

    class Meta(Orderable.Meta):
        verbose_name = _("coordinator")

    def __str__(self):
        return self.name
