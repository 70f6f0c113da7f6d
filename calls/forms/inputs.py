"""Form fields that Django lacks: ORCID, ranking, private files, and groups of questions under one name."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from calls.forms import uploads
from people.typed import WordsField

ORCID = re.compile(r"(?:https?://)?(?:(?:www\.)?orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dX])/?", re.IGNORECASE)


LONGEST = 20_000
"""Characters of a long text whose question sets no limit: more is a document, and belongs into a file."""
TOO_LONG = lazy("Shorten this to %(limit_value)s characters: it has %(show_value)s.")


class AreaField(WordsField):
    """Long text; browsers send two characters per line break, people mean one.

    A text without a limit of its own (`has_limit`) ends at LONGEST. There is no `maxlength` in the page for it: a
    browser would cut what somebody pastes without a word.
    """

    def __init__(self, *, has_limit=False, **options):
        super().__init__(**options)
        if not has_limit:
            self.validators.append(MaxLengthValidator(LONGEST, TOO_LONG))

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n").replace("\r", "\n")


class UrlField(forms.URLField):
    default_validators = [URLValidator(schemes=["http", "https"])]


class OrcidField(forms.CharField):
    """An ORCID iD, bare or as a link; cleans to "0000-0002-1825-0097"."""

    def to_python(self, value):
        text = super().to_python(value)
        if not text:
            return ""
        found = ORCID.fullmatch(text)
        if not found:
            raise ValidationError(_("Write the ORCID iD as four groups of four, such as 0000-0002-1825-0097."))
        orcid = "-".join(found.groups()).upper()
        if check_digit(orcid.replace("-", "")[:15]) != orcid[-1]:
            raise ValidationError(_("Check the digits of this ORCID iD: one of them is mistyped."))
        return orcid


class Menu(forms.Select):
    """A select of plain options. Django renders each option by a template of its own: 16 ms for the countries."""

    template_name = "calls/forms/menu.html"

    def get_context(self, name, value, attrs):
        context = forms.Widget.get_context(self, name, value, attrs)
        context["widget"]["options"] = self.choices
        context["widget"]["chosen"] = context["widget"]["value"][0]
        return context


class RankedWidget(forms.Widget):
    """A place to choose for every option; the value is a list of option keys, the most preferred first."""

    template_name = "calls/forms/ranked.html"
    use_fieldset = True

    def __init__(self, options, places, attrs=None):
        super().__init__(attrs)
        self.options, self.places = options, places

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        places = value if isinstance(value, dict) else {key: str(at) for at, key in enumerate(value or (), start=1)}
        context["widget"]["places"] = [str(place) for place in range(1, self.places + 1)]
        context["widget"]["rows"] = [
            {"name": f"{name}-{option.key}", "label": option.label, "place": places.get(option.key, "")}
            for option in self.options
        ]
        return context

    def value_from_datadict(self, data, files, name):
        return {option.key: data.get(f"{name}-{option.key}", "") for option in self.options}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{option.key}" in data for option in self.options)

    def id_for_label(self, id_):
        return ""


class RankedField(forms.Field):
    """Places by option become a list of options; a gap in the places is closed, a shared place refused."""

    def clean(self, value):
        given = {key: place for key, place in (value or {}).items() if place}
        if not all(place.isdecimal() and 0 < int(place) <= self.widget.places for place in given.values()):
            raise ValidationError(_("Choose each place from its list."))
        if len(set(given.values())) < len(given):
            raise ValidationError(_("Give each choice a place of its own: two share one."))
        return sorted(given, key=lambda key: int(given[key]))


class UploadField(forms.FileField):
    """A file that is looked into before it is believed; cleans to a CheckedUpload, or to none."""

    widget = forms.FileInput

    def __init__(self, *, pages=None, megabytes=None, **options):
        super().__init__(allow_empty_file=True, **options)
        self.pages, self.megabytes = pages, megabytes

    def clean(self, data, initial=None):
        if not data:
            return None
        return uploads.check(data, pages=self.pages, megabytes=self.megabytes)


class ScoreField(forms.ChoiceField):
    """One level of a criterion, or "na" for not applicable."""

    widget = forms.RadioSelect
    default_error_messages = {"invalid_choice": lazy("Choose one of the levels.")}


def check_digit(digits):
    """The last character of an ORCID iD from its first fifteen digits (ISO 7064, 11-2)."""
    total = 0
    for digit in digits:
        total = (total + int(digit)) * 2
    result = (12 - total % 11) % 11
    return "X" if result == 10 else str(result)
