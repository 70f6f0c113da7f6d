"""The first page of every submission: the few facts the software reasons about, always complete."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _


class EntryForm(forms.Form):
    """A feature adds its own columns. Nothing is asked twice: `for_person` begins it from the profile.

    `for_profile` says what of a cleaned entry goes back there, where the author has asked for that.
    """

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
    keep = forms.BooleanField(
        label=_("Keep what I have told about myself in my profile"),
        required=False,
        initial=True,
        help_text=_("The next call then begins with it."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"] = self.fields.pop("keep")

    @classmethod
    def for_person(cls, person) -> dict[str, object]:
        return {"candidate_name": person.printed_name, "candidate_email": person.email}

    @classmethod
    def for_profile(cls, entry: Mapping[str, object]) -> dict[str, object]:
        return {"certificate_name": entry["candidate_name"]}
