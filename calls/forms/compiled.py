"""The form that a definition becomes: lenient with drafts, strict when answers are handed in."""

from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError

from calls.forms import checks, score_sheet
from calls.forms.bound import AskedGroup, raise_rows
from calls.forms.conditions import is_blank, visible
from calls.forms.definition import Definition


@dataclass(frozen=True, slots=True)
class Problem:
    """One line of the error summary; `anchor` is the id of the field to go to."""

    anchor: str
    label: str
    sentence: str


class CompiledForm(forms.Form):
    """Bound with `data` and `files`; `answers`, `attachments`, `scores` and `recommendation` are what is stored so far.

    After `is_valid()`, and even where another field has an error, what cleaned is in `answers` (key → JSON value),
    `uploads` (key → CheckedUpload), `removals` (keys of files to remove), `scores` (key → ScoreGiven) and
    `recommendation`. A strict form leaves out what its conditions hide.
    """

    template_name = "calls/forms/form.html"
    use_required_attribute = False

    scope = Definition()
    """The whole definition, where conditions look questions up."""
    asked_sections = ()
    score_definition = Definition()
    """The criteria and recommendations that this form asks for."""
    strict = False
    readonly = False

    def __init__(
        self, data=None, files=None, *, answers=None, attachments=None, scores=None, recommendation="", **options
    ):
        self.stored, self.attachments = answers or {}, attachments or {}
        super().__init__(data, files, initial=self._initial(scores or {}, recommendation), **options)
        self.answers, self.uploads, self.removals = {}, {}, set()
        self.scores, self.recommendation = {}, ""
        self._drop_unreachable()

    def merged(self):
        """The stored answers with this form's in their place; what failed to clean keeps its stored answer."""
        kept = {key: value for key, value in self.stored.items() if key not in self.questions or self._failed(key)}
        return kept | self.answers

    def merged_attachments(self):
        """Keys of the file questions that have a file once uploads and removals are done."""
        return (self.attachments.keys() - self.removals) | self.uploads.keys()

    def problems(self):
        """What is wrong, in the order of the form, with the place of each."""
        found = [Problem("", "", sentence) for sentence in self.non_field_errors()]
        for name in self.fields:
            bound = self[name]
            if isinstance(bound, AskedGroup) and bound.trouble:
                rows = [problem for row in bound.rows for problem in row.problems()]
                found += [Problem(row.anchor, f"{bound.label}, {row.label}", row.sentence) for row in rows]
            else:
                found += [Problem(anchor(bound), bound.label, sentence) for sentence in bound.errors]
        return found

    def place(self, name, sentence):
        """Put an error beside the field of that name, which may be within a group."""
        if name in self.fields:
            self._add_once(name, sentence)
            return
        key = next(key for key in self.questions if name.startswith(f"{key}-"))
        self[key].place(name[len(key) + 1 :], sentence)

    @property
    def sections(self):
        """Sections with their questions bound, headings among them, for templates."""
        return [(section, self._entries(section)) for section in self.asked_sections]

    @property
    def has_steps(self):
        """Whether several sections stand on one page; a single one has the page's own heading."""
        return len(self.asked_sections) > 1

    @property
    def score_sheet(self):
        """Criteria with their levels and bound fields, for templates."""
        return [self._score_row(criterion) for criterion in self.score_definition.criteria]

    @property
    def recommendation_field(self):
        """The choice of recommendation bound, or none where the form asks for no recommendation."""
        return self[score_sheet.RECOMMENDATION] if score_sheet.RECOMMENDATION in self.fields else None

    def clean(self):
        """Read what cleaned, then say what did not, then judge if these answers are to be final."""
        self._read_answers()
        self._read_files()
        self.scores = score_sheet.scores(self.score_definition, self.cleaned_data)
        self.recommendation = self.cleaned_data.get(score_sheet.RECOMMENDATION, "")
        for name in self.questions:
            self._read_group(name)
        if self.strict:
            self._judge()
        return self.cleaned_data

    def forget_hidden(self, known, attached=()):
        """Drop answers, files and mistakes of questions that need no answer; returns the keys of what is asked."""
        keys = visible(self.scope, known, attached)
        self.forget(self.questions.keys() - keys)
        return keys

    def forget(self, keys):
        """Drop answers, files and mistakes of these questions."""
        for key in keys:
            self.answers.pop(key, None)
            self.uploads.pop(key, None)
            self.errors.pop(key, None)

    @property
    def questions(self):
        """The questions on this form, by key."""
        return {name: field.question for name, field in self.fields.items() if hasattr(field, "question")}

    def _initial(self, scores, recommendation):
        shown = score_sheet.initial(self.score_definition, scores, recommendation)
        for name, field in self.base_fields.items():
            if name in self.stored and hasattr(field, "question"):
                shown[name] = field.kind.show(self.stored[name])
        return shown

    def _drop_unreachable(self):
        """Leave out questions that an answer given on another page has made void; keep their stored answers."""
        keys = visible(self.scope, self.stored, self.attachments)
        for key, question in self.questions.items():
            if not self._is_reachable(question, keys):
                del self.fields[key]
        self._reachable = keys

    def _is_reachable(self, question, keys):
        condition = question.condition
        return not condition or condition.question in self.fields or question.key in keys

    def _entries(self, section):
        offered = (question for question in section.questions if self._is_offered(question))
        return [(question, self[question.key] if question.is_answerable else None) for question in offered]

    def _is_offered(self, question):
        return question.key in self.fields or (
            not question.is_answerable and self._is_reachable(question, self._reachable)
        )

    def _score_row(self, criterion):
        name = f"{criterion.key}-comment"
        score = self[f"{criterion.key}-score"]
        buttons = zip(score, [*criterion.levels, None], strict=False)
        return {
            "criterion": criterion,
            "score": score,
            "levels": list(buttons),
            "comment": self[name] if name in self.fields else None,
        }

    def _read_answers(self):
        for name, question in self.questions.items():
            if question.kind == "file" or name not in self.cleaned_data:
                continue
            value = self.fields[name].kind.store(self.cleaned_data[name])
            if not is_blank(value):
                self.answers[name] = value

    def _read_files(self):
        for name, question in self.questions.items():
            if question.kind != "file":
                continue
            if self.cleaned_data.get(name):
                self.uploads[name] = self.cleaned_data[name]
            if self[name].remove_name in self.data:
                self.removals.add(name)

    def _read_group(self, name):
        if isinstance(self[name], AskedGroup) and self.strict:
            for row in self[name].rows:
                row.forget_hidden(row.answers)
        self._raise_group(name)

    def _raise_group(self, name):
        if not isinstance(self[name], AskedGroup):
            return
        try:
            raise_rows(self[name])
        except ValidationError as error:
            self.add_error(name, error)

    def _judge(self):
        attached = self.merged_attachments()
        keys = self.forget_hidden(self.merged(), attached)
        for key, question in self.questions.items():
            if key in keys and not self._failed(key):
                self._judge_question(key, question, attached)
        for name, sentence in score_sheet.problems(self.score_definition, self.scores, self.recommendation).items():
            self._add_once(name, sentence)

    def _judge_question(self, key, question, attached):
        found = checks.named(key, checks.problem(question, self.answers.get(key), key in attached))
        for name, sentence in found.items():
            self.place(name, sentence)
        if not self._failed(key):
            self._raise_group(key)

    def _failed(self, key):
        return key in (self._errors or {})

    def _add_once(self, name, sentence):
        if not self._failed(name):
            self.add_error(name, sentence)


def anchor(bound):
    """The id to send a reader to: the field itself, or the group of buttons around it."""
    return bound.auto_id if bound.use_fieldset else bound.id_for_label
