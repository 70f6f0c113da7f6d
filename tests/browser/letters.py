"""What the house has written to somebody, read where the worker that sends it would read it."""

import re

from people.models import Message, Person

LINK = re.compile(r"http://\S+")


def letter_to(email: str, kind: str) -> Message:
    return Message.objects.get(to=email, kind=kind)


def link_in(letter: Message) -> str:
    return LINK.search(letter.text)[0]


def kinds_to(person: Person) -> list[str]:
    """Which letters this person got, the first one first."""
    return list(Message.objects.filter(to=person.email).order_by("pk").values_list("kind", flat=True))
