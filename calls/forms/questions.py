"""The question blocks that an editor drags: one class per kind, each refusing nonsense beside its field."""

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
WORDS, CHOICES, FIGURES, PEOPLE, LAYOUT = (
    lazy("Words"),
    lazy("Choices"),
    lazy("Dates and figures"),
    lazy("People and files"),
    lazy("Layout"),
)


def refuse(sentences):
    """Raise the sentences beside the children they belong to; nothing where there are none."""
    if sentences:
        raise StructBlockValidationError({name: ValidationError(text) for name, text in sentences.items()})


class CheckedBlock(blocks.StructBlock):
    """A struct that checks its children against one another once it is to be published, not while it is a draft."""

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
        preview_template = "calls/forms/block_preview.html"

    def get_preview_context(self, value, parent_context=None):
        context = super().get_preview_context(value, parent_context)
        return context | {"form": compile_form(authoring.preview_definition(self.name, value))()}


class TextQuestion(QuestionBlock):
    limit = blocks.IntegerBlock(required=False, min_value=1, label=lazy("At most this many characters"))

    class Meta:
        icon = "pilcrow"
        group = WORDS
        label = lazy("Short text")
        description = lazy("One line, such as a title or a name.")
        preview_value = {"label": lazy("Working title of your thesis"), "limit": 200, "required": True}


class AreaQuestion(QuestionBlock):
    limit = blocks.IntegerBlock(required=False, min_value=1, label=lazy("At most"), help_text=lazy("For example 500."))
    unit = blocks.ChoiceBlock(
        choices=[("words", lazy("words")), ("characters", lazy("characters"))],
        default="words",
        label=lazy("Counted in"),
    )

    class Meta:
        icon = "doc-full"
        group = WORDS
        label = lazy("Long text")
        description = lazy("Paragraphs, with a counter of words or characters.")
        preview_value = {"label": lazy("Why this school?"), "limit": 500, "unit": "words", "required": True}


class ChoiceQuestion(QuestionBlock):
    options = blocks.ListBlock(blocks.CharBlock(label=lazy("Choice")), label=lazy("Choices"))

    class Meta:
        icon = "radio-full"
        group = CHOICES
        label = lazy("One choice")
        description = lazy("One of several; a long list becomes a menu.")
        preview_value = {
            "label": lazy("Stage of your doctorate"),
            "options": [lazy("Early"), lazy("Middle"), lazy("Late")],
        }

    def refusals(self, value):
        sentence = option_refusal(value["options"])
        return super().refusals(value) | ({"options": sentence} if sentence else {})


class MultiQuestion(ChoiceQuestion):
    choose_at_most = blocks.IntegerBlock(required=False, min_value=1, label=lazy("Choose at most"))

    class Meta:
        icon = "tasks"
        label = lazy("Several choices")
        description = lazy("Any number of choices, or up to a limit.")
        preview_value = {
            "label": lazy("Disciplines"),
            "options": [lazy("Sociology"), lazy("Law"), lazy("Geography")],
            "choose_at_most": 2,
        }

    def refusals(self, value):
        count = len(value["options"])
        too_many = (value["choose_at_most"] or 0) > count
        sentence = _("There are only %(count)s choices: lower this number.") % {"count": count}
        return ({"choose_at_most": sentence} if too_many else {}) | super().refusals(value)


class RankedQuestion(MultiQuestion):
    class Meta:
        icon = "list-ol"
        label = lazy("Ranked choice")
        description = lazy("Choices put in order of preference.")
        preview_value = {
            "label": lazy("Track preference"),
            "options": [lazy("Photography"), lazy("Film"), lazy("Cartography")],
        }


class YesNoQuestion(QuestionBlock):
    class Meta:
        icon = "check"
        group = CHOICES
        label = lazy("Yes or no")
        description = lazy("A plain yes or no.")
        preview_value = {"label": lazy("Can you attend all days?"), "required": True}


class ConsentQuestion(QuestionBlock):
    class Meta:
        icon = "circle-check"
        group = CHOICES
        label = lazy("Consent")
        description = lazy("A statement to tick. If required, nobody can submit without it.")
        preview_value = {"label": lazy("I have read the privacy notice"), "required": True}


class DateQuestion(QuestionBlock):
    class Meta:
        icon = "date"
        group = FIGURES
        label = lazy("Date")
        description = lazy("A day.")
        preview_value = {"label": lazy("Expected end of your doctorate")}


class NumberQuestion(QuestionBlock):
    minimum = blocks.DecimalBlock(required=False, label=lazy("At least"))
    maximum = blocks.DecimalBlock(required=False, label=lazy("At most"))

    class Meta:
        icon = "decimal"
        group = FIGURES
        label = lazy("Number")
        description = lazy("A number, with bounds if needed.")
        preview_value = {"label": lazy("Years since the start of your doctorate"), "minimum": 0, "maximum": 10}

    def refusals(self, value):
        return super().refusals(value) | bounds_refusal(value, "minimum", "maximum")


class MoneyQuestion(NumberQuestion):
    currency = blocks.CharBlock(default="EUR", max_length=3, min_length=3, label=lazy("Currency"))

    class Meta:
        icon = "tag"
        label = lazy("Amount of money")
        description = lazy("An amount in one currency.")
        preview_value = {"label": lazy("Travel support you ask for"), "currency": "EUR", "maximum": 800}


class CountryQuestion(QuestionBlock):
    class Meta:
        icon = "globe"
        group = FIGURES
        label = lazy("Country")
        description = lazy("A country from the list of ISO 3166.")
        preview_value = {"label": lazy("Country of residence"), "required": True}


class OrcidQuestion(QuestionBlock):
    class Meta:
        icon = "key"
        group = PEOPLE
        label = lazy("ORCID iD")
        description = lazy("A researcher's identifier; its check digit is verified.")
        preview_value = {"label": lazy("Your ORCID iD")}


class EmailQuestion(QuestionBlock):
    class Meta:
        icon = "mail"
        group = PEOPLE
        label = lazy("E-mail address")
        description = lazy("An address to write to.")
        preview_value = {"label": lazy("Address of your secretariat")}


class UrlQuestion(QuestionBlock):
    class Meta:
        icon = "link"
        group = WORDS
        label = lazy("Web address")
        description = lazy("A link that begins with https.")
        preview_value = {"label": lazy("Open copy of the thesis")}


class FileQuestion(QuestionBlock):
    pages = blocks.IntegerBlock(required=False, min_value=1, label=lazy("At most this many pages"))
    megabytes = blocks.IntegerBlock(default=10, min_value=1, max_value=100, label=lazy("At most this many megabytes"))

    class Meta:
        icon = "doc-full-inverse"
        group = PEOPLE
        label = lazy("PDF file")
        description = lazy("One PDF, checked by its content, its pages and its size.")
        preview_value = {"label": lazy("CV"), "pages": 2, "megabytes": 5, "required": True}


class PersonQuestion(QuestionBlock):
    class Meta:
        icon = "user"
        group = PEOPLE
        label = lazy("Person")
        description = lazy("Name, e-mail address and affiliation of someone.")
        preview_value = {"label": lazy("Main supervisor"), "required": True}


class HeadingBlock(CheckedBlock):
    label = blocks.CharBlock(label=lazy("Heading"), max_length=200)
    help = blocks.TextBlock(required=False, rows=3, label=lazy("Guidance"))
    condition = ConditionBlock(required=False)

    class Meta:
        icon = "title"
        group = LAYOUT
        label = lazy("Heading and guidance")
        label_format = "{label}"
        description = lazy("Words between questions. It has no answer.")
        preview_template = "calls/forms/block_preview.html"
        preview_value = {"label": lazy("About your project"), "help": lazy("Write for readers outside your field.")}

    get_preview_context = QuestionBlock.get_preview_context


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
