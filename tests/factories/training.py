"""Training pages and applications for tests. A school's window stands open around NOON unless a test says otherwise."""

from datetime import UTC, date, datetime, timedelta

import factory

from calls.flow import State
from calls.models import Decision, FormVersion, Panel, Round, Submission
from tests.factories.content import BelowHomeFactory, PageFactory
from tests.factories.people import PersonFactory
from training.models import AcademyPage, CohortPage, ModulePage, SchoolPage, Session, Speaker, TrainingIndexPage

NOON = datetime(2027, 1, 15, 12, tzinfo=UTC)
MONTH = timedelta(days=30)


class TrainingIndexPageFactory(BelowHomeFactory):
    class Meta:
        model = TrainingIndexPage

    title = "Training"


def the_training() -> TrainingIndexPage:
    return TrainingIndexPage.objects.first() or TrainingIndexPageFactory()


class SchoolPageFactory(PageFactory):
    """A summer school in Lisbon that is open at NOON; `hosts` and `topics` are lists."""

    class Meta:
        model = SchoolPage

    year = 2027
    starts_on = date(2027, 8, 23)
    ends_on = date(2027, 8, 27)
    city = "Lisbon"
    country = "PT"
    mode = "on_site"
    places = 25
    opens_at = NOON - MONTH
    closes_at = NOON + MONTH

    class Params:
        long_ago = factory.Trait(opens_at=None, closes_at=None, starts_on=None, ends_on=None, year=2007, places=None)

    @classmethod
    def default_parent(cls):
        return the_training()

    @classmethod
    def _create(cls, model_class, *args, hosts=(), **facts):
        school = super()._create(model_class, *args, **facts)
        if hosts:
            school.hosts.set(hosts)
            school.save()
        return school


class AcademyPageFactory(PageFactory):
    class Meta:
        model = AcademyPage

    title = "PhD Academy"

    @classmethod
    def default_parent(cls):
        return the_training()


class CohortPageFactory(PageFactory):
    class Meta:
        model = CohortPage

    year = 2027
    starts_on = date(2027, 10, 1)
    ends_on = date(2029, 9, 30)
    years = 2
    mode = "hybrid"
    places = 20
    opens_at = NOON - MONTH
    closes_at = NOON + MONTH

    @classmethod
    def default_parent(cls):
        return AcademyPage.objects.first() or AcademyPageFactory()


class ModulePageFactory(PageFactory):
    """A seminar; `sessions` are (start, hours) pairs and `speakers` are names."""

    class Meta:
        model = ModulePage

    zone = "Europe/Lisbon"

    @classmethod
    def default_parent(cls):
        return SchoolPageFactory()

    @classmethod
    def _create(cls, model_class, *args, sessions=(), speakers=(), **facts):
        module = super()._create(model_class, *args, **facts)
        module.sessions = [
            Session(starts_at=start, ends_at=start + timedelta(hours=hours), hours=hours, room="Room 2")
            for start, hours in sessions
        ]
        module.speakers = [Speaker(name=name) for name in speakers]
        module.save()
        return module


class SubmissionFactory(factory.django.DjangoModelFactory):
    """A submission handed in to `call`; its form version has no questions."""

    class Meta:
        model = Submission

    call = factory.SubFactory(SchoolPageFactory)
    applicant = factory.SubFactory(PersonFactory)
    number = factory.Sequence(lambda n: n + 1)
    reference = factory.Sequence(lambda n: f"SUM27-{n:04}")
    subject = factory.Sequence(lambda n: f"subject {n}")
    candidate_name = factory.LazyAttribute(lambda submission: submission.applicant.name)
    candidate_email = factory.LazyAttribute(lambda submission: submission.applicant.email)
    title = factory.Sequence(lambda n: f"Thesis {n}")
    state = State.SUBMITTED
    started_at = saved_at = submitted_at = NOON

    @factory.lazy_attribute
    def version(self):
        return version_of(self.call, "application")


def version_of(call, purpose) -> FormVersion:
    facts = {"number": 1, "document": {}, "digest": "0", "issued_at": NOON}
    return FormVersion.objects.get_or_create(call_id=call.pk, purpose=purpose, defaults=facts)[0]


class RoundFactory(factory.django.DjangoModelFactory):
    """A closed round of `call`, ready for its decisions to be released."""

    class Meta:
        model = Round

    key = factory.Sequence(lambda n: f"round-{n}")
    number = 1
    name = "Final round"
    stage = "closed"
    opened_at = closed_at = NOON

    @factory.lazy_attribute
    def version(self):
        return version_of(self.call, self.key)

    @factory.lazy_attribute
    def panel(self):
        return Panel.objects.get_or_create(call_id=self.call.pk, name="Committee")[0]


class DecisionFactory(factory.django.DjangoModelFactory):
    """A prepared decision; `place` is the dossier's place in the ranking, None without enough marks."""

    class Meta:
        model = Decision

    class Params:
        place = None

    submission = factory.LazyAttribute(lambda decision: SubmissionFactory(call=decision.round.call))
    basis = factory.LazyAttribute(lambda decision: {"place": decision.place})
    prepared_by = factory.SubFactory(PersonFactory)
    prepared_at = NOON
