"""What the pages of an award and of one of its editions show of laureates and of other editions."""

from itertools import groupby

from django.db.models import QuerySet

from awards.models.laureate import Laureate


def laureates_of(award) -> list[dict[str, object]]:
    """Every laureate of the award by year, the newest first, as {year, edition, laureates}; one query."""
    found = Laureate.objects.public().filter(edition__path__startswith=award.path, edition__depth=award.depth + 1)
    return [
        {"year": edition.year, "edition": edition, "laureates": list(rows)}
        for edition, rows in groupby(found, key=lambda laureate: laureate.edition)
    ]


def honoured_in(edition) -> QuerySet[Laureate]:
    """Laureates and honourable mentions of one edition, in the order to be shown."""
    return Laureate.objects.in_order().filter(edition=edition.pk).select_related("portrait")
