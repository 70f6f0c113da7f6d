"""A submission: what one person puts forward to one call, its answers and its files."""

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from calls.flow import Conflict, Seat, Stage, State
from calls.models.panel import Assignment, Juror
from people.storage import generated_name

LIVE = [State.DRAFT, State.SUBMITTED, State.INELIGIBLE, State.DECIDED]
HANDED = [State.SUBMITTED, State.INELIGIBLE, State.DECIDED]
"""States in which a submission has left its author's desk: the office sees it."""
JUDGED = [State.SUBMITTED, State.DECIDED]
"""States in which a jury may read it."""


def private_storage():
    return storages["private"]


class SubmissionQuerySet(models.QuerySet):
    def by(self, person) -> "SubmissionQuerySet":
        return self.filter(applicant=person)

    def live(self) -> "SubmissionQuerySet":
        return self.exclude(state=State.WITHDRAWN)

    def handed(self) -> "SubmissionQuerySet":
        return self.filter(state__in=HANDED)

    def judged(self) -> "SubmissionQuerySet":
        return self.filter(state__in=JUDGED)

    def closed_to(self, person) -> "SubmissionQuerySet":
        """Those that `person` neither decides, rules on nor sees judged, whatever the role.

        What is by or about the person is as closed as what the person declared a conflict with, in whichever seat.
        """
        declared = Assignment.objects.filter(juror__person=person, conflict=Conflict.DECLARED)
        by_or_about = Q(applicant=person) | Q(candidate_email__iexact=person.email)
        return self.filter(by_or_about | Q(pk__in=declared.values("submission")))

    def in_round(self, round_) -> "SubmissionQuerySet":
        """The dossiers a round judges: all of its call in the first, those the round before let through in the next."""
        judged = self.judged().filter(call=round_.call_id)
        if round_.number == 1:
            return judged
        return judged.filter(
            decisions__round__call=round_.call_id,
            decisions__round__number=round_.number - 1,
            decisions__advances=True,
            decisions__released_at__isnull=False,
        )

    def visible_to(self, person) -> "SubmissionQuerySet":
        """The rule of who may read a submission; every list and every single check asks it.

        The author always; an organiser once it was handed in; a chair of its call and the jurors it was
        announced to while it is judged. Nobody whom it is about or who declared a conflict with it, in whichever seat,
        and no chair who has yet to say whether there is one. A draft is its author's alone.
        """
        if not person.is_authenticated:
            return self.none()
        own = Q(applicant=person)
        mine = Assignment.objects.filter(submission=OuterRef("pk"), juror__person=person)
        closed = Q(candidate_email__iexact=person.email) | Exists(mine.filter(conflict=Conflict.DECLARED))
        if person.has_perm("calls.run_calls"):
            return self.filter(own | Q(state__in=HANDED) & ~closed)
        seats = Juror.objects.filter(person=person, active=True)
        readable = mine.filter(juror__in=seats, conflict=Conflict.NONE, round__stage__in=[Stage.OPEN, Stage.CLOSED])
        chaired = seats.filter(role=Seat.CHAIR, panel__call=OuterRef("call_id"))
        silent = Exists(mine.filter(juror__in=seats, conflict=Conflict.UNANSWERED))
        as_chair = Exists(chaired) & ~silent
        return self.filter(own | Q(state__in=JUDGED) & (Exists(readable) | as_chair) & ~closed)


class Submission(models.Model):
    call = models.ForeignKey("calls.CallPage", on_delete=models.PROTECT, related_name="submissions")
    version = models.ForeignKey("calls.FormVersion", on_delete=models.PROTECT, related_name="submissions")
    applicant = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="submissions")
    number = models.PositiveIntegerField(_("number"))
    reference = models.CharField(_("reference"), max_length=24, unique=True)
    subject = models.CharField(
        max_length=254,
        blank=True,
        help_text="Who or what is put forward, folded, where that is not the applicant: see Kind.subject.",
    )
    candidate_name = models.CharField(_("candidate"), max_length=400)
    candidate_email = models.EmailField(_("candidate's e-mail"))
    title = models.CharField(_("title"), max_length=400)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    revision = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField(_("begun"))
    saved_at = models.DateTimeField(_("saved"))
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    reminded_of = models.DateTimeField(
        _("reminded of"), null=True, blank=True, help_text="The close of the call of which its author was reminded."
    )
    ineligible_because = models.TextField(_("not eligible because"), blank=True)
    ineligible_rule = models.CharField(
        _("rule that is not met"), max_length=40, blank=True, help_text="The key of an eligibility rule, or empty."
    )
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        ordering = ["-submitted_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="submission_number_is_unique"),
            models.UniqueConstraint(
                fields=["call", "applicant", "subject"],
                condition=~Q(state=State.WITHDRAWN),
                name="submission_one_live_per_person_and_subject",
            ),
            models.CheckConstraint(condition=Q(state__in=State.values), name="submission_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=HANDED) | Q(submitted_at__isnull=False), name="submission_submitted_has_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.WITHDRAWN) | Q(withdrawn_at__isnull=False),
                name="submission_withdrawn_has_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state=State.INELIGIBLE) | ~Q(ineligible_because=""),
                name="submission_ineligible_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | Q(state=State.WITHDRAWN),
                name="submission_merged_is_withdrawn",
            ),
        ]
        indexes = [
            models.Index(fields=["call", "state", "-submitted_at"]),
            models.Index(fields=["applicant", "-saved_at"]),
        ]

    def __str__(self):
        return f"{self.reference} · {self.candidate_name}"

    def refresh_from_db(self, *args, **kwargs):
        """As Django's; answers and files that were read before are read anew when next asked for."""
        super().refresh_from_db(*args, **kwargs)
        for known in ("answer_map", "attachment_map"):
            self.__dict__.pop(known, None)

    def is_by_or_about(self, person) -> bool:
        """Whether `person` put this forward or is put forward by it."""
        if not person.is_authenticated:
            return False
        return person.pk == self.applicant_id or person.email.casefold() == self.candidate_email.casefold()

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_submitted(self) -> bool:
        return self.state == State.SUBMITTED

    @cached_property
    def answer_map(self) -> dict[str, object]:
        """Every stored answer by its question's key; one query, unless prefetched or nothing was ever saved."""
        # Whatever writes an answer or a file raises the revision in the same transaction.
        if not self.revision:
            return {}
        return {answer.question: answer.value for answer in self.answers.all() if answer.value is not None}

    @cached_property
    def attachment_map(self) -> dict[str, "Attachment"]:
        """As `answer_map`, for files."""
        if not self.revision:
            return {}
        return {attachment.question: attachment for attachment in self.attachments.all()}


class Answer(models.Model):
    """One answer; an emptied one is null. `revision` is the submission's revision at which it was last written."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["submission", "question"], name="answer_one_per_question"),
        ]

    def __str__(self):
        return f"{self.question}: {self.value}"


class Attachment(models.Model):
    """One file given as an answer, stored under a generated name and served only by a view that asks the rules."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="attachments")
    question = models.CharField(max_length=64)
    key = models.UUIDField(unique=True)
    file = models.FileField(storage=private_storage, upload_to=generated_name, max_length=200)
    name = models.CharField(_("name"), max_length=160)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    pages = models.PositiveIntegerField(_("pages"), null=True, blank=True)
    digest = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField(_("uploaded"))
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("file")
        constraints = [
            models.UniqueConstraint(fields=["submission", "question"], name="attachment_one_per_question"),
        ]

    def __str__(self):
        return self.name

    @property
    def url(self) -> str:
        """Where those who may read it get it; the storage itself has no addresses."""
        return reverse("calls:attachment", args=[self.key])
