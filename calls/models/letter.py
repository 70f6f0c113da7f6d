"""Reference letters: who was asked for one, and what came. A letter is never shown to the person it is about."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Exists, Max, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from calls.flow import Asked, Conflict, Seat, Stage
from calls.models.panel import Assignment, Juror, Round
from calls.models.submission import HANDED, JUDGED, private_storage
from people import links
from people.storage import generated_name

ENDED = [Asked.REPLACED]
"""A request in one of these states asks nobody for anything any more."""
LETTER, LETTERS_OF = "letter", "letters-of"
"""Purposes of signed links: one request, and all requests to one address."""


def letters_until(submission, at: datetime, own: datetime | None = None) -> datetime | None:
    """Until when letters for this submission may come, seen from `at`; None once that is over.

    `own` is the later instant of a single request. While letters of the call are due no query is made; afterwards one,
    since whoever was let in late may still bring letters.
    """
    instants = [instant for instant in (submission.call.letters_due, own) if instant and instant > at]
    if instants:
        return max(instants)
    late = submission.call.late_access.running(at).filter(person=submission.applicant_id)
    return late.aggregate(until=Max("until"))["until"]


class LetterRequestQuerySet(models.QuerySet):
    def live(self) -> "LetterRequestQuerySet":
        return self.exclude(state__in=ENDED)

    def waiting(self) -> "LetterRequestQuerySet":
        """Those whose referee has neither sent a letter nor declined."""
        return self.filter(state__in=[Asked.ASKED, Asked.OPENED])

    def received(self) -> "LetterRequestQuerySet":
        return self.filter(state=Asked.RECEIVED)


class LetterRequest(models.Model):
    """One referee is asked for one letter on one submission. `key` is what the signed link names."""

    submission = models.ForeignKey("calls.Submission", on_delete=models.CASCADE, related_name="letter_requests")
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)
    note = models.TextField(_("a few words to the referee"), blank=True)
    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=Asked, default=Asked.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField(_("asked"))
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    reminded_at = models.DateTimeField(_("last reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    declined_because = models.TextField(_("why declined"), blank=True)
    replaced_at = models.DateTimeField(_("replaced"), null=True, blank=True)
    may_come_until = models.DateTimeField(
        _("accepted until"), null=True, blank=True, help_text=_("A later instant for this letter alone.")
    )
    late_because = models.TextField(_("accepted late because"), blank=True)

    objects = LetterRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("reference request")
        ordering = ["submission", "asked_at", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=Asked.values), name="letter_request_state_is_known"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="letter_request_email_in_lower_case"),
            models.UniqueConstraint(
                fields=["submission", "email"],
                condition=~Q(state=Asked.REPLACED),
                name="letter_request_one_live_per_referee",
            ),
            models.CheckConstraint(
                condition=~Q(state=Asked.OPENED) | Q(opened_at__isnull=False),
                name="letter_request_opened_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(may_come_until__isnull=True) | ~Q(late_because=""),
                name="letter_request_accepted_late_has_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[Asked.RECEIVED, Asked.DECLINED]) | Q(answered_at__isnull=False),
                name="letter_request_answered_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=Asked.REPLACED) | Q(replaced_at__isnull=False),
                name="letter_request_replaced_has_a_time",
            ),
            models.CheckConstraint(condition=Q(reminders__lte=2), name="letter_request_at_most_two_reminders"),
        ]
        indexes = [models.Index(fields=["email", "state"], name="letter_request_by_address")]

    def __str__(self):
        return f"{self.name}: {self.get_state_display()}"

    @property
    def token(self) -> str:
        """What the referee's link carries."""
        return links.token(LETTER, self.key)

    @property
    def due(self) -> datetime | None:
        """When this letter is due: with the others of its call, or later where it was accepted late."""
        instants = filter(None, [self.submission.call.letters_due, self.may_come_until])
        return max(instants, default=None)

    @property
    def has_come(self) -> bool:
        return self.state == Asked.RECEIVED

    @property
    def is_waiting(self) -> bool:
        """Whether the referee has neither sent a letter nor declined."""
        return self.state in {Asked.ASKED, Asked.OPENED}


class LetterDraft(models.Model):
    """What a referee has written and not sent: answers of the referee's form by their keys. Nobody else reads it."""

    request = models.OneToOneField(LetterRequest, on_delete=models.CASCADE, related_name="draft")
    answers = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("draft of a letter")

    def __str__(self):
        return str(self.request_id)


class LetterQuerySet(models.QuerySet):
    def visible_to(self, person) -> "LetterQuerySet":
        """The rule of who may read a letter: organisers, and the jury in a round that shows names; none in conflict.

        Never whoever put the candidate forward and never the candidate, whatever else they are. Letters name the
        candidate, so a round that hides names hides them. The letter of a replaced referee is nobody's to read.
        """
        if not person.is_authenticated:
            return self.none()
        own = Q(request__submission__applicant=person) | Q(request__submission__candidate_email__iexact=person.email)
        live = self.filter(~own, request__state=Asked.RECEIVED)
        mine = Assignment.objects.filter(submission=OuterRef("request__submission"), juror__person=person)
        live = live.exclude(Exists(mine.filter(conflict=Conflict.DECLARED)))
        if person.has_perm("calls.run_calls"):
            return live.filter(request__submission__state__in=HANDED)
        return live.filter(_read_by_jury(person, mine), request__submission__state__in=JUDGED)


def _read_by_jury(person, mine) -> Q:
    seats = Juror.objects.filter(person=person, active=True)
    shown = {"round__stage__in": [Stage.OPEN, Stage.CLOSED], "round__names_hidden": False}
    readable = mine.filter(juror__in=seats, conflict=Conflict.NONE, **shown)
    panels = seats.filter(role=Seat.CHAIR).values("panel")
    led = Round.objects.filter(call=OuterRef("request__submission__call"), panel__in=panels, names_hidden=False)
    led = led.begun()
    silent = mine.filter(juror__in=seats, conflict=Conflict.UNANSWERED)
    return Exists(readable) | Exists(led) & ~Exists(silent)


class Letter(models.Model):
    """What a referee wrote: a text, a file or both.

    `statements` holds, for each statement of the call, its key, its wording then, the answer its rule expects and what
    was said: true, false or none. `received_at` is the instant of the newest revision.
    """

    request = models.OneToOneField(LetterRequest, on_delete=models.CASCADE, related_name="letter")
    relation = models.CharField(_("relation to the candidate"), max_length=200, blank=True)
    known_for = models.PositiveSmallIntegerField(_("years known"), null=True, blank=True)
    statements = models.JSONField(_("statements"), default=list)
    text = models.TextField(_("text"), blank=True)
    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    file = models.FileField(storage=private_storage, upload_to=generated_name, max_length=200, blank=True)
    name = models.CharField(_("name of the file"), max_length=160, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField(_("received"))
    revision = models.PositiveIntegerField(default=0)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("entered by the office"),
    )
    entered_because = models.TextField(_("why the office entered it"), blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("reference letter")
        constraints = [
            models.CheckConstraint(condition=~Q(text="", file=""), name="letter_says_something"),
            models.CheckConstraint(
                condition=Q(uploaded_by__isnull=True) | ~Q(entered_because=""),
                name="letter_entered_by_the_office_has_a_reason",
            ),
        ]

    def __str__(self):
        return str(self.request_id)
