"""What a person asks of the board: how to look at it, and what to decide."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from calls.actions.decision import Choice
from calls.models import Decision
from calls.queries.board import Board

SORTS = ("place", "reference", "title", "name", "mean", "median", "spread", "count", "outcome")


class Presence(forms.CheckboxInput):
    """True wherever the name stands in the address, with or without a value."""

    def value_from_datadict(self, data, files, name):
        return name in data


class LookForm(forms.Form):
    """How the board is looked at; every way of looking is a link that can be shared."""

    sort = forms.ChoiceField(
        required=False, choices=[(key, key) for name in SORTS for key in (name, f"-{name}")], initial="place"
    )
    projected = forms.BooleanField(required=False, widget=Presence)
    criteria = forms.BooleanField(required=False, widget=Presence)
    contested = forms.BooleanField(required=False, widget=Presence)

    @classmethod
    def read(cls, data) -> dict[str, object]:
        """What was asked for; a word that is not known is passed over, so that an old link still opens."""
        form = cls(data)
        form.is_valid()
        look = {name: form.cleaned_data.get(name) for name in cls.base_fields}
        return look | {"sort": look["sort"] or "place"}


class ProposalForm(forms.Form):
    """How many of the first get the best outcome, how many after them the second, and what those between lines get."""

    first = forms.IntegerField(min_value=0, max_value=9999)
    next = forms.IntegerField(min_value=0, max_value=9999, required=False)
    others = forms.ChoiceField(
        label=gettext_lazy("the rest, with too few marks or tied at the line:"),
        required=False,
        widget=forms.Select(attrs={"class": "select"}),
    )
    use_required_attribute = False

    def __init__(self, data, outcomes):
        super().__init__(data)
        self.fields["first"].label = _("The first … are “%(outcome)s”") % {"outcome": outcomes[0].label}
        if len(outcomes) > 2:
            self.fields["next"].label = _("the next … are “%(outcome)s”") % {"outcome": outcomes[1].label}
        else:
            del self.fields["next"]
        self.fields["others"].choices = [("", _("To decide by hand")), *_offered(outcomes)]
        for name in self.fields.keys() - {"others"}:
            self.fields[name].widget.attrs |= {"class": "input board__number", "inputmode": "numeric"}

    @classmethod
    def asked(cls, data, outcomes) -> "ProposalForm":
        """Bound only where a number was asked for."""
        return cls(data if "first" in data else None, outcomes)


class DecisionsForm(forms.Form):
    """One select for each dossier; `seen` is the fingerprint of the decisions that the page was made from."""

    seen = forms.CharField(max_length=64)

    def __init__(self, data, board: Board):
        super().__init__(data)
        self.board = board
        choices = [("", gettext_lazy("To decide")), *_offered(board.outcomes)]
        offered = {field_name(row.pk) for row in board.rows if not row.sealed} & set(data)
        self.fields |= {name: forms.ChoiceField(choices=choices, required=False) for name in offered}

    @property
    def choices(self) -> dict[int, Choice]:
        """What changed against the board; reasons of the others stay as they are."""
        chosen = {row.pk: self.cleaned_data.get(field_name(row.pk), row.outcome) for row in self.board.rows}
        return {row.pk: Choice(chosen[row.pk]) for row in self.board.rows if chosen[row.pk] != row.outcome}

    @property
    def selected(self) -> dict[int, str]:
        """What was chosen, also where it cannot stand: to show the page again as it was left."""
        return {row.pk: self.data.get(field_name(row.pk), row.outcome) for row in self.board.rows}


class DecisionForm(forms.Form):
    """The decision on one dossier, with its reason; `seen` is the fingerprint of what the page showed."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("Decision"), required=False, widget=forms.Select(attrs={"class": "select"})
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("For the record: the chair and organisers read it, candidates do not."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "textarea"}),
    )
    seen = forms.CharField(max_length=64)
    use_required_attribute = False

    def __init__(self, *args, outcomes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [("", gettext_lazy("To decide")), *_offered(outcomes)]

    @classmethod
    def of(cls, decision: Decision | None, outcomes) -> "DecisionForm":
        stored = {"outcome": decision.outcome, "reason": decision.reason} if decision else {}
        return cls(initial=stored, outcomes=outcomes)

    @property
    def asked(self):
        return [self["outcome"], self["reason"]]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") and not cleaned.get("outcome") and "outcome" not in self.errors:
            self.add_error("outcome", _("Choose a decision: a reason is kept with it."))
        return cleaned

    @property
    def choice(self) -> Choice:
        return Choice(self.cleaned_data["outcome"], self.cleaned_data["reason"])


def field_name(pk: int) -> str:
    return f"outcome-{pk}"


def _offered(outcomes) -> list[tuple[str, str]]:
    return [(outcome.key, outcome.label) for outcome in outcomes]
