"""The outbox: every letter the house writes is a row before it is a mail."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

SUBJECT_LENGTH = 255


class MessageQuerySet(models.QuerySet):
    def due(self, at):
        """What a worker may send at `at`, the oldest first."""
        ready = Q(not_before__isnull=True) | Q(not_before__lte=at)
        return self.filter(ready, state=Message.State.WAITING).order_by("created_at", "pk")

    def stalled(self, since):
        """What a worker took before `since` and never spoke of again."""
        return self.filter(state=Message.State.SENDING, taken_at__lt=since)


class Message(models.Model):
    """A letter to one address. Written by `people.outbox.post`, moved along by `people.outbox.deliver` only."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Being sent")
        SENT = "sent", _("Sent")
        HELD = "held", _("Held back")
        FAILED = "failed", _("Failed")

    to = models.EmailField(_("to"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="messages",
        verbose_name=_("person"),
    )
    reply_to = models.EmailField(_("answers go to"), blank=True)
    subject = models.CharField(_("subject"), max_length=SUBJECT_LENGTH)
    text = models.TextField(_("text"))
    html = models.TextField(_("HTML"), blank=True)
    calendar = models.TextField(_("dates that go along"), blank=True, help_text=_("As a calendar file."))
    kind = models.CharField(_("kind"), max_length=80, db_index=True, help_text=_("Which letter this is."))
    key = models.CharField(_("key"), max_length=200, unique=True, null=True, blank=True)
    secret = models.BooleanField(
        _("secret"), default=False, help_text=_("Holds a link that signs in or opens something: for its reader only.")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("last error"), blank=True)
    not_before = models.DateTimeField(_("not before"), null=True, blank=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)
    taken_at = models.DateTimeField(_("taken"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="message_by_state")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | (~Q(state="sent") & Q(sent_at__isnull=True)),
                name="message_sent_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="sending") | Q(taken_at__isnull=False), name="message_sending_was_taken"
            ),
            models.CheckConstraint(
                condition=~Q(state="failed") | ~Q(last_error=""), name="message_failed_has_an_error"
            ),
        ]

    def __str__(self):
        return self.subject

    @property
    def tone(self):
        """The state as a tone of the design system's status mark."""
        return TONES[self.state]

    @property
    def can_retry(self):
        """Whether a fresh start makes sense: the letter rests, and nobody is about to send it."""
        return self.state in RESTING

    @property
    def open_text(self):
        """What a third person may read: a secret letter's text stays with its reader, except in the demo."""
        if self.secret and not settings.DEMO:
            return str(_("This letter holds a personal link. Only the person it was written to can read it."))
        return self.text


RESTING = frozenset({Message.State.FAILED, Message.State.HELD})
"""The states from which only a person's word moves a letter on."""

TONES = {
    Message.State.WAITING: "soon",
    Message.State.SENDING: "progress",
    Message.State.SENT: "good",
    Message.State.HELD: "closed",
    Message.State.FAILED: "bad",
}
