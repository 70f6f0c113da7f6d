"""What editors write, one noun a file."""

from content.models.base import BasePage
from content.models.topic import Topic

__all__ = ["BasePage", "Topic"]
