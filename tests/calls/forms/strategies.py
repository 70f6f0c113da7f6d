"""Arbitrary definitions, as an editor could draw them."""

from decimal import Decimal

from hypothesis import strategies as st

from calls.forms.definition import (
    COMMENT_RULES,
    KINDS,
    Condition,
    Criterion,
    Definition,
    Level,
    Option,
    Question,
    Section,
)

words = st.text("abcdefghij ÄéλЖ中", min_size=1, max_size=20).filter(lambda text: text.strip())
numbers = st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False)
counts = st.none() | st.integers(1, 900)
UNITS = {"text": ("characters",), "area": ("words", "characters")}
WITH_OPTIONS = {"choice", "multi", "ranked"}


@st.composite
def options(draw, prefix, at_least=2):
    labels = draw(st.lists(words, min_size=at_least, max_size=5))
    return tuple(Option(f"{prefix}o{index}", label) for index, label in enumerate(labels))


@st.composite
def questions(draw, key, earlier=(), kinds=KINDS):
    """A question of any kind; its condition, if any, depends on one of the `earlier` questions."""
    kind = draw(st.sampled_from(kinds))
    low, high = sorted([draw(numbers), draw(numbers)])
    fields = ("text", "date", "person", "choice")
    return Question(
        key=key,
        kind=kind,
        label=draw(words),
        help=draw(st.just("") | words),
        required=kind != "heading" and draw(st.booleans()),
        audience="jury" if kind == "heading" else draw(st.sampled_from(("jury", "organisers"))),
        limit=draw(counts) if kind in {"text", "area"} else None,
        unit=draw(st.sampled_from(UNITS.get(kind, ("words",)))),
        options=draw(options(key)) if kind in WITH_OPTIONS else (),
        minimum=low if kind in {"number", "money"} else None,
        maximum=high if kind in {"number", "money"} else None,
        pages=draw(counts) if kind == "file" else None,
        choose_at_most=draw(st.none() | st.integers(1, 2)) if kind == "multi" else None,
        items_at_most=draw(st.none() | st.integers(3, 9)) if kind == "repeat" else None,
        fields=tuple(draw(questions(f"{key}f{n}", kinds=fields)) for n in range(2)) if kind == "repeat" else (),
        condition=draw(conditions(earlier)),
    )


def conditions(earlier):
    usable = [question for question in earlier if question.is_answerable]
    if not usable:
        return st.none()
    return st.none() | st.sampled_from(usable).map(lambda question: Condition(question.key, "answered"))


@st.composite
def sections(draw, index, earlier):
    asked = list(earlier)
    for number in range(draw(st.integers(1, 4))):
        asked.append(draw(questions(f"s{index}q{number}", asked)))
    return Section(f"s{index}", draw(words), draw(st.just("") | words), tuple(asked[len(earlier) :]))


@st.composite
def criteria(draw, key):
    values = draw(st.lists(st.integers(0, 20), min_size=2, max_size=5, unique=True))
    return Criterion(
        key=key,
        label=draw(words),
        weight=Decimal(draw(st.integers(1, 100))),
        levels=tuple(Level(Decimal(value), draw(words)) for value in sorted(values)),
        may_skip=draw(st.booleans()),
        comment=draw(st.sampled_from(COMMENT_RULES)),
    )


@st.composite
def definitions(draw):
    made, earlier = [], []
    for index in range(draw(st.integers(1, 3))):
        made.append(draw(sections(index, earlier)))
        earlier += made[-1].questions
    scored = tuple(draw(criteria(f"c{index}")) for index in range(draw(st.integers(0, 3))))
    return Definition(tuple(made), scored, draw(st.just(()) | options("r")))
