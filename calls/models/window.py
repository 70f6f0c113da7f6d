"""How a call's window was moved: extensions for everyone, and late access for one person."""

from datetime import datetime
from secrets import choice

from django.conf import settings
from django.db import models
from django.db.models import F, Max, Q
from django.utils.translation import gettext_lazy as _

CODE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Signs of a code that people type: none that could be taken for another."""


def new_code() -> str:
    """Ten signs, as in K3Q7X-M2PDW; 49 bits, so that none is found by trying."""
    signs = "".join(choice(CODE_SIGNS) for _sign in range(10))
    return f"{signs[:5]}-{signs[5:]}"


def open_until(call, person, at: datetime) -> datetime | None:
    """Until when `person` may write to `call`, seen from the instant `at`; None where they may not.

    While the call is open to everyone no query is made; afterwards one, for late access.
    """
    if call.opens_at is None or call.opens_at > at:
        return None
    if call.closes_at > at:
        return call.closes_at
    return call.late_access.running(at).filter(person=person).aggregate(until=Max("until"))["until"]


class Extension(models.Model):
    """A later end of the window, for everyone, with its reason. Rows are only added: a window never shrinks."""

    call = models.ForeignKey("calls.CallPage", on_delete=models.PROTECT, related_name="extensions")
    closed_at = models.DateTimeField(_("would have closed"))
    closes_at = models.DateTimeField(_("closes"))
    letters_due_at = models.DateTimeField(_("letters are due"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    extended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    extended_at = models.DateTimeField(_("decided"))

    class Meta:
        verbose_name = _("extension")
        ordering = ["call", "extended_at"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_at__gte=F("closed_at")), name="extension_never_shrinks"),
            models.CheckConstraint(condition=~Q(reason=""), name="extension_has_a_reason"),
        ]

    def __str__(self):
        return f"{self.call_id}: {self.closes_at:%Y-%m-%d %H:%M}"

    @property
    def letters_due(self) -> datetime:
        """Until when letters come in for everyone's submissions from now on."""
        return self.letters_due_at or self.closes_at


class LateAccessQuerySet(models.QuerySet):
    def running(self, at) -> "LateAccessQuerySet":
        return self.filter(until__gt=at, revoked_at__isnull=True)


class LateAccess(models.Model):
    """One person may still put something forward after the close. `person` is known once the code was redeemed."""

    call = models.ForeignKey("calls.CallPage", on_delete=models.PROTECT, related_name="late_access")
    email = models.EmailField(_("e-mail address"), help_text=_("The code is sent there, and works for nobody else."))
    code = models.CharField(_("code"), max_length=11, unique=True, default=new_code)
    until = models.DateTimeField(_("until"))
    reason = models.TextField(_("reason"))
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("by")
    )
    given_at = models.DateTimeField(_("given"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="late_access"
    )
    redeemed_at = models.DateTimeField(_("redeemed"), null=True, blank=True)
    revoked_at = models.DateTimeField(_("taken back"), null=True, blank=True)

    objects = LateAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("late access")
        ordering = ["call", "-given_at"]
        constraints = [
            models.CheckConstraint(condition=Q(until__gt=F("given_at")), name="late_access_ends_after_it_is_given"),
            models.CheckConstraint(condition=~Q(reason=""), name="late_access_has_a_reason"),
            models.CheckConstraint(
                condition=Q(person__isnull=True, redeemed_at__isnull=True)
                | Q(person__isnull=False, redeemed_at__isnull=False),
                name="late_access_redeemed_has_a_person_and_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.email}: {self.until:%Y-%m-%d %H:%M}"
