"""Next year's edition out of last year's page: every date moves one year on, at the same time of day."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta

from django.db import transaction
from django.db.models import DateField, Model
from modelcluster.models import get_all_child_relations
from wagtail.models import Page

from calls import clock
from calls.models import CallPage
from people import rewording
from people.models import Person


def move_on(call: CallPage, *, by: Person) -> CallPage:
    """Move a fresh copy of a call, and the pages below it, one year on: what is stored and what the editor opens.

    Its code was left behind by the copying; jury and submissions hang on the old page and stay there.
    """
    with transaction.atomic():
        for page in call.get_descendants(inclusive=True).specific():
            _move_page(page, by)
    call.refresh_from_db()
    return call


def take_words_along(source: CallPage, call: CallPage, *, by: Person) -> None:
    """Give the letters of a copied call the words that those of its source have of their own."""
    rewording.copy(source, call, by=by)


def _move_page(page: Page, by: Person) -> None:
    draft = page.get_latest_revision_as_object()
    for version in (page, draft):
        _move(version)
    page.save(clean=False)
    draft.save_revision(user=by, changed=page.has_unpublished_changes, clean=False)


def _move(page: Page) -> None:
    zone = getattr(page, "zone", "") or "UTC"
    _move_dates(page, zone)
    for relation in get_all_child_relations(type(page)):
        children = list(getattr(page, relation.get_accessor_name()).all())
        for child in children:
            _move_dates(child, zone)
        setattr(page, relation.get_accessor_name(), children)
    if isinstance(page, CallPage):
        page.year += 1
        for milestone in page.timeline:
            milestone.value["date"] = _next_day(milestone.value["date"])


def _move_dates(thing: Model, zone: str) -> None:
    for field in _dates(thing):
        value = getattr(thing, field.name)
        if value:
            setattr(thing, field.name, _next_instant(value, zone) if isinstance(value, datetime) else _next_day(value))


def _dates(thing: Model) -> Iterable[DateField]:
    """Dates that our own models have; Wagtail's tell when a page was published."""
    fields = (field for field in thing._meta.concrete_fields if isinstance(field, DateField))
    return [field for field in fields if field.model is not Page]


def _next_day(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year + 1, day=28)


def _next_instant(instant: datetime, zone: str) -> datetime:
    there = clock.wall(instant, zone)
    wall = datetime.combine(_next_day(there.date()), there.time())
    # Clocks may skip that time next year: an hour later they show it again.
    found = clock.instants(wall, zone) or clock.instants(wall + timedelta(hours=1), zone)
    return found[0].astimezone(UTC)
