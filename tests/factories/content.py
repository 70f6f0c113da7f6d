"""Pages for tests, each hung where the tree allows it. The first home page becomes the root of the site."""

from datetime import UTC, date, datetime, timedelta

import factory
from django.conf import settings
from django.utils.text import slugify
from wagtail.coreutils import get_supported_content_language_variant
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site

from content.models import (
    EventIndexPage,
    EventPage,
    GroupIndexPage,
    GroupPage,
    InstituteIndexPage,
    NewsIndexPage,
    NewsPage,
    StandardPage,
    Topic,
)
from home.models import HomePage


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Topic {n}")
    slug = factory.LazyAttribute(lambda topic: slugify(topic.name))


class ImageFactory(factory.django.DjangoModelFactory):
    """A white picture, 16 to 9."""

    class Meta:
        model = get_image_model()

    title = "A harbour"
    file = factory.LazyFunction(lambda: get_test_image_file(size=(1600, 900)))


class PageFactory(factory.django.DjangoModelFactory):
    """A published page below `parent`; without one, below the page that `default_parent` finds or makes."""

    class Meta:
        abstract = True

    title = factory.Sequence(lambda n: f"Page {n}")
    slug = factory.LazyAttributeSequence(lambda page, n: f"{slugify(page.title)[:80] or 'page'}-{n}")

    @classmethod
    def default_parent(cls):
        raise NotImplementedError

    @classmethod
    def _create(cls, model_class, *args, parent=None, **facts):
        topics = facts.pop("topics", [])
        page = model_class(**facts)
        (parent or cls.default_parent()).add_child(instance=page)
        if topics:
            page.topics.set(topics)
            page.save()
        return page


class HomePageFactory(PageFactory):
    class Meta:
        model = HomePage

    title = "Migration Research Network"
    headline = "Schools, an academy and awards for doctoral researchers."

    @classmethod
    def default_parent(cls):
        return Page.get_first_root_node() or planted_root()

    @classmethod
    def _create(cls, model_class, *args, **facts):
        home = super()._create(model_class, *args, **facts)
        site = Site.objects.filter(is_default_site=True).first() or Site(hostname="testserver", is_default_site=True)
        site.root_page = home
        site.save()
        return home


def planted_root() -> Page:
    """The root that a migration makes, again: tests with real transactions empty the database when they end."""
    locale, _created = Locale.objects.get_or_create(
        language_code=get_supported_content_language_variant(settings.LANGUAGE_CODE)
    )
    return Page.add_root(instance=Page(title="Root", slug="root", locale=locale))


def the_home() -> HomePage:
    return HomePage.objects.first() or HomePageFactory()


class BelowHomeFactory(PageFactory):
    """A page right below the home page."""

    class Meta:
        abstract = True

    @classmethod
    def default_parent(cls):
        return the_home()


class StandardPageFactory(BelowHomeFactory):
    class Meta:
        model = StandardPage


class NewsIndexPageFactory(BelowHomeFactory):
    class Meta:
        model = NewsIndexPage

    title = "News"


class EventIndexPageFactory(BelowHomeFactory):
    class Meta:
        model = EventIndexPage

    title = "Events"


class GroupIndexPageFactory(BelowHomeFactory):
    class Meta:
        model = GroupIndexPage

    title = "Groups"


class InstituteIndexPageFactory(BelowHomeFactory):
    class Meta:
        model = InstituteIndexPage

    title = "Institutes"


class NewsPageFactory(PageFactory):
    class Meta:
        model = NewsPage

    date = date(2026, 5, 1)

    @classmethod
    def default_parent(cls):
        return NewsIndexPage.objects.first() or NewsIndexPageFactory()


class EventPageFactory(PageFactory):
    """A conference of three days in Lisbon."""

    class Meta:
        model = EventPage

    starts_at = datetime(2027, 7, 5, 8, tzinfo=UTC)
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(days=2, hours=8))
    zone = "Europe/Lisbon"
    city = "Lisbon"
    country = "PT"

    @classmethod
    def default_parent(cls):
        return EventIndexPage.objects.first() or EventIndexPageFactory()


class GroupPageFactory(PageFactory):
    class Meta:
        model = GroupPage

    @classmethod
    def default_parent(cls):
        return GroupIndexPage.objects.first() or GroupIndexPageFactory()
