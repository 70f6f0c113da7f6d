"""People for tests, made through the real manager."""

import factory
from allauth.account.models import EmailAddress

from people.models import Person

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
