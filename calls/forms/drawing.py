"""What all blocks of a form share: checks beside the field, settings folded away, a preview as a candidate sees it."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail import blocks
from wagtail.blocks import BlockGroup
from wagtail.blocks.struct_block import StructBlockValidationError

from calls.forms import authoring
from calls.forms.compiler import compile_form

CANDIDATES_AUDIENCES = (("jury", lazy("Jury and organisers")), ("organisers", lazy("Organisers only")))
JURORS_AUDIENCES = (
    ("jury", lazy("The jury")),
    ("chair", lazy("The chair only")),
    ("candidate", lazy("The jury and, after release, the candidate")),
)
SETTINGS = ("audience", "reference", "condition")


def refuse(sentences):
    """Raise the sentences beside the children they belong to; nothing where there are none."""
    if sentences:
        raise StructBlockValidationError({name: ValidationError(text) for name, text in sentences.items()})


class CheckedBlock(blocks.StructBlock):
    """Checks its children against one another once it is to be published; the picker shows it as a reader meets it."""

    class Meta:
        preview_template = "calls/forms/block_preview.html"

    def clean(self, value):
        value = super().clean(value)
        if not self.is_deferred_validation:
            refuse(self.refusals(value))
        return value

    def refusals(self, value):
        """A sentence per child that cannot stay as it is."""
        return {}

    def get_form_layout(self):
        names = list(self.child_blocks)
        return BlockGroup(
            children=[name for name in names if name not in SETTINGS],
            settings=[name for name in names if name in SETTINGS],
        )

    def get_preview_context(self, value, parent_context=None):
        context = super().get_preview_context(value, parent_context)
        return context | {"form": compile_form(authoring.preview_definition(self.name, value))()}


class LineBlock(blocks.CharBlock):
    """One line of a list. The editor prints no label beside the lines of a list, so the field says its own."""

    def __init__(self, **facts):
        super().__init__(**facts)
        self.field.widget.attrs["aria-label"] = self.meta.label


class ConditionBlock(blocks.StructBlock):
    """Names an earlier question as an editor can: by its wording or its reference name."""

    question = blocks.CharBlock(
        required=False,
        label=lazy("Only when this earlier question"),
        help_text=lazy("Its exact wording or its reference name. Leave empty to ask always."),
    )
    operator = blocks.ChoiceBlock(
        choices=[
            ("is", lazy("is answered with")),
            ("is_not", lazy("is answered with anything but")),
            ("includes", lazy("includes the choice")),
            ("answered", lazy("has any answer")),
        ],
        default="is",
        label=lazy("Comparison"),
    )
    value = blocks.CharBlock(
        required=False, label=lazy("Answer"), help_text=lazy("The wording of a choice, or yes or no.")
    )

    class Meta:
        label = lazy("Condition")
        icon = "redirect"
        collapsed = True
        label_format = "{question} {operator} {value}"


class QuestionBlock(CheckedBlock):
    """What all questions share."""

    label = blocks.CharBlock(label=lazy("Question"), max_length=300)
    help = blocks.TextBlock(
        required=False, rows=2, label=lazy("Help"), help_text=lazy("Shown above the field. Say what a good answer has.")
    )
    required = blocks.BooleanBlock(
        required=False,
        label=lazy("Required"),
        help_text=lazy("Must be answered to submit. Drafts may always stay incomplete."),
    )
    audience = blocks.ChoiceBlock(choices=CANDIDATES_AUDIENCES, default="jury", label=lazy("Who may read the answer"))
    reference = blocks.CharBlock(
        required=False,
        max_length=40,
        label=lazy("Reference name"),
        help_text=lazy("A short name by which conditions can refer to this question, such as: stage."),
    )
    condition = ConditionBlock(required=False)

    class Meta:
        label_format = "{label}"


def option_refusal(options):
    """Why these choices cannot be offered; empty where they can."""
    names = Counter(" ".join(option.split()).casefold() for option in options)
    if len(names) < 2:
        return _("Give at least two different choices.")
    twice = [option for option in options if names[" ".join(option.split()).casefold()] > 1]
    return _("“%(option)s” occurs twice: remove one.") % {"option": twice[0]} if twice else ""


def bounds_refusal(value, low, high):
    """A sentence beside the upper bound where it lies under the lower one."""
    if value[low] is None or value[high] is None or value[low] <= value[high]:
        return {}
    return {high: _("Make this at least %(minimum)s, the lower bound.") % {"minimum": value[low]}}
