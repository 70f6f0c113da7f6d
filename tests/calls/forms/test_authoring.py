"""What an editor drew becomes a definition, keyed by the blocks' own ids."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from calls.forms import authoring
from calls.forms.compiler import compile_form
from calls.forms.definition import Condition, Criterion, Definition, Level, Option, Question, Section
from calls.forms.questions import Questions
from tests.calls.forms.drawing import block, choices, criterion, item, round_, rounds, section, sections
from tests.calls.forms.strategies import definitions

STAGE = block("choice", "q1", label="Stage of your doctorate", reference="stage", options=choices("Early", "Late"))
ALWAYS = {"question": "", "operator": "is", "value": ""}


def asked(*questions):
    return authoring.application_definition(sections(section(*questions))).sections[0].questions


FACTS = ("required", "audience", "limit", "unit", "minimum", "maximum", "pages", "choose_at_most", "items_at_most")


def drawn(question):
    """The block that would make this question."""
    wanted = Questions().child_blocks[question.kind].child_blocks
    value = {name: getattr(question, name) for name in FACTS}
    value |= {"label": question.label, "help": question.help, "reference": question.key}
    value |= {"megabytes": None, "currency": ""}
    value["options"] = [item(option.key, option.label) for option in question.options]
    value["fields"] = [drawn(field) for field in question.fields]
    if question.condition:
        value["condition"] = {"question": question.condition.question, "operator": "answered"}
    return block(question.kind, question.key, **{name: value[name] for name in wanted if name in value})


def drawn_sections(definition):
    return sections(
        *(
            section(*map(drawn, part.questions), key=part.key, title=part.title, guidance=part.guidance)
            for part in definition.sections
        )
    )


@settings(max_examples=40, deadline=None)
@given(definitions())
def test_a_form_survives_the_way_from_blocks_through_json_to_fields(definition):
    application = Definition(definition.sections)

    authored = authoring.application_definition(drawn_sections(application))
    again = Definition.from_json(authored.to_json())

    assert again == authored
    assert authored == application
    assert list(compile_form(again).base_fields) == [question.key for question in application.questions()]


def test_keys_are_the_ids_of_the_blocks():
    definition = authoring.application_definition(sections(section(STAGE, key="s1", title="You")))

    assert definition == Definition(
        (
            Section(
                "s1",
                "You",
                "",
                (
                    Question(
                        "q1",
                        "choice",
                        "Stage of your doctorate",
                        options=(Option("early", "Early"), Option("late", "Late")),
                    ),
                ),
            ),
        )
    )


@pytest.mark.parametrize("name", ["stage", " STAGE ", "Stage of your  doctorate"])
def test_a_condition_finds_its_question_by_wording_or_reference_name(name):
    why = block("area", "q2", label="Why", condition={"question": name, "operator": "is", "value": "late"})

    assert asked(STAGE, why)[1].condition == Condition("q1", "is", "late")


@pytest.mark.parametrize(
    ("kind", "written", "stored"),
    [("yesno", "Yes", "yes"), ("country", "netherlands", "NL"), ("country", "nl", "NL"), ("text", " a  b ", "a b")],
)
def test_the_answer_a_condition_waits_for_is_stored_as_answers_are(kind, written, stored):
    first = block(kind, "q1", label="First")
    second = block("text", "q2", label="Second", condition={"question": "First", "operator": "is", "value": written})

    assert asked(first, second)[1].condition == Condition("q1", "is", stored)


def test_a_condition_that_cannot_be_resolved_is_left_out_of_a_preview():
    lost = block("text", "q2", label="Why", condition={"question": "Nothing", "operator": "answered", "value": ""})

    assert asked(lost)[0].condition is None


def test_a_section_can_depend_on_a_question_of_an_earlier_one():
    later = section(key="s2", title="Aid", condition={"question": "stage", "operator": "is", "value": "Early"})
    definition = authoring.application_definition(sections(section(STAGE), later))

    assert definition.section("s2").condition == Condition("q1", "is", "early")


def test_a_block_never_saved_gets_the_id_that_saving_gives_it():
    value = sections({"type": "section", "value": {"title": "New", "questions": []}})

    key = authoring.application_definition(value).sections[0].key

    assert value.get_prep_value()[0]["id"] == key


def test_a_round_becomes_a_plan_with_its_score_sheet():
    overall = block("area", "q", label="Overall", audience="candidate")
    value = rounds(
        round_(
            criterion(weight="25", help="Is it new?", may_skip=True, comment="extremes"),
            readers_per_dossier=2,
            minimum_marks=2,
            names_hidden=True,
            shortlists=True,
            instructions="Read all.",
            recommendations=choices("Shortlist", "Maybe"),
            questions=[overall],
        )
    )

    levels = tuple(Level(Decimal(number), f"Level {number}") for number in (1, 2, 3))
    assert authoring.rounds(value) == [
        authoring.RoundPlan(
            key="r",
            name="First reading",
            instructions="Read all.",
            readers=2,
            names_hidden=True,
            shortlists=True,
            minimum_marks=2,
            definition=Definition(
                (Section("questions", "", "", (Question("q", "area", "Overall", audience="candidate"),)),),
                (Criterion("c", "Originality", "Is it new?", Decimal(25), levels, True, "extremes"),),
                (Option("shortlist", "Shortlist"), Option("maybe", "Maybe")),
            ),
        )
    ]


def test_levels_are_put_in_the_order_of_their_values():
    value = rounds(
        round_(criterion(levels=[item("b", {"value": 2, "label": "B"}), item("a", {"value": 1, "label": "A"})]))
    )

    assert [level.label for level in authoring.rounds(value)[0].definition.criteria[0].levels] == ["A", "B"]
