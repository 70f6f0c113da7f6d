"""The first page of every submission: the few facts the software reasons about, always complete.

It says what it was made from, as every page of a form does (`calls.forms.seen`): a digest of each fact that it showed.
"""

from collections.abc import Collection, Mapping
from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from calls.forms.seen import Seen, digest
from people.typed import WordsField


class EntryForm(forms.Form):
    """A feature adds its own columns. Nothing is asked twice: `for_person` begins it from the profile.

    `for_profile` says what of a cleaned entry goes back there, where the author has asked for that. `needed_when` says
    of a field that may stay empty under which condition it may not. `person` is who fills it in, where a rule asks.
    """

    needed_when: Mapping[str, str] = {}

    candidate_name = WordsField(
        label=_("Your full name"),
        max_length=400,
        help_text=_("As it should stand on certificates and letters."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    candidate_email = forms.EmailField(
        label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    title = WordsField(label=_("Title"), max_length=400)
    keep = forms.BooleanField(
        label=_("Keep what I have told about myself in my profile"),
        required=False,
        initial=True,
        help_text=_("The next call then begins with it."),
    )

    def __init__(self, *args, person=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["keep"] = self.fields.pop("keep")
        for field in self.fields.values():
            if field.error_messages["required"] == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = _what_to_do(field)
        for name, when in self.needed_when.items():
            self.fields[name].needed_when = when

    @classmethod
    def for_person(cls, person) -> dict[str, object]:
        return {"candidate_name": person.printed_name, "candidate_email": person.email}

    @classmethod
    def for_profile(cls, entry: Mapping[str, object]) -> dict[str, object]:
        return {"certificate_name": entry["candidate_name"]}


def _what_to_do(field: forms.Field) -> str:
    if isinstance(field, forms.ChoiceField):
        return gettext("Choose one.")
    if isinstance(field, forms.EmailField):
        return gettext("Give an e-mail address.")
    if isinstance(field, forms.DateField):
        return gettext("Give a date.")
    return gettext("Answer this question.")


def facts_seen(stored: Mapping[str, object]) -> Seen:
    """What a page is made from that shows these facts."""
    return {name: digest(_written(value)) for name, value in stored.items()}


def left_alone(data: QueryDict, stored: Mapping[str, object], seen: Seen) -> QueryDict:
    """What was posted, with the stored fact in the place of each that the page left as it showed it."""
    data = data.copy()
    for name, value in stored.items():
        if name in data and digest(_written(data[name])) == seen.get(name):
            data[name] = _written(value)
    return data


def changed_twice(brought: Mapping[str, object], stored: Mapping[str, object], seen: Seen) -> frozenset[str]:
    """The facts that a page brings otherwise than they are stored, and that are not stored as the page showed them."""
    differing = {name for name in stored.keys() & brought.keys() if _written(brought[name]) != _written(stored[name])}
    return frozenset(name for name in differing if digest(_written(stored[name])) != seen.get(name))


def in_words(form: EntryForm, stored: Mapping[str, object], names: Collection[str]) -> list[tuple[str, str]]:
    """Label and stored fact of these fields, in their order."""
    return [(str(field.label), _shown(field, stored[name])) for name, field in form.fields.items() if name in names]


def _written(value: object) -> str:
    """A fact as its field shows it, whether it is stored, typed or cleaned."""
    if isinstance(value, list):
        return "\n".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else "\n".join(str(value).split("\r\n")).strip()


def _shown(field: forms.Field, value: object) -> str:
    if isinstance(value, date):
        return date_format(value, "j F Y")
    labels = dict(getattr(field, "choices", ()))
    return str(labels.get(value, _written(value)))
