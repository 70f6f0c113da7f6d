"""People for tests, made through the real manager."""

from datetime import date

import factory
from allauth.account.models import EmailAddress
from django.utils.text import slugify

from people.models import Affiliation, Institute, InstituteMembership, Membership, Person

PASSWORD = "a long enough sentence"


class PersonFactory(factory.django.DjangoModelFactory):
    """Someone who has confirmed their address and can sign in with PASSWORD; `confirmed=False` for a newcomer."""

    class Meta:
        model = Person
        skip_postgeneration_save = True

    first_name = factory.Sequence(lambda n: f"Ada{n}")
    last_name = "Byron"
    email = factory.Sequence(lambda n: f"ada{n}@university.example")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class, *args, **facts):
        return model_class.objects.create_user(*args, **facts)

    @factory.post_generation
    def confirmed(self, create, extracted, **kwargs):
        if create and extracted is not False:
            EmailAddress.objects.create(user=self, email=self.email, primary=True, verified=True)


class InstituteFactory(factory.django.DjangoModelFactory):
    """An institute; `member_since` (and `member_since__until`) make it a member of the network."""

    class Meta:
        model = Institute
        skip_postgeneration_save = True

    short_name = factory.Sequence(lambda n: f"INST{n}")
    name = factory.LazyAttribute(lambda institute: f"Institute {institute.short_name}")
    slug = factory.LazyAttribute(lambda institute: slugify(institute.short_name))
    city = "Liège"
    country = "BE"

    @factory.post_generation
    def member_since(self, create, extracted, until=None, **kwargs):
        if create and extracted:
            InstituteMembership.objects.create(institute=self, starts_on=extracted, ends_on=until)


class AffiliationFactory(factory.django.DjangoModelFactory):
    """A doctoral researcher's work at an institute, from January 2020 on."""

    class Meta:
        model = Affiliation

    person = factory.SubFactory(PersonFactory)
    institute = factory.SubFactory(InstituteFactory)
    role = Affiliation.Role.PHD
    starts_on = date(2020, 1, 1)


class MembershipFactory(factory.django.DjangoModelFactory):
    """One year as an individual member."""

    class Meta:
        model = Membership

    person = factory.SubFactory(PersonFactory)
    number = factory.Sequence(lambda n: f"M-{n:04}")
    starts_on = date(2026, 1, 1)
    ends_on = date(2026, 12, 31)
