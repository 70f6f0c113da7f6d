"""What Wagtail's migrations put into a new database and a flush takes away: locale, root page, root collection."""

from django.conf import settings
from wagtail.models import Collection, Locale, Page


def lay() -> None:
    """Put back what is missing; does nothing on a database that has it."""
    Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    if not Page.objects.exists():
        Page.add_root(instance=Page(title="Root", slug="root"))
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
