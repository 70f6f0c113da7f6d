"""From a definition to a Django form: the same one serves applicants, referees and jurors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_countries import countries

from calls.forms import score_sheet
from calls.forms.bound import Asked, AskedFile, AskedPerson, AskedRepeat, GroupField
from calls.forms.compiled import CompiledForm
from calls.forms.definition import Definition, Question, Section, plain_number
from calls.forms.inputs import AreaField, Menu, OrcidField, RankedField, RankedWidget, UploadField, UrlField
from calls.forms.score_sheet import ScoreGiven
from people.typed import WordsField

__all__ = ["KINDS", "CompiledForm", "ScoreGiven", "compile_form"]

MOST_BUTTONS = 10
"""More choices than this become a menu."""

NUMBER_SENTENCE = lazy("Write a number in figures, with a point before decimals, such as 1200.50.")


def _same(value):
    return value


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of question becomes a field; `store` turns what cleaned into JSON, `show` turns it back."""

    build: Callable[..., forms.Field]
    template: str = "calls/forms/field.html"
    store: Callable[[Any], Any] = _same
    show: Callable[[Any], Any] = _same
    bound: type[Asked] = Asked


def compile_form(definition, *, section=None, strict=False, readonly=False):
    """A form class for the whole definition, or for the section of that key alone (then without criteria).

    Raises KeyError where there is no such section.
    """
    sections = definition.sections if section is None else (definition.section(section),)
    sheet = Definition(criteria=definition.criteria, recommendations=definition.recommendations)
    sheet = sheet if section is None else Definition()
    fields = _question_fields(sections, readonly) | score_sheet.fields(sheet, readonly)
    facts = {"scope": definition, "score_definition": sheet, "asked_sections": sections}
    return _form_class(facts | {"base_fields": fields, "strict": strict, "readonly": readonly})


def _form_class(facts):
    made = type("Form", (CompiledForm,), {})
    for name, fact in facts.items():
        setattr(made, name, fact)
    return made


def _question_fields(sections, readonly):
    questions = (question for section in sections for question in section.questions if question.is_answerable)
    return {question.key: _field(question, readonly) for question in questions}


def _field(question: Question, readonly):
    kind = KINDS[question.kind]
    field = kind.build(question, required=False, disabled=readonly, label=question.label, help_text=question.help)
    field.question, field.kind, field.template_name = question, kind, kind.template
    field.get_bound_field = lambda form, name: kind.bound(form, form.fields[name], name)
    return field


def _text(question, **options):
    return WordsField(widget=forms.TextInput(_counted(question, "input", "characters")), **options)


def _area(question, **options):
    attrs = _counted(question, "textarea", question.unit) | {"rows": 10 if (question.limit or 0) > 100 else 5}
    return AreaField(widget=forms.Textarea(attrs), has_limit=bool(question.limit), **options)


def _counted(question, css_class, unit):
    limit = {"data-limit": question.limit, "data-unit": unit} if question.limit else {}
    return {"class": css_class} | limit


def _choice(question, **options):
    return _one_of(question, [(option.key, option.label) for option in question.options], **options)


def _yesno(question, **options):
    return _one_of(question, [("yes", _("Yes")), ("no", _("No"))], **options)


def _one_of(question, choices, **options):
    messages = {"invalid_choice": _("Choose one of those offered.")}
    if len(choices) > MOST_BUTTONS:
        choices, widget = [("", _("Choose")), *choices], Menu({"class": "select"})
    else:
        choices = choices if question.required else [*choices, ("", _("No answer"))]
        widget = forms.RadioSelect({"class": "choice__input"})
    return forms.ChoiceField(choices=choices, widget=widget, error_messages=messages, **options)


def _multi(question, **options):
    choices = [(option.key, option.label) for option in question.options]
    messages = {"invalid_choice": _("Choose among those offered.")}
    widget = forms.CheckboxSelectMultiple({"class": "choice__input"})
    return forms.MultipleChoiceField(choices=choices, widget=widget, error_messages=messages, **options)


def _ranked(question, **options):
    places = question.choose_at_most or len(question.options)
    return RankedField(widget=RankedWidget(question.options, places, {"class": "select"}), **options)


def _consent(question, **options):
    return forms.BooleanField(widget=forms.CheckboxInput({"class": "choice__input"}), **options)


def _date(question, **options):
    messages = {"invalid": _("Write the date as year-month-day, such as 2027-01-31.")}
    widget = forms.DateInput({"class": "input", "type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d"], error_messages=messages, **options)


def _number(question, places=6, **options):
    codes = ("invalid", "max_digits", "max_decimal_places", "max_whole_digits")
    messages = dict.fromkeys(codes, NUMBER_SENTENCE)
    widget = forms.TextInput({"class": "input", "inputmode": "decimal"})
    return forms.DecimalField(widget=widget, max_digits=20, decimal_places=places, error_messages=messages, **options)


def _money(question, **options):
    return _number(question, places=2, **options)


def _country(question, **options):
    messages = {"invalid_choice": _("Choose a country from the list.")}
    widget = Menu({"class": "select"})
    return forms.ChoiceField(choices=_country_choices, widget=widget, error_messages=messages, **options)


def _country_choices():
    return _countries_in(get_language())


@cache
def _countries_in(language):
    # Translating and sorting 249 names takes longer than the rest of the form.
    return (("", _("Choose a country")), *((code, str(name)) for code, name in countries))


def _orcid(question, **options):
    return OrcidField(widget=forms.TextInput({"class": "input", "inputmode": "text"}), **options)


def _email(question, **options):
    messages = {"invalid": _("Write an e-mail address such as name@university.example.")}
    widget = forms.EmailInput({"class": "input", "autocomplete": "email"})
    return forms.EmailField(widget=widget, error_messages=messages, **options)


def _url(question, **options):
    messages = {"invalid": _("Write a web address such as https://university.example/page.")}
    widget = forms.URLInput({"class": "input", "autocomplete": "url"})
    return UrlField(widget=widget, assume_scheme="https", error_messages=messages, **options)


def _file(question, **options):
    widget = forms.FileInput({"class": "upload__input", "accept": "application/pdf,.pdf"})
    return UploadField(pages=question.pages, megabytes=question.megabytes, widget=widget, **options)


def _person(question, **options):
    # A person is whole or absent, so these two are never called optional.
    name = Question("name", "text", _("Name"), required=True)
    email = Question("email", "email", _("E-mail address"), required=True)
    affiliation = Question("affiliation", "text", _("Affiliation"))
    row_class = _row_class((name, email, affiliation), options["disabled"])
    for part, purpose in (("name", "name"), ("email", "email"), ("affiliation", "organization")):
        row_class.base_fields[part].widget.attrs["autocomplete"] = purpose
    return GroupField(row_class, **options)


def _repeat(question, **options):
    return GroupField(_row_class(question.fields, options["disabled"]), **options)


def _row_class(questions, readonly):
    return compile_form(Definition(sections=(Section(key="row", title="", questions=questions),)), readonly=readonly)


KINDS = {
    "text": Kind(_text),
    "area": Kind(_area),
    "choice": Kind(_choice, "calls/forms/choices.html"),
    "multi": Kind(_multi, "calls/forms/choices.html"),
    "ranked": Kind(_ranked, "calls/forms/group.html"),
    "yesno": Kind(
        _yesno,
        "calls/forms/choices.html",
        store=lambda value: value == "yes" if value else None,
        show=lambda value: "yes" if value else "no",
    ),
    "consent": Kind(_consent, "calls/forms/consent.html", store=lambda value: value or None),
    "date": Kind(_date, store=lambda value: value and value.isoformat(), show=date.fromisoformat),
    "number": Kind(_number, store=lambda value: None if value is None else plain_number(value)),
    "money": Kind(_money, store=lambda value: None if value is None else plain_number(value)),
    "country": Kind(_country),
    "orcid": Kind(_orcid),
    "email": Kind(_email),
    "url": Kind(_url),
    "file": Kind(_file, "calls/forms/file.html", bound=AskedFile),
    "person": Kind(_person, "calls/forms/person.html", bound=AskedPerson),
    "repeat": Kind(_repeat, "calls/forms/repeat.html", bound=AskedRepeat),
}
"""Every kind that has an answer."""
