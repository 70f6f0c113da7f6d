"""The stages of the doctorate that a school or a cohort is for, ticked from a list."""

from django import forms
from django.db import models

from people.models import CareerStage


class StagesField(models.JSONField):
    """A list of values of CareerStage in their order; empty for all of them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"default": list, "blank": True} | kwargs)

    def formfield(self, **kwargs):
        return forms.MultipleChoiceField(
            label=self.verbose_name.capitalize(),
            help_text=self.help_text,
            choices=CareerStage.choices,
            required=False,
            widget=forms.CheckboxSelectMultiple,
        )
