"""One question answered twice, here and elsewhere: both answers side by side, and the choice between them.

Nothing is preselected unless it keeps every word: a long text, or a list, that holds both.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from calls.forms.comparing import marked, together
from calls.forms.definition import Question
from calls.forms.inputs import AreaField
from calls.forms.reading import shown
from people.typed import WordsField

STORED, MINE, BOTH = "stored", "mine", "both"
OWN_FIELDS = ("choose-", "both-")
"""How the names of this form's fields begin; keys of questions are UUIDs or words of our own, and never do."""

LABELS = {STORED: lazy("Keep what is stored"), MINE: lazy("Keep what this page has"), BOTH: lazy("Keep both")}


@dataclass(frozen=True, slots=True)
class Row:
    """One question with both answers in words, texts in runs; `both` is the field for a text to be edited, or none."""

    question: Question
    stored: str | list
    mine: str | list
    choose: forms.BoundField
    both: forms.BoundField | None

    @property
    def buttons(self) -> dict[str, forms.boundfield.BoundWidget]:
        """The radio buttons by what they stand for."""
        return {button.data["value"]: button for button in self.choose}


class ReconcileForm(forms.Form):
    """For each of the questions a choice, and for texts a field in which both stand to be edited."""

    use_required_attribute = False

    def __init__(self, questions: Iterable[Question], stored: Mapping, mine: Mapping, data=None):
        super().__init__(data)
        self.questions = list(questions)
        self._stored, self._mine = stored, mine
        for question in self.questions:
            joined = partial(self._joined, question)
            self.fields[f"choose-{question.key}"] = _choice(question)
            if question.kind in TEXTS:
                self.fields[f"both-{question.key}"] = TEXTS[question.kind](question, initial=joined)

    @property
    def rows(self) -> list[Row]:
        return [self._row(question) for question in self.questions]

    @property
    def chosen(self) -> dict[str, str]:
        return {question.key: self.cleaned_data[f"choose-{question.key}"] for question in self.questions}

    @property
    def texts(self) -> dict[str, str]:
        """Texts that were edited together, by question."""
        return {key: self.cleaned_data[f"both-{key}"] for key in self._kept_both() if f"both-{key}" in self.fields}

    @property
    def lists(self) -> dict[str, list]:
        """Lists that hold both, by question."""
        kept = self._kept_both() - self.texts.keys()
        return {question.key: self._joined(question) for question in self.questions if question.key in kept}

    def _kept_both(self) -> set[str]:
        return {key for key, choice in self.chosen.items() if choice == BOTH}

    def _joined(self, question: Question):
        return JOINED[question.kind](self._stored.get(question.key), self._mine.get(question.key))

    def _row(self, question: Question) -> Row:
        name = f"both-{question.key}"
        stored, mine = self._stored.get(question.key), self._mine.get(question.key)
        return Row(
            question=question,
            stored=_told(question, stored, mine),
            mine=_told(question, mine, stored),
            choose=self[f"choose-{question.key}"],
            both=self[name] if name in self.fields else None,
        )


def _told(question: Question, answer, other) -> str | list:
    if question.kind in TEXTS and answer:
        return marked(answer, other or "")
    if question.kind in GROUPS and answer:
        return marked(_in_lines(question, answer), _in_lines(question, other))
    return shown(question, answer) or _("No answer")


def _in_lines(question: Question, answer) -> str:
    words = shown(question, answer)
    return words if isinstance(words, str) else "\n".join(words)


def _choice(question: Question) -> forms.ChoiceField:
    offered = [STORED, MINE, BOTH] if question.kind in JOINED else [STORED, MINE]
    sentence = _("Choose which answer to keep.")
    return forms.ChoiceField(
        label=question.label,
        choices=[(key, LABELS[key]) for key in offered],
        initial=BOTH if question.kind in KEEP_BOTH else None,
        widget=forms.RadioSelect({"class": "choice__input"}),
        error_messages={"required": sentence, "invalid_choice": sentence},
    )


def _line(question: Question, initial) -> WordsField:
    widget = forms.TextInput({"class": "input"})
    return WordsField(label=_("Both, to be edited"), required=False, initial=initial, widget=widget)


def _area(question: Question, initial) -> WordsField:
    widget = forms.Textarea({"class": "textarea", "rows": 10})
    own = bool(question.limit)
    return AreaField(label=_("Both, to be edited"), required=False, initial=initial, widget=widget, has_limit=own)


def _paragraphs(stored, mine):
    return together(stored or "", mine or "")


def _on_one_line(stored, mine):
    return " / ".join(filter(None, [stored, mine]))


def _items(stored, mine):
    stored = stored or []
    return [*stored, *(item for item in mine or [] if item not in stored)]


GROUPS = frozenset({"person", "repeat"})
"""Kinds that are compared in the words in which people read them, an item a line."""
TEXTS = {"text": _line, "area": _area}
JOINED = {"text": _on_one_line, "area": _paragraphs, "multi": _items, "repeat": _items}
"""Kinds of which two answers can be one; of a date, a number or a single choice they cannot."""
KEEP_BOTH = frozenset({"area", "multi", "repeat"})
"""Those for which keeping both is what an unread page does: nothing is lost, and what is too much can be taken out."""
