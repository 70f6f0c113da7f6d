"""What people type about themselves: two names when they register, the rest on their profile."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from people import orcid
from people.models import Affiliation, Doctorate, Person
from people.profile import OF_THE_DOCTORATE
from people.typed import WordsField
from people.validators import validate_orcid

GIVEN_NAMES = {"autocomplete": "given-name"}
FAMILY_NAME = {"autocomplete": "family-name"}


class SignupForm(forms.Form):
    """The names asked beside e-mail and password; allauth mixes this form into its own."""

    first_name = WordsField(
        label=_("Given names"), max_length=150, widget=forms.TextInput(attrs=GIVEN_NAMES | {"autofocus": True})
    )
    last_name = WordsField(
        label=_("Family name"),
        max_length=150,
        required=False,
        help_text=_("Leave empty if you have one name only."),
        widget=forms.TextInput(attrs=FAMILY_NAME),
    )
    field_order = ["first_name", "last_name", "email", "password1"]

    def signup(self, request, person):
        """Nothing to add: the adapter has saved the names with the person. allauth asks for this method."""


def zones():
    """The choices of the time zone field, "not said" first."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "posix/")))
    return [("", _("Not said")), ("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]


class OrcidField(forms.CharField):
    """An ORCID iD, also when the whole address of the ORCID page was pasted."""

    def to_python(self, value):
        return orcid.tidy(super().to_python(value))


DAY = {"format": "%Y-%m-%d", "attrs": {"type": "date"}}


class ProfileForm(forms.ModelForm):
    """A person's own facts, changed by that person: those of the account, and those of the doctorate."""

    zone = forms.ChoiceField(
        label=_("Time zone"), choices=zones, required=False, help_text=_("Deadlines are also shown in this zone.")
    )

    orcid = OrcidField(
        label=_("ORCID iD"),
        required=False,
        validators=[validate_orcid],
        help_text=_("Sixteen characters, like 0000-0002-1825-0097."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    class Meta:
        model = Person
        help_texts = {"pronouns": _("Such as “Dr” or “she/her”. The office sees it, jurors do not.")}
        fields = ["first_name", "last_name", "pronouns", "certificate_name", "orcid", "country", "zone"]
        field_classes = dict.fromkeys(["first_name", "last_name", "pronouns", "certificate_name"], WordsField)
        widgets = {
            "first_name": forms.TextInput(attrs=GIVEN_NAMES),
            "last_name": forms.TextInput(attrs=FAMILY_NAME),
            "pronouns": forms.TextInput(attrs={"autocomplete": "honorific-prefix"}),
            "certificate_name": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args, instance, **kwargs):
        super().__init__(*args, instance=instance, **kwargs)
        self.doctorate = getattr(instance, "doctorate", None) or Doctorate(person=instance)
        self.initial |= forms.model_to_dict(self.doctorate, OF_THE_DOCTORATE)
        self.fields |= forms.fields_for_model(
            Doctorate, OF_THE_DOCTORATE, widgets=DOCTORATE_WIDGETS, field_classes=DOCTORATE_WORDS
        )
        if instance.orcid_verified_at:
            del self.fields["orcid"]

    @property
    def of_the_account(self):
        """The fields about the person."""
        return [self[name] for name in self.fields if name not in OF_THE_DOCTORATE]

    @property
    def of_the_doctorate(self):
        """The fields about where they stand."""
        return [self[name] for name in OF_THE_DOCTORATE]

    def save(self, commit=True):
        person = super().save(commit=commit)
        for name in OF_THE_DOCTORATE:
            setattr(self.doctorate, name, self.cleaned_data[name])
        self.doctorate.save()
        return person


class EraseForm(forms.Form):
    """One's own address, typed to confirm what cannot be undone."""

    address = forms.CharField(
        label=_("Your e-mail address, to confirm"), widget=forms.EmailInput(attrs={"autocomplete": "off"})
    )

    def __init__(self, *args, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_address(self):
        typed = self.cleaned_data["address"].strip().lower()
        if typed != self.person.email:
            raise forms.ValidationError(_("This is not the address you sign in with. Nothing has been erased."))
        return typed


DOCTORATE_WORDS = dict.fromkeys(["university", "supervisor_name"], WordsField)
DOCTORATE_WIDGETS = {
    "university": forms.TextInput(attrs={"autocomplete": "organization"}),
    "began_on": forms.DateInput(**DAY),
    "supervisor_name": forms.TextInput(attrs={"autocomplete": "off"}),
    "supervisor_email": forms.EmailInput(attrs={"autocomplete": "off"}),
}


class AffiliationForm(forms.ModelForm):
    """Where a person works, from which day and as what. Naming one institute is the database's own rule."""

    class Meta:
        model = Affiliation
        fields = ["institute", "other_name", "role", "starts_on", "ends_on"]
        widgets = {
            "other_name": forms.TextInput(attrs={"autocomplete": "organization"}),
            "starts_on": forms.DateInput(**DAY),
            "ends_on": forms.DateInput(**DAY),
        }
