"""Whatever was answered, and whatever the form asks: written into a document and read back it is the same."""

from datetime import date
from decimal import Decimal

import pytest
from django_countries import countries
from hypothesis import given
from hypothesis import strategies as st

from calls.forms.definition import Definition, Option, Question, Section, plain_number
from calls.forms.inputs import check_digit
from calls.forms.offline.document import as_text, document
from calls.forms.offline.marks import Head
from calls.forms.offline.reading import read
from calls.forms.offline.report import report
from calls.forms.offline.wording import ON_SITE
from people.typed import without_unseen
from tests.calls.forms.strategies import definitions

HEAD = Head(call=12, version=2, language="en-gb", reference="SUM27-0001", revision=3)
LABELS = ("Title", "Why this school?", "Name", "Item 1", "# of chapters", "Affiliation, if any")

signs = st.sampled_from(
    ["#", ">", "\\", "[x]", "[#4f09ac]", "[#form call=1 version=1]", "\n", ":", " ", "Item 2", *LABELS]
)
letters = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=8)
wild = st.lists(signs | letters, max_size=12).map("".join).map(without_unseen).map(str.strip)
line = wild.map(lambda text: " ".join(text.split()))
labels = st.sampled_from(LABELS) | letters.map(lambda text: " ".join(text.split())).filter(bool)
choices = st.lists(labels, min_size=2, max_size=5, unique_by=lambda text: text.casefold()).map(
    lambda names: tuple(Option(f"o{number}", name) for number, name in enumerate(names))
)


def orcid(number):
    digits = f"{number:015}"
    digits += check_digit(digits)
    return "-".join(digits[start : start + 4] for start in (0, 4, 8, 12))


amounts = st.decimals(0, 10**6, places=2).map(plain_number)
VALUES = {
    "text": lambda question: line,
    "area": lambda question: wild,
    "choice": lambda question: st.sampled_from([option.key for option in question.options]),
    "multi": lambda question: subsets(question),
    "ranked": lambda question: subsets(question).flatmap(st.permutations),
    "yesno": lambda question: st.booleans(),
    "date": lambda question: st.dates(date(1900, 1, 1)).map(date.isoformat),
    "number": lambda question: st.decimals(-(10**6), 10**6, places=6).map(plain_number),
    "money": lambda question: amounts,
    "country": lambda question: st.sampled_from([code for code, _name in countries]),
    "orcid": lambda question: st.integers(0, 10**15 - 1).map(orcid),
    "email": lambda question: st.from_regex(r"[a-z]{1,9}@[a-z]{2,9}\.example", fullmatch=True),
    "url": lambda question: st.from_regex(r"https://[a-z]{2,9}\.example/[a-z#>]{0,5}", fullmatch=True),
    "person": lambda question: items_of(PERSON),
    "repeat": lambda question: st.lists(items_of(question.fields), min_size=1, max_size=4),
}
PERSON = (Question("name", "text", "Name"), Question("email", "email", "E"), Question("affiliation", "text", "A"))
IN_GROUPS = [kind for kind in VALUES if kind not in {"ranked", "repeat"}]


def subsets(question):
    keys = [option.key for option in question.options]
    return st.lists(st.sampled_from(keys), min_size=1, unique=True).map(lambda chosen: sorted(chosen, key=keys.index))


def items_of(questions):
    """Some of the parts, and at least one: an item without any is never stored."""
    optional = {question.key: VALUES[question.kind](question) for question in questions}
    return st.fixed_dictionaries({}, optional=optional).map(without_blanks).filter(bool)


def without_blanks(item):
    return {key: value for key, value in item.items() if value not in ("", [], {})}


@st.composite
def questions(draw, key="q", kinds=tuple(VALUES)):
    kind = draw(st.sampled_from(kinds))
    fields = (
        [draw(questions(f"f{number}", IN_GROUPS)) for number in range(draw(st.integers(1, 3)))]
        if kind == "repeat"
        else []
    )
    return Question(
        key,
        kind,
        draw(labels),
        help=draw(st.just("") | wild),
        options=draw(choices) if kind in {"choice", "multi", "ranked"} else (),
        currency="EUR" if kind == "money" else "",
        fields=tuple(fields),
    )


@st.composite
def answered(draw):
    """A form of a few questions, with answers to some of them."""
    asked = [draw(questions(f"q{number}")) for number in range(draw(st.integers(1, 4)))]
    definition = Definition((Section("s", draw(labels), draw(wild), tuple(asked)),))
    answers = {question.key: draw(VALUES[question.kind](question)) for question in asked if draw(st.booleans())}
    return definition, without_blanks(answers)


def read_back(definition, answers, change=str):
    text = change(as_text(document(definition, answers, head=HEAD, title="Winter School")))
    return report(definition, read(text, definition, version=2), stored={}, revisions={})


def values(found):
    return {finding.question.key: finding.value for finding in found.findings if finding.value is not None}


@given(answered())
def test_every_answer_comes_back_as_it_was(case):
    definition, answers = case

    found = read_back(definition, answers)

    assert values(found) == answers
    assert (found.missing, found.strangers) == ([], [])


@given(answered(), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_and_a_byte_order_mark_change_nothing(case, end):
    definition, answers = case

    found = read_back(definition, answers, lambda text: "\ufeff" + text.replace("\n", end))

    assert values(found) == answers


@given(answered())
def test_a_document_of_another_version_reads_the_same(case):
    definition, answers = case

    found = read_back(definition, answers, lambda text: text.replace("version=2", "version=1", 1))

    assert values(found) == answers


@given(definitions())
def test_a_blank_form_answers_nothing_and_has_every_question(definition):
    found = read_back(definition, {})

    assert values(found) == {}
    assert (found.missing, found.strangers) == ([], [])
    asked = [question.key for question in definition.questions() if question.kind not in ON_SITE]
    assert [finding.question.key for finding in found.findings] == asked


@given(st.text())
def test_any_text_at_all_is_read_without_failing(text):
    definition = Definition((Section("s", "Section", "", (Question("q", "area", "Why?"),)),))

    found = report(definition, read(text, definition, version=1), stored={}, revisions={})

    assert len(found.findings) + len(found.missing) == 1


@pytest.mark.parametrize("value", [Decimal("0"), Decimal("1e5"), Decimal("-3.25")])
def test_numbers_are_written_without_exponent(value):
    definition = Definition((Section("s", "Section", "", (Question("q", "number", "How many?"),)),))

    assert values(read_back(definition, {"q": plain_number(value)})) == {"q": plain_number(value)}
