"""From what an editor drew to a definition: the only reader of StreamField values."""

import uuid
from dataclasses import dataclass
from decimal import Decimal

from calls.forms.definition import Criterion, Definition, Level, Option, Question, Section
from calls.forms.references import Earlier
from calls.forms.statements import Statement

PLAIN_FACTS = (
    "required",
    "audience",
    "limit",
    "minimum",
    "maximum",
    "pages",
    "megabytes",
    "choose_at_most",
    "currency",
    "items_at_least",
    "items_at_most",
)
"""Facts whose name and meaning are the same on the block and on the question."""


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """One round of judging as authored; `readers` is how many jurors read each dossier."""

    key: str
    name: str
    instructions: str
    readers: int
    names_hidden: bool
    shortlists: bool
    minimum_marks: int
    definition: Definition


def application_definition(stream_value):
    """The form that candidates fill. A condition whose question cannot be found is left out: it would hide for ever."""
    earlier = Earlier()
    return Definition(sections=tuple(_section(child, earlier) for child in stream_value))


def evaluation_definition(round_value):
    """The score sheet of one round: criteria, recommendations, and the further questions as one section."""
    questions = _questions(round_value["questions"], Earlier())
    return Definition(
        sections=(Section(key="questions", title="", questions=questions),) if questions else (),
        criteria=tuple(_criterion(_key(child), child.value) for child in round_value["criteria"]),
        recommendations=_options(round_value["recommendations"]),
    )


def rounds(stream_value):
    """The plans of all rounds, in the order they take place."""
    return [_round(child) for child in stream_value]


def statements(stream_value):
    """What referees are asked to state, in the order drawn."""
    return tuple(
        Statement(_key(child), _words(child.value, "statement"), child.value["expected"]) for child in stream_value
    )


def preview_definition(kind, value):
    """A form of one question or criterion, for the picker's preview."""
    if kind == "criterion":
        return Definition(criteria=(_criterion("preview", value),))
    return Definition(sections=(Section(key="preview", title="", questions=(question("preview", kind, value),)),))


def question(key, kind, value, earlier=None):
    """The question that a block's value describes; `earlier` resolves its condition and then knows it too."""
    earlier = earlier or Earlier()
    facts = {name: value[name] for name in PLAIN_FACTS if _given(value, name)}
    made = Question(
        key=key,
        kind=kind,
        label=_words(value, "label"),
        help=_words(value, "help"),
        unit=_unit(kind, value),
        options=_options(value.get("options") or ()),
        fields=_questions(value.get("fields") or (), Earlier()),
        condition=earlier.condition(value.get("condition")),
        **facts,
    )
    earlier.add(made, _words(value, "reference"))
    return made


def _round(child):
    value = child.value
    return RoundPlan(
        key=_key(child),
        name=_words(value, "name"),
        instructions=_words(value, "instructions"),
        readers=value["readers_per_dossier"],
        names_hidden=value["names_hidden"],
        shortlists=value["shortlists"],
        minimum_marks=value["minimum_marks"],
        definition=evaluation_definition(value),
    )


def _section(child, earlier):
    value = child.value
    condition = earlier.condition(value["condition"])
    questions = _questions(value["questions"], earlier)
    return Section(
        key=_key(child),
        title=_words(value, "title"),
        guidance=_words(value, "guidance"),
        questions=questions,
        condition=condition,
    )


def _criterion(key, value):
    levels = (
        Level(Decimal(level["value"]), _words(level, "label"), _words(level, "description"))
        for level in value["levels"]
    )
    return Criterion(
        key=key,
        label=_words(value, "label"),
        help=_words(value, "help"),
        weight=Decimal(value["weight"]),
        levels=tuple(sorted(levels, key=lambda level: level.value)),
        may_skip=bool(value.get("may_skip")),
        comment=value["comment"],
    )


def _questions(children, earlier):
    return tuple(question(_key(child), child.block_type, child.value, earlier) for child in children)


def _options(options):
    return tuple(Option(item.id, str(item.value)) for item in getattr(options, "bound_blocks", ()))


def _key(child):
    """The block's own id; a block never saved gets here the id that saving it would give."""
    child.id = child.id or str(uuid.uuid4())
    return child.id


def _words(value, name):
    """A text child; an editor's empty one may be absent, none or empty, and a preview's is translated late."""
    return str(value.get(name) or "")


def _given(value, name):
    return value.get(name) is not None


def _unit(kind, value):
    return "characters" if kind == "text" else value.get("unit") or "words"
