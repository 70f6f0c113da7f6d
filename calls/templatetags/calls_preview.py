"""The forms of a call page as they are drawn now, for its previews: nothing is stored, nothing is issued."""

from dataclasses import dataclass

from django import template

from calls.forms.authoring import RoundPlan, rounds
from calls.forms.compiled import CompiledForm
from calls.forms.compiler import compile_form
from calls.forms.definition import Definition, Question
from calls.kinds import application_form
from calls.models import CallPage
from calls.queries.asking import terms
from calls.queries.public import LettersAsked, letters_asked
from calls.queries.referee import definition_of

register = template.Library()


@dataclass(frozen=True)
class Sheet:
    """The score sheet of one round beside what its jurors would read."""

    plan: RoundPlan
    form: CompiledForm
    dossier: tuple[tuple[str, tuple[tuple[Question, str], ...]], ...]
    """Titles of sections, each with its questions and what they ask for, in place of answers."""


@register.simple_tag
def candidate_form(page: CallPage) -> CompiledForm:
    """The application form of the page, with nothing filled in."""
    return compile_form(application_form(page))()


@register.simple_tag
def letters_of(page: CallPage) -> LettersAsked | None:
    """What the page wants of referees, in words; none where it asks for no letters."""
    return letters_asked(page)


@register.simple_tag
def referee_form(page: CallPage) -> CompiledForm:
    """What a referee of the page fills in, with nothing filled in."""
    return compile_form(definition_of(page))()


@register.simple_tag
def score_sheets(page: CallPage) -> list[Sheet]:
    """A sheet for each round drawn on the page."""
    dossier = _sample(application_form(page))
    return [Sheet(plan, compile_form(plan.definition)(prefix=plan.key), dossier) for plan in rounds(page.rounds_plan)]


def _sample(definition: Definition):
    sections = ((section.title, tuple(_for_jurors(section))) for section in definition.sections)
    return tuple((title, questions) for title, questions in sections if questions)


def _for_jurors(section):
    for question in section.questions:
        if question.is_answerable and question.audience == "jury":
            yield question, terms(question)
