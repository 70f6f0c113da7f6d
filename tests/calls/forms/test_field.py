"""Migrations see the field and none of its blocks."""

from calls.forms.blocks import FormSectionsBlock
from calls.forms.fields import FormStreamField


def test_the_blocks_stay_out_of_migrations():
    field = FormStreamField(FormSectionsBlock(), blank=True)

    assert field.deconstruct()[1:] == ("calls.forms.fields.FormStreamField", [[]], {"blank": True})
