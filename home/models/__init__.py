"""The nouns of this app, one a file."""

from home.models.home_page import HomePage

__all__ = ["HomePage"]
