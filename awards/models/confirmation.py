"""The word of those who are put forward: a nominee, or each author of a paper, replies by a signed link."""

from uuid import uuid4

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from calls.flow import State
from calls.models import Round
from people import links

PURPOSE = "confirmation"
"""What the signed links of these requests are for."""


class Reply(models.TextChoices):
    ASKED = "asked", _("Asked")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")


class ConfirmationQuerySet(models.QuerySet):
    def replyable(self, at) -> "ConfirmationQuerySet":
        """Those whose reply is still taken at this instant: in time, in the running, and before the jury reads."""
        begun = Round.objects.begun().filter(call=OuterRef("submission__call"))
        return self.filter(~Exists(begun), state=Reply.ASKED, until__gt=at, submission__state=State.SUBMITTED)


class Confirmation(models.Model):
    """One person is asked to agree to one nomination. Its link names `key`: a new key kills old links."""

    submission = models.ForeignKey("calls.Submission", on_delete=models.CASCADE, related_name="confirmations")
    name = models.CharField(_("name"), max_length=400)
    email = models.EmailField(_("e-mail address"))
    key = models.UUIDField(unique=True, default=uuid4, editable=False)
    state = models.CharField(_("reply"), max_length=10, choices=Reply, default=Reply.ASKED)
    asked_at = models.DateTimeField(_("asked"))
    until = models.DateTimeField(_("reply by"))
    reminders = models.PositiveSmallIntegerField(_("reminders"), default=0)
    reminded_at = models.DateTimeField(_("last reminded"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    declined_because = models.TextField(_("why declined"), blank=True)

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation")
        ordering = ["submission", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=Reply.values), name="confirmation_reply_is_known"),
            models.CheckConstraint(condition=Q(email=Lower("email")), name="confirmation_email_in_lower_case"),
            models.UniqueConstraint(fields=["submission", "email"], name="confirmation_one_per_address"),
            models.CheckConstraint(
                condition=Q(state=Reply.ASKED, answered_at__isnull=True)
                | (~Q(state=Reply.ASKED) & Q(answered_at__isnull=False)),
                name="confirmation_answered_has_a_time",
            ),
            models.CheckConstraint(condition=Q(reminders__lte=2), name="confirmation_at_most_two_reminders"),
        ]

    def __str__(self):
        return f"{self.name}: {self.get_state_display()}"

    @property
    def token(self) -> str:
        """What the link of whoever was asked carries."""
        return links.token(PURPOSE, self.key)
