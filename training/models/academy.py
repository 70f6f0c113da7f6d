"""The academy and its cohorts: an intake of doctoral researchers who work together for several years."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.search import index

from calls.models import CallPage
from calls.queries.call_page import call_context, calls_below
from content.models import BasePage
from training.models.stages import StagesField
from training.queries.facts import cohort_facts, cohort_meta
from training.queries.lines import lines, with_details
from training.queries.structured import cohort_event


class AcademyPage(BasePage):
    """What the academy is; its intakes lie below."""

    parent_page_types = ["training.TrainingIndexPage"]
    subpage_types = ["training.CohortPage"]
    template = "training/academy_page.html"
    page_description = _("The academy: what it offers, and the intakes below it.")

    class Meta:
        verbose_name = _("academy")

    def get_context(self, request, *args, **kwargs):
        at = timezone.now()
        context = super().get_context(request, *args, **kwargs)
        return context | {"lines": lines(with_details(calls_below(self, at)), at)}


class CohortPage(CallPage):
    starts_on = models.DateField(_("begins"), null=True, blank=True)
    ends_on = models.DateField(_("ends"), null=True, blank=True)
    stages = StagesField(_("stages of the doctorate"), help_text=_("Whom it is for. None ticked: at any stage."))
    years = models.PositiveSmallIntegerField(
        _("length in years"), null=True, blank=True, validators=[MinValueValidator(1)]
    )

    parent_page_types = ["training.AcademyPage"]
    subpage_types = []
    template = "training/cohort_page.html"
    page_description = _("One intake of the academy, with its form and judging.")

    content_panels = [
        *BasePage.content_panels[:3],
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("ends_on"), FieldPanel("years")]),
                *CallPage.place_panels,
            ],
            heading=_("When and where"),
        ),
        *BasePage.content_panels[3:],
    ]
    rule_fields = (*CallPage.rule_fields, "stages")
    rule_panels = [FieldPanel("stages"), *CallPage.rule_panels]
    edit_handler = CallPage.tabs(content_panels, rule_panels)
    search_fields = [*CallPage.search_fields, index.FilterField("starts_on")]

    class Meta:
        verbose_name = _("academy cohort")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on"), starts_on__isnull=False),
                name="cohort_ends_after_it_starts",
                violation_error_message=_("Choose an end on or after the beginning."),
            ),
        ]

    def get_context(self, request, *args, **kwargs):
        return (
            super().get_context(request, *args, **kwargs)
            | call_context(self, timezone.now())
            | {
                "facts": cohort_facts(self),
                "meta": cohort_meta(self),
                "event": cohort_event(self, self.get_full_url(request)),
            }
        )
