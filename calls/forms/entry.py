"""The first page of every submission: the few facts the software reasons about, always complete."""

from django import forms
from django.utils.translation import gettext_lazy as _


class EntryForm(forms.Form):
    """A feature adds its own columns. `for_person` prefills it from the profile: nothing is asked twice."""

    candidate_name = forms.CharField(
        label=_("Your full name"),
        max_length=400,
        help_text=_("As it should stand on certificates and letters."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    candidate_email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    title = forms.CharField(label=_("Title"), max_length=400)

    @classmethod
    def for_person(cls, person) -> dict[str, object]:
        return {"candidate_name": person.name, "candidate_email": person.email}
