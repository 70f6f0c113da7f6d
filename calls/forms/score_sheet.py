"""The jurors' half of a form: a score and a comment per criterion, and one recommendation."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django import forms
from django.utils.translation import gettext as _

from calls.forms.definition import Criterion, Definition, plain_number
from calls.forms.inputs import AreaField, ScoreField

NOT_APPLICABLE = "na"
RECOMMENDATION = "recommendation"


@dataclass(frozen=True, slots=True)
class ScoreGiven:
    """What a juror said of one criterion; neither value nor not_applicable: only a comment so far."""

    value: Decimal | None = None
    not_applicable: bool = False
    comment: str = ""

    @property
    def is_scored(self) -> bool:
        return self.value is not None or self.not_applicable


NOTHING = ScoreGiven()


def fields(definition: Definition, readonly: bool = False):
    """Form fields by HTML name: "key-score", "key-comment" and "recommendation"."""
    made = {}
    for criterion in definition.criteria:
        made[f"{criterion.key}-score"] = _score_field(criterion)
        if criterion.comment != "none":
            made[f"{criterion.key}-comment"] = _comment_field(criterion)
    if definition.recommendations:
        made[RECOMMENDATION] = _recommendation_field(definition)
    for field in made.values():
        field.disabled = readonly
    return made


def initial(definition: Definition, scores: Mapping, recommendation: str):
    """What the fields show of scores given earlier."""
    shown = {RECOMMENDATION: recommendation}
    for criterion in definition.criteria:
        given = scores.get(criterion.key, NOTHING)
        level = "" if given.value is None else plain_number(given.value)
        shown[f"{criterion.key}-score"] = NOT_APPLICABLE if given.not_applicable else level
        shown[f"{criterion.key}-comment"] = given.comment
    return shown


def scores(definition: Definition, cleaned: Mapping):
    """ScoreGiven by criterion, for those of which anything was said."""
    read = {criterion.key: _score(criterion, cleaned) for criterion in definition.criteria}
    return {key: given for key, given in read.items() if given != NOTHING}


def problems(definition: Definition, scores: Mapping, recommendation: str):
    """A sentence by HTML name for all that keeps this sheet from being handed in."""
    found = {}
    for criterion in definition.criteria:
        found |= _criterion_problems(criterion, scores.get(criterion.key, NOTHING))
    keys = {option.key for option in definition.recommendations}
    if keys and recommendation not in keys:
        found[RECOMMENDATION] = _("Choose a recommendation.")
    return found


def _score_field(criterion):
    choices = [(plain_number(level.value), level.label) for level in criterion.levels]
    if criterion.may_skip:
        choices.append((NOT_APPLICABLE, _("Not applicable")))
    field = ScoreField(choices=choices, required=False, label=criterion.label, help_text=criterion.help)
    field.widget.attrs["class"] = "choice__input"
    return field


def _comment_field(criterion):
    label = _("Comment on %(criterion)s") % {"criterion": criterion.label}
    hint = _("Needed at the lowest and the highest level.") if criterion.comment == "extremes" else ""
    widget = forms.Textarea({"class": "textarea", "rows": 3})
    return AreaField(required=False, label=label, help_text=hint, widget=widget)


def _recommendation_field(definition):
    choices = [(option.key, option.label) for option in definition.recommendations]
    widget = forms.RadioSelect({"class": "choice__input"})
    return forms.ChoiceField(choices=choices, required=False, label=_("Your recommendation"), widget=widget)


def _score(criterion, cleaned):
    level = cleaned.get(f"{criterion.key}-score") or ""
    return ScoreGiven(
        value=Decimal(level) if level not in {"", NOT_APPLICABLE} else None,
        not_applicable=level == NOT_APPLICABLE,
        comment=cleaned.get(f"{criterion.key}-comment") or "",
    )


def _criterion_problems(criterion: Criterion, given: ScoreGiven):
    found = {}
    if given.not_applicable and not criterion.may_skip:
        found[f"{criterion.key}-score"] = _("Choose a level: “not applicable” is not offered here.")
    elif not given.is_scored:
        found[f"{criterion.key}-score"] = _("Choose a level.")
    if not given.comment and (sentence := _comment_problem(criterion, given)):
        found[f"{criterion.key}-comment"] = sentence
    return found


def _comment_problem(criterion, given):
    if criterion.comment == "required":
        return _("Add a comment.")
    if criterion.comment == "extremes" and given.value in criterion.extremes:
        return _("Add a comment: the lowest and the highest level need one.")
    return ""
