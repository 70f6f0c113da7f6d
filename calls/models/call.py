"""A call: something people can put a candidate forward for, within a window. An editor authors it as a page."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
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
from calls.forms.blocks import FormSectionsBlock, RoundsBlock, StatementsBlock
from calls.forms.fields import FormStreamField
from calls.models.form import FormVersion
from calls.timeline import MilestoneBlock
from content.choices import Mode
from content.models import BasePage

CODE = RegexValidator(
    r"\A(?!C\d+\Z)[A-Z0-9]+(-[A-Z0-9]+)*\Z",
    _("Use capital letters and digits, such as SUM27; parts may be joined by hyphens. C with a number alone is taken."),
)
"""Codes stand in addresses; a call without one has C and its id."""


class Status(models.TextChoices):
    """Where a call stands for a reader of the public site."""

    OPEN = "open", _("Open")
    UPCOMING = "upcoming", _("Opens later")
    CLOSED = "closed", _("Closed")


class MembersOnly(models.TextChoices):
    """Whom a call asks to belong to the network, on the day it names."""

    NOBODY = "", _("Nobody: members and others alike")
    MEMBERS = "members", _("Individual members, and people at member institutes")
    INSTITUTES = "institutes", _("People at member institutes only")


class Anchor(models.TextChoices):
    """The day that a rule of eligibility counts from."""

    OPENING = "opening", _("The day the call opens")
    CLOSING = "closing", _("The day the call closes")
    DAY = "day", _("A day named here")


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
        validators=[CODE],
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
    no_extension = models.BooleanField(
        _("no extension"),
        default=False,
        help_text=_("The deadline is final: it cannot be extended, and nobody is let in late."),
    )
    reminder_days = models.PositiveSmallIntegerField(
        _("days before the close"),
        default=3,
        help_text=_("Whoever has a draft then and has not submitted it is reminded by mail. 0: nobody is."),
    )
    letters_asked = models.PositiveSmallIntegerField(
        _("reference letters"), default=0, help_text=_("How many letters each submission needs.")
    )
    letters_due_at = models.DateTimeField(
        _("letters are due"), null=True, blank=True, help_text=_("Empty: when the call closes.")
    )
    letter_guidance = models.TextField(_("what a letter should say"), blank=True)
    letter_words = models.PositiveSmallIntegerField(_("at most this many words"), default=1000)
    letter_pages = models.PositiveSmallIntegerField(_("or a PDF of at most this many pages"), default=2)
    letter_statements = FormStreamField(
        StatementsBlock(), blank=True, verbose_name=_("what a referee states"), collapsed=True
    )
    members_only = models.CharField(_("who has to belong"), max_length=10, choices=MembersOnly, blank=True)
    members_on = models.CharField(_("on which day"), max_length=10, choices=Anchor, default=Anchor.CLOSING)
    members_day = models.DateField(_("the day"), null=True, blank=True)
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

    form_in_use: FormVersion | None = None
    """The newest version of the application form, on calls that were read together with it."""

    call_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("opens_at"), FieldPanel("closes_at")]),
                FieldPanel("zone"),
                FieldRowPanel([FieldPanel("code"), FieldPanel("places"), FieldPanel("no_extension")]),
                FieldPanel("reminder_days", heading=_("Reminder, in days before the close")),
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
    form_panels = [
        FieldPanel(
            "application_form",
            help_text=_(
                "Each section is one step of the form, with its questions: add with the plus, drag by the grip. Name, "
                "e-mail address and title of the work are asked before, in a step that needs no drawing."
            ),
        )
    ]
    rule_fields = ("members_only", "members_on", "members_day")
    """Columns that rules of eligibility read; a kind with rules of its own adds to them."""
    letter_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("letters_asked"), FieldPanel("letters_due_at")]),
                FieldRowPanel([FieldPanel("letter_words"), FieldPanel("letter_pages")]),
            ],
            heading=_("How many, until when, how long"),
        ),
        FieldPanel("letter_guidance", help_text=_("Referees read it above the field they write in.")),
        FieldPanel(
            "letter_statements",
            help_text=_("What referees tick about themselves, such as having sat on the committee of the thesis."),
        ),
    ]
    rule_panels = [
        MultiFieldPanel(
            [
                FieldPanel("members_only"),
                FieldRowPanel(
                    [
                        FieldPanel("members_on", help_text=_("Matters only where somebody has to belong.")),
                        FieldPanel("members_day", help_text=_("Only for “A day named here”.")),
                    ]
                ),
            ],
            heading=_("Membership"),
        ),
    ]
    round_panels = [
        FieldPanel(
            "rounds_plan",
            help_text=_(
                "One round after the other, each with its criteria and their weights. Jurors are seated under Calls, "
                "Panels, once the page is published."
            ),
        )
    ]

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
                # Said of each time, for the database lets a comparison with nothing pass.
                condition=Q(opens_at__isnull=True, closes_at__isnull=True)
                | Q(opens_at__isnull=False, closes_at__isnull=False, closes_at__gt=F("opens_at")),
                name="call_closes_after_it_opens",
                violation_error_message=_("Give both times or neither, and a closing time after the opening time."),
            ),
            models.CheckConstraint(
                condition=Q(letters_due_at=None) | Q(letters_due_at__gt=F("opens_at")),
                name="call_letters_are_due_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(members_only__in=MembersOnly.values, members_on__in=Anchor.values),
                name="call_membership_rule_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(members_on=Anchor.DAY) | Q(members_only="") | Q(members_day__isnull=False),
                name="call_membership_day_is_named",
            ),
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="call_code_is_unique"),
        ]
        permissions = [("run_calls", _("Can run calls: panels, assignments, decisions and exports"))]

    @classmethod
    def tabs(cls, content_panels, rule_panels=None):
        """The editor's tabs, the same for every kind of call; a kind with rules of its own brings `rule_panels`."""
        return TabbedInterface(
            [
                ObjectList(content_panels, heading=_("Page")),
                ObjectList(cls.call_panels, heading=_("Call")),
                ObjectList(rule_panels or cls.rule_panels, heading=_("Eligibility")),
                ObjectList(cls.form_panels, heading=_("Form")),
                ObjectList(cls.letter_panels, heading=_("Letters")),
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

    @property
    def letters_due(self) -> datetime | None:
        """Until when letters come in for everyone's submissions."""
        return self.letters_due_at or self.closes_at

    @cached_property
    def kind_class(self) -> type[Page]:
        """The class of the feature's page, without loading the page itself."""
        return self.specific_class

    @property
    def preview_modes(self):
        return [
            ("", _("Public page")),
            ("form", _("What a candidate fills in")),
            ("letter", _("What a referee fills in")),
            ("sheet", _("What a juror fills in")),
        ]

    def get_preview_template(self, request, mode_name):
        previews = {mode: f"calls/preview_{mode}.html" for mode in ("form", "letter", "sheet")}
        return previews.get(mode_name) or super().get_preview_template(request, mode_name)

    def clean(self):
        super().clean()
        if self.code and CallPage.objects.filter(code=self.code).exclude(pk=self.pk).exists():
            raise ValidationError({"code": _("Another call already has this code.")})
