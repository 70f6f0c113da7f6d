"""The demo's forms, checked as the editor checks them and filled in as candidates do."""

from datetime import date

import pytest

from calls.forms import authoring
from calls.forms.blocks import FormSectionsBlock, RoundsBlock, StatementsBlock
from calls.forms.complete import problems
from calls.forms.definition import Definition
from phd_network.demo import filling, forms, people
from phd_network.demo.filling import Writer
from phd_network.demo.topics import topics

DAY = date(2026, 10, 1)
APPLICATION_FORMS = [
    forms.school_application,
    forms.academy_application,
    forms.thesis_nomination,
    forms.paper_nomination,
]
ROUNDS = [forms.school_rounds, forms.academy_rounds, forms.thesis_rounds, forms.paper_rounds]


def definition_of(application_form):
    block = FormSectionsBlock()
    value = block.to_python(application_form())
    block.clean(value)
    return authoring.application_definition(value)


@pytest.mark.parametrize("application_form", APPLICATION_FORMS)
def test_an_authored_form_passes_the_editors_checks_and_compiles_to_the_same_definition_every_time(application_form):
    definition = definition_of(application_form)

    assert definition == definition_of(application_form)
    assert Definition.from_json(definition.to_json()) == definition


@pytest.mark.parametrize("draw", APPLICATION_FORMS + ROUNDS)
def test_every_block_of_a_form_has_an_id_of_its_own(draw):
    ids = list(ids_in(draw()))

    assert len(ids) == len(set(ids))


def ids_in(value):
    if isinstance(value, dict):
        yield from [value["id"]] if "id" in value else []
        value = list(value.values())
    for item in value if isinstance(value, list) else []:
        yield from ids_in(item)


@pytest.mark.parametrize(
    ("draw", "weights"),
    [
        (forms.school_rounds, [[35, 25, 25, 15]]),
        (forms.academy_rounds, [[35, 25, 25, 15]]),
        (forms.thesis_rounds, [[30, 25, 20, 25], [30, 25, 20, 25]]),
        (forms.paper_rounds, [[35, 35, 30]]),
    ],
)
def test_score_sheets_have_weights_that_make_a_hundred_and_words_for_every_level(draw, weights):
    block = RoundsBlock()
    value = block.to_python(draw())
    block.clean(value)
    criteria = [plan.definition.criteria for plan in authoring.rounds(value)]

    assert [[criterion.weight for criterion in one] for one in criteria] == weights
    levels = [criterion.levels for one in criteria for criterion in one]
    assert [[level.value for level in scale] for scale in levels] == [[1, 2, 3, 4, 5]] * len(levels)
    assert [level for scale in levels for level in scale if not level.description] == []


def test_a_form_does_not_ask_what_the_entry_page_asks_already():
    asked = {question.label.casefold() for form in APPLICATION_FORMS for question in definition_of(form).questions()}

    for column in (
        "working title",
        "main supervisor",
        "nominee’s e-mail",
        "day of the official defence",
        "kind of thesis",
    ):
        assert [label for label in asked if column in label] == []


def test_reasons_for_support_are_asked_only_of_those_who_ask_for_it():
    definition = definition_of(forms.school_application)

    condition = definition.question(forms.key("school", "support-reason")).condition
    assert (condition.question, condition.operator) == (forms.key("school", "support"), "is_not")
    assert condition.value == forms.key("school", "support", "No support")


def test_invented_applicants_fill_in_every_form_completely():
    around = tuple(people.scholars(1, 5))
    crowd = zip(people.candidates(1, 12), topics(1, 12), strict=True)
    writers = [Writer(person, topic, number, around) for number, (person, topic) in enumerate(crowd)]

    assert {form.__module__: missing(form, writers) for form in APPLICATION_FORMS} == {
        form.__module__: [] for form in APPLICATION_FORMS
    }


def missing(application_form, writers):
    definition = definition_of(application_form)
    filled = [(filling.answers(definition, writer), writer) for writer in writers]
    return [
        problem
        for given_answers, writer in filled
        for problem in problems(definition, given_answers, filling.files(definition, writer, given_answers))
    ]


def test_a_letter_for_the_thesis_award_comes_from_the_committee_and_from_somebody_independent():
    block = StatementsBlock()
    value = block.to_python(forms.thesis_statements())
    block.clean(value)

    assert [(each.key, each.expected) for each in authoring.statements(value)] == [
        (forms.key("thesis", "examined"), "yes"),
        (forms.key("thesis", "supervised"), "no"),
        (forms.key("thesis", "same-university"), "no"),
    ]


def test_the_nomination_asks_nothing_of_the_letter_that_its_referee_is_asked():
    asked = definition_of(forms.thesis_nomination).questions()

    assert [question.label for question in asked if "letter" in question.label.casefold().split()] == []
