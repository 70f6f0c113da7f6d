"""The model field that holds what an editor drew; its blocks stay out of migrations."""

from wagtail.fields import StreamField


class FormStreamField(StreamField):
    """A StreamField that migrations see without its blocks.

    The blocks are help texts and labels for the most part: every reworded sentence would be a migration.
    """

    def deconstruct(self):
        name, path, _, kwargs = super().deconstruct()
        kwargs.pop("block_lookup")
        return name, path, [[]], kwargs
