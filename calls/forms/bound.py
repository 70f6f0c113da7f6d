"""Questions bound to a form: what templates see of them, and groups whose rows are small forms of their own."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from calls.forms.conditions import is_blank
from calls.forms.hints import condition_hint, hint

MOST_ROWS = 100


class Asked(BoundField):
    """One question with its hint, its condition and whether it may stay empty."""

    @property
    def question(self):
        return self.field.question

    @property
    def hint(self):
        sentences = [condition_hint(self.form.scope, self.question.condition), hint(self.question)]
        return " ".join(filter(None, sentences))

    @property
    def aria_describedby(self):
        ids = f"{self.auto_id}_hint" if self.auto_id and self.hint else ""
        return " ".join(filter(None, [ids, super().aria_describedby]))

    @property
    def counter(self):
        """What script shows under a limited text; __count__ stands for what it counts. Empty without a limit."""
        limit = self.field.widget.attrs.get("data-limit")
        if not limit:
            return ""
        facts = {"count": "__count__", "limit": limit}
        if self.field.widget.attrs["data-unit"] == "words":
            return _("%(count)s of %(limit)s words") % facts
        return _("%(count)s of %(limit)s characters") % facts

    @property
    def condition_name(self):
        """The HTML name of the question this one depends on."""
        return self.form.add_prefix(self.question.condition.question) if self.question.condition else ""

    @property
    def is_optional(self):
        return not self.question.required


class AskedFile(Asked):
    """A file question with what was uploaded before."""

    @property
    def attachment(self):
        return self.form.attachments.get(self.name)

    @property
    def remove_name(self):
        return f"{self.html_name}-remove"


class AskedGroup(Asked):
    """A question whose answer has parts; each row is a form under this name."""

    @property
    def trouble(self):
        """Whether any row has an error of its own, however deep."""
        return any(row.problems() for row in self.rows)

    def row(self, prefix, data=None, answers=None):
        return self.field.row_class(
            data, answers=answers, prefix=prefix, auto_id=self.form.auto_id, renderer=self.form.renderer
        )

    @property
    def posted(self):
        return self.form.data if self.form.is_bound else None


class AskedPerson(AskedGroup):
    @cached_property
    def rows(self):
        return [self.row(self.html_name, self.posted, self.initial)]

    @property
    def answer(self):
        return self.rows[0].answers if self.rows[0].is_valid() or self.rows[0].answers else {}

    def place(self, name, sentence):
        self.rows[0].place(name, sentence)

    def row_names(self):
        return [("", self.rows[0])]


class AskedRepeat(AskedGroup):
    @cached_property
    def rows(self):
        if self.form.is_bound:
            posted = [self.row(f"{self.html_name}-{index}", self.posted) for index in self._indices()]
            return posted or [self.row(f"{self.html_name}-0")]
        items = self.initial or []
        shown = len(items) if self.form.readonly else self._rows_to_offer(len(items))
        filled = [self.row(f"{self.html_name}-{index}", answers=item) for index, item in enumerate(items)]
        return filled + [self.row(f"{self.html_name}-{index}") for index in range(len(items), shown)]

    @cached_property
    def kept(self):
        """The rows in which something was written."""
        return [row for row in self.rows if row.is_bound and (row.errors or row.answers)]

    @property
    def answer(self):
        return [row.answers for row in self.kept]

    @property
    def blank_row(self):
        """The row that script copies; its number is to be put in place of __row__."""
        return self.row(f"{self.html_name}-__row__")

    def place(self, name, sentence):
        index, _dash, rest = name.partition("-")
        self.kept[int(index)].place(rest, sentence)

    def row_names(self):
        return [(_("item %(number)s") % {"number": self.rows.index(row) + 1}, row) for row in self.kept]

    def _rows_to_offer(self, filled):
        """One more than is filled, so that a browser without script can add an item with every save."""
        wanted = max(filled + 1, self.question.items_at_least)
        return max(filled, min(wanted, self.question.items_at_most or wanted))

    def _indices(self):
        pattern = re.compile(re.escape(self.html_name) + r"-(\d{1,4})-")
        found = (pattern.match(name) for name in self.form.data)
        return sorted({int(match[1]) for match in found if match})[:MOST_ROWS]


class GroupField(forms.Field):
    """Cleans to the answers of its rows; their errors stay with them, so that what is right is kept."""

    widget = forms.Widget

    def __init__(self, row_class, **options):
        super().__init__(**options)
        self.row_class = row_class
        self.widget.use_fieldset = True

    def _clean_bound_field(self, bound):
        """Django's own hook: the bound field has read its rows already."""
        return {} if is_blank(bound.answer) else bound.answer


def raise_rows(group):
    """Raise as one ValidationError what is wrong in the rows, each sentence led by the place it is in."""
    found = []
    for row_name, row in group.row_names():
        for problem in row.problems():
            place = ", ".join(filter(None, [row_name, problem.label]))
            found.append(f"{place}: {problem.sentence}")
    if found:
        raise ValidationError(found)
