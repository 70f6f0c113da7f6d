"""One edition of an award. An edition of long ago is a page without a window, with its laureates."""

from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from awards.models.award import AwardKind
from awards.queries.facts import edition_facts
from awards.queries.pages import honoured_in
from calls.models import Anchor, CallPage
from calls.queries.call_page import call_context
from content.models import BasePage

NOMINATE = {AwardKind.THESIS: _("Nominate a thesis"), AwardKind.PAPER: _("Nominate a paper")}


class AwardEditionPage(CallPage):
    ceremony_on = models.DateField(_("day of the ceremony"), null=True, blank=True)
    ceremony_place = models.CharField(_("place of the ceremony"), max_length=200, blank=True)
    defended_within = models.PositiveSmallIntegerField(
        _("defended within"), null=True, blank=True, help_text=_("Months before the day below. Empty: at any time.")
    )
    defended_before = models.CharField(_("counted from"), max_length=10, choices=Anchor, default=Anchor.OPENING)
    defended_day = models.DateField(_("the day"), null=True, blank=True)
    break_at_most = models.PositiveSmallIntegerField(
        _("career break"), default=0, help_text=_("A career break moves the window by at most this many months.")
    )
    own_article_needed = models.BooleanField(
        _("a collection of articles needs one by the nominee alone"),
        default=False,
        help_text=_("Introductions and conclusions do not count."),
    )
    repeats_refused = models.BooleanField(
        _("nobody is put forward twice"), default=False, help_text=_("Neither the person nor the work, over the years.")
    )
    reply_within = models.PositiveSmallIntegerField(
        _("days to confirm"), default=14, help_text=_("For a nominee whom somebody else put forward, and for authors.")
    )
    prize = RichTextField(_("prize"), blank=True, features=["bold", "italic", "link", "ol", "ul"])

    parent_page_types = ["awards.AwardPage"]
    subpage_types = []
    template = "awards/edition_page.html"
    page_description = _("One edition of an award, with its form, judging and laureates.")

    content_panels = [
        *BasePage.content_panels[:3],
        MultiFieldPanel(
            [
                FieldPanel("year"),
                FieldRowPanel([FieldPanel("ceremony_on"), FieldPanel("ceremony_place")]),
                FieldRowPanel([FieldPanel("city"), FieldPanel("country")]),
                FieldPanel("prize"),
            ],
            heading=_("Edition"),
        ),
        *BasePage.content_panels[3:],
    ]
    rule_fields = (
        *CallPage.rule_fields,
        "defended_within",
        "defended_before",
        "defended_day",
        "break_at_most",
        "own_article_needed",
        "repeats_refused",
    )
    rule_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("defended_within"), FieldPanel("break_at_most")]),
                FieldRowPanel(
                    [
                        FieldPanel("defended_before"),
                        FieldPanel("defended_day", help_text=_("Only for “A day named here”.")),
                    ]
                ),
                FieldPanel("own_article_needed"),
            ],
            heading=_("Thesis"),
        ),
        MultiFieldPanel([FieldPanel("repeats_refused"), FieldPanel("reply_within")], heading=_("Nomination")),
        *CallPage.rule_panels,
    ]
    edit_handler = CallPage.tabs(content_panels, rule_panels)
    search_fields = [*CallPage.search_fields, index.SearchField("prize"), index.SearchField("laureate_names")]

    class Meta:
        verbose_name = _("award edition")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(defended_before__in=Anchor.values), name="edition_anchor_is_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(defended_before=Anchor.DAY) | models.Q(defended_day__isnull=False),
                name="edition_anchor_day_is_named",
            ),
        ]

    @cached_property
    def award(self):
        """The award this is an edition of: its parent page, with its own fields."""
        return self.get_parent().specific

    def get_context(self, request, *args, **kwargs):
        return (
            super().get_context(request, *args, **kwargs)
            | call_context(self, timezone.now())
            | {
                "award": self.award,
                "action": NOMINATE[self.award.kind],
                "who": _("Who may be nominated"),
                "facts": edition_facts(self),
                "laureates": honoured_in(self),
            }
        )

    def laureate_names(self) -> str:
        """Names, aliases and works of the laureates, so that a search finds the edition by them."""
        return "\n".join(" ".join(words) for words in self.laureates.values_list("name", "aliases", "work"))
