"""What an editor drags: sections of questions for candidates, statements for referees, criteria for jurors."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError

from calls.forms import authoring
from calls.forms.definition import plain_number
from calls.forms.drawing import CheckedBlock, ConditionBlock, LineBlock
from calls.forms.questions import JurorsQuestions, Questions
from calls.forms.references import Earlier, folded
from calls.forms.statements import ANY, NO, YES

SCALE = [
    {"value": 1, "label": lazy("Poor"), "description": ""},
    {"value": 2, "label": lazy("Fair"), "description": ""},
    {"value": 3, "label": lazy("Good"), "description": ""},
    {"value": 4, "label": lazy("Very good"), "description": ""},
    {"value": 5, "label": lazy("Exceptional"), "description": ""},
]


class StatementBlock(blocks.StructBlock):
    """One statement; an answer other than the one expected is told to the office, and does not stop the letter."""

    statement = blocks.CharBlock(
        max_length=200, label=lazy("Statement"), help_text=lazy("As the referee says it: “I was on the committee”.")
    )
    expected = blocks.ChoiceBlock(
        choices=[(YES, lazy("has to be true")), (NO, lazy("has to be false")), (ANY, lazy("may be either"))],
        default=YES,
        label=lazy("Rule"),
    )

    class Meta:
        icon = "check"
        label = lazy("Statement")
        label_format = "{statement}"


class StatementsBlock(blocks.StreamBlock):
    """A block's own id is the key of the answer to it, as with questions."""

    statement = StatementBlock()


class SectionBlock(blocks.StructBlock):
    """One step of a candidate's form."""

    title = blocks.CharBlock(max_length=120, label=lazy("Title"))
    guidance = blocks.TextBlock(required=False, rows=2, label=lazy("Guidance"))
    questions = Questions()
    condition = ConditionBlock(required=False)

    class Meta:
        icon = "folder-open-1"
        label = lazy("Section")
        label_format = "{title}"
        form_layout = blocks.BlockGroup(children=["title", "guidance", "questions"], settings=["condition"])


class FormSectionsBlock(blocks.StreamBlock):
    """A candidate's form; conditions are checked across all sections, each mistake told beside its field."""

    section = SectionBlock()

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation:
            _refuse_sections(value)
        return value


class LevelBlock(blocks.StructBlock):
    value = blocks.DecimalBlock(label=lazy("Value"), max_digits=6, decimal_places=2)
    label = blocks.CharBlock(max_length=60, label=lazy("Label"))
    description = blocks.TextBlock(
        required=False, rows=2, label=lazy("What deserves it"), help_text=lazy("Two jurors should read it alike.")
    )

    class Meta:
        icon = "order"
        label_format = "{value} {label}"


class CriterionBlock(CheckedBlock):
    """One thing that jurors score."""

    label = blocks.CharBlock(max_length=120, label=lazy("Criterion"))
    help = blocks.TextBlock(required=False, rows=2, label=lazy("What to look at"))
    weight = blocks.DecimalBlock(
        default=1, max_digits=6, decimal_places=2, label=lazy("Weight"), help_text=lazy("Beside those of the others.")
    )
    levels = blocks.ListBlock(LevelBlock(), default=SCALE, label=lazy("Scale"), collapsed=True)
    may_skip = blocks.BooleanBlock(
        required=False, label=lazy("Jurors may answer “not applicable”"), help_text=lazy("It is left out of the mark.")
    )
    comment = blocks.ChoiceBlock(
        choices=[
            ("none", lazy("No comment")),
            ("optional", lazy("Comment if wished")),
            ("required", lazy("Comment required")),
            ("extremes", lazy("Comment required at the lowest and highest level")),
        ],
        default="optional",
        label=lazy("Comment"),
    )

    class Meta:
        icon = "tasks"
        label = lazy("Criterion")
        label_format = "{label} ({weight})"
        description = lazy("A scale of large labelled buttons, with words for each level.")
        preview_value = {"label": lazy("Originality"), "weight": 25, "levels": SCALE, "comment": "optional"}

    def refusals(self, value):
        weight = value["weight"]
        light = {} if weight and weight > 0 else {"weight": _("Give a weight greater than 0.")}
        sentence = _scale_refusal(value["levels"])
        return light | ({"levels": sentence} if sentence else {})


class CriteriaBlock(blocks.StreamBlock):
    criterion = CriterionBlock()

    class Meta:
        label = lazy("Criteria")


class RoundBlock(blocks.StructBlock):
    """One round of judging and its score sheet."""

    name = blocks.CharBlock(max_length=80, label=lazy("Name"), help_text=lazy("For example: First reading."))
    instructions = blocks.TextBlock(required=False, rows=4, label=lazy("Instructions to jurors"))
    readers_per_dossier = blocks.IntegerBlock(default=3, min_value=1, label=lazy("Readers per dossier"))
    minimum_marks = blocks.IntegerBlock(
        default=1,
        min_value=1,
        label=lazy("Marks needed"),
        help_text=lazy("With fewer marks a result is flagged and has no place."),
    )
    names_hidden = blocks.BooleanBlock(required=False, label=lazy("Candidates' names are hidden from jurors"))
    shortlists = blocks.BooleanBlock(
        required=False, label=lazy("Shortlists"), help_text=lazy("Only those chosen here go on to the next round.")
    )
    criteria = CriteriaBlock()
    recommendations = blocks.ListBlock(
        LineBlock(label=lazy("Recommendation")), default=[], label=lazy("Recommendations to choose from")
    )
    questions = JurorsQuestions(required=False, label=lazy("Further questions to jurors"))

    class Meta:
        icon = "group"
        label = lazy("Round")
        label_format = "{name}"

    def clean(self, value):
        value = super().clean(value)
        errors = {} if self.is_deferred_validation else _question_errors(value["questions"], Earlier())
        if errors:
            raise StructBlockValidationError({"questions": StreamBlockValidationError(errors)})
        return value


class RoundsBlock(blocks.StreamBlock):
    """The rounds of a call, in the order they take place."""

    round = RoundBlock()


def _scale_refusal(levels):
    if len(levels) < 2:
        return _("Give the scale at least two levels.")
    value, times = Counter(level["value"] for level in levels).most_common(1)[0]
    if times == 1:
        return ""
    return _("Give each level a value of its own: %(value)s occurs more than once.") % {"value": plain_number(value)}


def _refuse_sections(sections):
    earlier, errors = Earlier(), {}
    names = {name for child in sections for name in _names(child.value["questions"])}
    for index, child in enumerate(sections):
        wrong = _condition_error(child.value, earlier, names)
        inside = _question_errors(child.value["questions"], earlier, names)
        if inside:
            wrong["questions"] = StreamBlockValidationError(inside)
        if wrong:
            errors[index] = StructBlockValidationError(wrong)
    if errors:
        raise StreamBlockValidationError(errors)


def _question_errors(questions, earlier, names=None):
    """Errors by index; on the way `earlier` learns the questions. `names` are those of the whole form."""
    errors = {}
    names = names or _names(questions)
    for index, child in enumerate(questions):
        wrong = _condition_error(child.value, earlier, names)
        inside = _question_errors(child.value.get("fields") or (), Earlier())
        if inside:
            wrong["fields"] = StreamBlockValidationError(inside)
        if wrong:
            errors[index] = StructBlockValidationError(wrong)
        earlier.add(authoring.question("", child.block_type, child.value), child.value.get("reference", ""))
    return errors


def _condition_error(value, earlier, names):
    problem = earlier.problem(value["condition"], names)
    if not problem:
        return {}
    name, sentence = problem
    return {"condition": StructBlockValidationError({name: ValidationError(sentence)})}


def _names(questions):
    values = [child.value for child in questions]
    return {folded(value[name]) for value in values for name in ("label", "reference") if value.get(name)}
