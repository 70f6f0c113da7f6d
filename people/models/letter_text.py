"""An organiser's own wording of a letter, for the whole site or for one page's letters."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class LetterTextQuerySet(models.QuerySet):
    def in_use(self):
        return self.exclude(body="")

    def closest_first(self, kind, page):
        """The wordings in use that letters of this kind about `page` may take: the page's own, then the site's."""
        where = Q(page=None) | Q(page=page) if page else Q(page=None)
        return self.in_use().filter(where, kind=kind).order_by(F("page").asc(nulls_last=True))


class LetterText(models.Model):
    """What organisers made of a letter; written by `people.rewording` only.

    An empty one stands for the wording that comes with the software: the row stays, and with it its history.
    """

    kind = models.CharField(_("letter"), max_length=80)
    page = models.ForeignKey(
        "wagtailcore.Page",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("page"),
        help_text=_("For the letters of this page alone."),
    )
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(_("revision"), default=0)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("changed by"),
    )
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = LetterTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("wording of a letter")
        verbose_name_plural = _("wordings of letters")
        constraints = [
            models.UniqueConstraint(fields=["kind"], condition=Q(page=None), name="letter_text_one_for_the_site"),
            models.UniqueConstraint(fields=["kind", "page"], name="letter_text_one_for_a_page"),
            models.CheckConstraint(
                condition=Q(subject="", body="") | ~Q(subject="") & ~Q(body=""),
                name="letter_text_has_a_subject_and_a_body",
            ),
        ]

    def __str__(self):
        return self.kind
