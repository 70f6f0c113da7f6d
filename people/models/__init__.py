"""The nouns of this app, one a file."""

from people.models.person import Person

__all__ = ["Person"]
