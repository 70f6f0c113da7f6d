"""Reference letters: who was asked for one, and what came. A letter is never shown to the person it is about."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from calls.flow import Asked
from calls.models.submission import private_storage
from people.storage import generated_name

ENDED = [Asked.REPLACED]
"""A request in one of these states asks nobody for anything any more."""


class LetterRequestQuerySet(models.QuerySet):
    def live(self) -> "LetterRequestQuerySet":
        return self.exclude(state__in=ENDED)

    def waiting(self) -> "LetterRequestQuerySet":
        """Those whose referee has neither sent a letter nor declined."""
        return self.filter(state__in=[Asked.ASKED, Asked.OPENED])


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


class Letter(models.Model):
    """What a referee wrote: a text or a file, with a yes or no to each statement of the call, by its key."""

    request = models.OneToOneField(LetterRequest, on_delete=models.CASCADE, related_name="letter")
    relation = models.CharField(_("relation to the candidate"), max_length=200, blank=True)
    known_for = models.PositiveSmallIntegerField(_("years known"), null=True, blank=True)
    statements = models.JSONField(_("statements"), default=dict)
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
    late_because = models.TextField(_("accepted late because"), blank=True)

    class Meta:
        verbose_name = _("reference letter")
        constraints = [
            models.CheckConstraint(condition=~Q(text="", file=""), name="letter_says_something"),
        ]

    def __str__(self):
        return str(self.request_id)
