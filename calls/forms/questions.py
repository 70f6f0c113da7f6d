"""The question blocks that an editor drags: one class per kind, each with a description and a preview."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from wagtail import blocks

from calls.forms.drawing import (
    JURORS_AUDIENCES,
    CheckedBlock,
    ConditionBlock,
    LineBlock,
    QuestionBlock,
    bounds_refusal,
    option_refusal,
)

WORDS, CHOICES, FIGURES, PEOPLE, LAYOUT = (
    lazy("Words"),
    lazy("Choices"),
    lazy("Dates and figures"),
    lazy("People and files"),
    lazy("Layout"),
)


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
    options = blocks.ListBlock(LineBlock(label=lazy("Choice")), label=lazy("Choices"))

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
        preview_value = {"label": lazy("About your project"), "help": lazy("Write for readers outside your field.")}


class ItemFields(blocks.StreamBlock):
    """The questions asked anew for every item of a repeated group."""

    text = TextQuestion()
    area = AreaQuestion()
    choice = ChoiceQuestion()
    multi = MultiQuestion()
    yesno = YesNoQuestion()
    date = DateQuestion()
    number = NumberQuestion()
    money = MoneyQuestion()
    country = CountryQuestion()
    orcid = OrcidQuestion()
    email = EmailQuestion()
    url = UrlQuestion()
    person = PersonQuestion()


class RepeatQuestion(QuestionBlock):
    fields = ItemFields(label=lazy("Questions about each item"))
    items_at_least = blocks.IntegerBlock(default=0, min_value=0, label=lazy("At least this many"))
    items_at_most = blocks.IntegerBlock(required=False, min_value=1, max_value=50, label=lazy("At most this many"))

    class Meta:
        icon = "copy"
        group = PEOPLE
        label = lazy("Repeated group")
        description = lazy("The same few questions for each of several things, such as supervisors or chapters.")
        preview_value = {
            "label": lazy("Supervisors"),
            "fields": [{"type": "person", "value": {"label": lazy("Supervisor")}}],
            "items_at_most": 4,
        }

    def refusals(self, value):
        return super().refusals(value) | bounds_refusal(value, "items_at_least", "items_at_most")


class Questions(blocks.StreamBlock):
    """All kinds of question, as the picker offers them."""

    text = TextQuestion()
    area = AreaQuestion()
    url = UrlQuestion()
    choice = ChoiceQuestion()
    multi = MultiQuestion()
    ranked = RankedQuestion()
    yesno = YesNoQuestion()
    consent = ConsentQuestion()
    date = DateQuestion()
    number = NumberQuestion()
    money = MoneyQuestion()
    country = CountryQuestion()
    person = PersonQuestion()
    orcid = OrcidQuestion()
    email = EmailQuestion()
    file = FileQuestion()
    repeat = RepeatQuestion()
    heading = HeadingBlock()

    class Meta:
        label = lazy("Questions")


class JurorsQuestions(Questions):
    """The same kinds; what differs is who may read the answer."""

    def __init__(self, local_blocks=None, **kwargs):
        audience = blocks.ChoiceBlock(choices=JURORS_AUDIENCES, default="jury", label=lazy("Who may read the answer"))
        asked = [
            (name, type(block)([("audience", audience)]))
            for name, block in self.base_blocks.items()
            if isinstance(block, QuestionBlock)
        ]
        super().__init__([*asked, *(local_blocks or [])], **kwargs)
