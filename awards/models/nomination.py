"""What a nomination adds to a submission: who nominates whom, and the facts of the thesis that eligibility rests on."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Route(models.TextChoices):
    SELF = "self", _("I nominate my own work")
    OTHER = "other", _("I nominate somebody else’s work")


class Relation(models.TextChoices):
    SUPERVISOR = "supervisor", _("Supervisor")
    COMMITTEE = "committee", _("Member of the thesis committee")
    CHAIR = "chair", _("Chair of the panel at the conference")
    COLLEAGUE = "colleague", _("Colleague")
    OTHER = "other", _("Other")


class ThesisType(models.TextChoices):
    MONOGRAPH = "monograph", _("Monograph")
    ARTICLES = "articles", _("Collection of articles")


class Part(models.TextChoices):
    """What somebody named in a nomination did for the work."""

    AUTHOR = "author", _("Author")
    SUPERVISOR = "supervisor", _("Supervisor")
    COMMITTEE = "committee", _("Member of the thesis committee")


class Nomination(models.Model):
    """The submission's applicant nominates, its candidate is nominated; the day is that of the official defence."""

    submission = models.OneToOneField("calls.Submission", on_delete=models.CASCADE, related_name="nomination")
    route = models.CharField(_("route"), max_length=6, choices=Route)
    relation = models.CharField(_("relation to the nominee"), max_length=12, choices=Relation, blank=True)
    english_title = models.CharField(_("title in English"), max_length=400, blank=True)
    defended_on = models.DateField(_("defended on"), null=True, blank=True)
    thesis_type = models.CharField(_("kind of thesis"), max_length=10, choices=ThesisType, blank=True)
    break_months = models.PositiveSmallIntegerField(
        _("months of career break"),
        default=0,
        help_text=_("Parental leave, illness, care or service since the defence; told to organisers only."),
    )

    class Meta:
        verbose_name = _("nomination")
        constraints = [
            models.CheckConstraint(condition=Q(route__in=Route.values), name="nomination_route_is_known"),
            models.CheckConstraint(
                condition=Q(thesis_type__in=[*ThesisType.values, ""]), name="nomination_thesis_type_is_known"
            ),
            models.CheckConstraint(
                condition=Q(route=Route.SELF, relation="") | Q(route=Route.OTHER, relation__in=Relation.values),
                name="nomination_of_another_says_the_relation",
            ),
        ]

    def __str__(self):
        return self.get_route_display()


class NominationUniversity(models.Model):
    """One degree-giving university; a joint degree has several."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="universities")
    name = models.CharField(_("university"), max_length=200)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("degree-giving university")
        ordering = ["nomination", "sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "sort_order"], name="nomination_university_order_is_unique"),
            models.CheckConstraint(condition=~Q(name=""), name="nomination_university_has_a_name"),
        ]

    def __str__(self):
        return self.name


class NominationPerson(models.Model):
    """Somebody around the work: conflicts of interest and the rule for referees are found from these names."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="people")
    part = models.CharField(_("part"), max_length=10, choices=Part)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"), blank=True)
    affiliation = models.CharField(_("affiliation"), max_length=200, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("person around the work")
        ordering = ["nomination", "part", "sort_order"]
        constraints = [
            models.UniqueConstraint(
                fields=["nomination", "part", "sort_order"], name="nomination_person_order_is_unique"
            ),
            models.CheckConstraint(condition=Q(part__in=Part.values), name="nomination_person_part_is_known"),
            models.CheckConstraint(condition=~Q(name=""), name="nomination_person_has_a_name"),
        ]

    def __str__(self):
        return f"{self.name} ({self.get_part_display()})"


class NominationChapter(models.Model):
    """One chapter of a collection of articles. Introductions and conclusions are chapters that are not substantive."""

    class Status(models.TextChoices):
        PUBLISHED = "published", _("Published")
        ACCEPTED = "accepted", _("Accepted")
        REVIEW = "review", _("Under review")
        WRITTEN = "written", _("Not yet submitted")

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="chapters")
    title = models.CharField(_("title"), max_length=400)
    status = models.CharField(_("status"), max_length=10, choices=Status)
    authors = models.CharField(_("authors"), max_length=400, blank=True)
    own_share = models.TextField(_("the nominee’s own share"), blank=True)
    is_alone = models.BooleanField(_("written by the nominee alone"), default=False)
    is_substantive = models.BooleanField(_("more than an introduction or a conclusion"), default=True)
    sort_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("chapter")
        ordering = ["nomination", "sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "sort_order"], name="nomination_chapter_order_is_unique"),
            models.CheckConstraint(condition=~Q(title=""), name="nomination_chapter_has_a_title"),
            models.CheckConstraint(
                condition=Q(is_alone=True) | ~Q(own_share=""), name="nomination_chapter_with_others_says_the_share"
            ),
        ]

    def __str__(self):
        return self.title
