"""The first page of an application: the facts about the applicant that the software reasons about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from calls.forms.entry import EntryForm
from people.models import CareerStage
from people.profile import OF_THE_DOCTORATE, doctorate_of
from people.typed import WordsField


class ApplicationEntry(EntryForm):
    needed_when = {
        "began_on": _("needed while you work on your doctorate"),
        "supervisor_name": _("needed while you work on your doctorate"),
    }

    title = WordsField(label=_("Working title of your thesis"), max_length=400)
    stage = forms.ChoiceField(label=_("Where you stand"), choices=CareerStage, widget=forms.RadioSelect)
    university = WordsField(
        label=_("University of your doctorate"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    began_on = forms.DateField(
        label=_("Doctorate begun on"),
        required=False,
        help_text=_("The first day of the month will do."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    supervisor_name = WordsField(
        label=_("Main supervisor"),
        max_length=200,
        required=False,
    )
    supervisor_email = forms.EmailField(label=_("Supervisor’s e-mail address"), required=False)

    @classmethod
    def for_person(cls, person) -> dict[str, object]:
        return super().for_person(person) | doctorate_of(person)

    @classmethod
    def for_profile(cls, entry):
        return super().for_profile(entry) | {name: entry[name] for name in OF_THE_DOCTORATE}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("stage") in {CareerStage.EARLY, CareerStage.MIDDLE, CareerStage.LATE}:
            self._need("began_on", _("Give the day your doctorate began."))
            self._need("supervisor_name", _("Name your main supervisor."))
        return cleaned

    def _need(self, name, sentence):
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, sentence)
