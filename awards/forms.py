"""The first page of a nomination: who is nominated by whom, and the facts that eligibility rests on."""

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.models import Relation, Route
from calls.forms.entry import EntryForm
from calls.queries.asks import is_theirs
from people.typed import WordsField


def lines(text: str) -> list[str]:
    """The lines of `text` that say something, each once, in their order."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class NominationEntry(EntryForm):
    """What every nomination says; a kind of award adds its own."""

    needed_when = {"relation": _("needed when it is somebody else’s work")}
    field_order = ["route", "relation", "candidate_name", "candidate_email", "title", "english_title"]

    route = forms.ChoiceField(label=_("Whose work is it"), choices=Route, widget=forms.RadioSelect)
    relation = forms.ChoiceField(
        label=_("Your relation to the nominee"),
        choices=[("", "—"), *Relation.choices],
        required=False,
    )
    english_title = WordsField(
        label=_("Title in English"),
        max_length=400,
        required=False,
        help_text=_("Where the work is in another language."),
    )

    @classmethod
    def for_profile(cls, entry):
        return super().for_profile(entry) if entry["route"] == Route.SELF else {}

    def clean_relation(self):
        own = self.cleaned_data.get("route") == Route.SELF
        return "" if own else self.cleaned_data["relation"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("route", Route.OTHER) == Route.OTHER and cleaned.get("relation") == "":
            self.add_error("relation", _("Choose your relation to the nominee."))
        if cleaned.get("route") == Route.SELF and self._names_a_stranger(cleaned.get("candidate_email", "")):
            sentence = _("Your own work is nominated with a confirmed address of yours, such as %(email)s.")
            self.add_error("candidate_email", sentence % {"email": self.person.email})
        return cleaned

    def _names_a_stranger(self, email: str) -> bool:
        return bool(self.person and email) and not is_theirs(self.person, email)


class ThesisEntry(NominationEntry):
    candidate_name = WordsField(
        label=_("Full name of the nominee"),
        max_length=400,
        help_text=_("As it should stand on the certificate. Your own, if you nominate your own thesis."),
    )
    candidate_email = forms.EmailField(label=_("E-mail address of the nominee"))
    title = WordsField(label=_("Title of the thesis, in its own language"), max_length=400)
    universities = WordsField(
        label=_("Universities that gave the degree"),
        max_length=2000,
        help_text=_("One a line. A joint degree has several."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    defended_on = forms.DateField(
        label=_("Day of the official defence"),
        help_text=_("The defence counts, not the deposit of the thesis."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    break_months = forms.IntegerField(
        label=_("Months of career break since the defence"),
        help_text=_("Parental leave, illness, care or service; empty if there was none. Organisers alone see it."),
        min_value=0,
        max_value=120,
        required=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def clean_break_months(self):
        return self.cleaned_data["break_months"] or 0

    def clean_universities(self):
        named = lines(self.cleaned_data["universities"])
        if any(len(name) > 200 for name in named):
            raise forms.ValidationError(_("Write one university a line, each in at most 200 characters."))
        return named


class PaperEntry(NominationEntry):
    """A paper is nominated by somebody who did not write it."""

    route = None
    not_author = forms.BooleanField(
        label=_("I am neither author nor co-author of this paper"),
        error_messages={"required": _("A paper is nominated by somebody who did not write it.")},
    )
    candidate_name = WordsField(
        label=_("Names of all authors"), max_length=400, help_text=_("In the order in which they stand on the paper.")
    )
    candidate_email = forms.EmailField(label=_("E-mail address of the corresponding author"))
    title = WordsField(label=_("Title of the paper"), max_length=400)

    @classmethod
    def for_profile(cls, entry):
        # The names of all authors are nobody's name.
        return {}

    def clean(self):
        return super().clean() | {"route": Route.OTHER}
