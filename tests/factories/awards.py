"""Award pages and laureates for tests."""

from datetime import date

import factory

from awards.models import AwardEditionPage, AwardPage, AwardsIndexPage, Laureate
from tests.factories.content import BelowHomeFactory, PageFactory
from tests.factories.training import MONTH, NOON


class AwardsIndexPageFactory(BelowHomeFactory):
    class Meta:
        model = AwardsIndexPage

    title = "Awards"


class AwardPageFactory(PageFactory):
    class Meta:
        model = AwardPage

    title = "Dissertation Award"

    @classmethod
    def default_parent(cls):
        return AwardsIndexPage.objects.first() or AwardsIndexPageFactory()


class AwardEditionPageFactory(PageFactory):
    """An edition that is open at NOON; `long_ago` for one without a window."""

    class Meta:
        model = AwardEditionPage

    title = factory.LazyAttribute(lambda edition: f"Dissertation Award {edition.year}")
    year = 2027
    ceremony_on = date(2027, 7, 1)
    ceremony_place = "Lisbon"
    opens_at = NOON - MONTH
    closes_at = NOON + MONTH

    class Params:
        long_ago = factory.Trait(opens_at=None, closes_at=None, ceremony_on=None, ceremony_place="", year=2014)

    @classmethod
    def default_parent(cls):
        return AwardPage.objects.first() or AwardPageFactory()


class LaureateFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Laureate

    edition = factory.SubFactory(AwardEditionPageFactory)
    name = factory.Sequence(lambda n: f"Laureate {n}")
    work = factory.Sequence(lambda n: f"Work {n}")
