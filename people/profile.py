"""What a person has told us once: read where it would be asked again, and written back where it was told anew."""

from collections.abc import Mapping

from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce

from people.models import Affiliation, Doctorate, Person

OF_THE_DOCTORATE = ("stage", "university", "began_on", "supervisor_name", "supervisor_email")


def doctorate_of(person: Person) -> dict[str, object]:
    """The facts of the doctorate that are known, by name; the university of the newest affiliation where none is.

    One query.
    """
    row = Person.objects.filter(pk=person.pk).values(
        **{name: F(f"doctorate__{name}") for name in OF_THE_DOCTORATE}, newest=Subquery(_NEWEST_PLACE)
    )[0]
    newest = row.pop("newest")
    return {name: value for name, value in (row | {"university": row["university"] or newest}).items() if value}


_NEWEST_PLACE = Affiliation.objects.filter(person=OuterRef("pk")).values_list(
    Coalesce("institute__name", "other_name")
)[:1]


def learn(person: Person, facts: Mapping[str, object]) -> None:
    """Keep `facts` in the profile over what it holds: a name for certificates, and facts of the doctorate.

    Empty facts are left as they are: whoever did not say something has not taken it back. Two statements at most, in
    the caller's transaction.
    """
    told = {name: value for name, value in facts.items() if value}
    name = told.pop("certificate_name", person.printed_name)
    if name != person.printed_name:
        person.certificate_name = name
        person.save(update_fields=["certificate_name"])
    if told:
        Doctorate.objects.bulk_create(
            [Doctorate(person=person, **told)],
            update_conflicts=True,
            unique_fields=["person"],
            update_fields=list(told),
        )
