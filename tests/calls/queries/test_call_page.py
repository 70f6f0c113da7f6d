"""What every call's public page says of its window, its questions, its criteria and its dates."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from calls.forms.definition import Criterion, Definition, Option, Question, Section
from calls.models import CallPage, FormVersion, Status
from calls.queries.asking import terms
from calls.queries.call_page import call_context, calls_below, sections, steps, weighted
from calls.queries.notice import notice
from calls.queries.public import forms_of
from calls.queries.unrestricted import unrestricted
from tests.factories.training import MONTH, NOON, RoundFactory, SchoolPageFactory, the_training


def definition(label):
    return Definition(sections=(Section("s", "Project", questions=(Question("q", "area", label),)),))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("opens", "closes", "word", "tone"),
    [
        (NOON - MONTH, NOON + MONTH, "Open", "open"),
        (NOON + MONTH, NOON + 2 * MONTH, "Opens 14 February", "soon"),
        (NOON + 12 * MONTH, NOON + 13 * MONTH, "Opens 10 January 2028", "soon"),
        (NOON - 2 * MONTH, NOON - MONTH, "Closed", "closed"),
        (None, None, "Closed", "closed"),
    ],
)
def test_a_notice_says_where_a_call_stands(opens, closes, word, tone):
    found = notice(SchoolPageFactory(opens_at=opens, closes_at=closes), NOON)

    assert (str(found.word), found.tone) == (word, tone)


@pytest.mark.django_db
def test_an_open_call_is_soon_to_close_in_its_last_fortnight():
    school = SchoolPageFactory(closes_at=NOON + timedelta(days=14))

    assert notice(school, NOON).is_soon is False
    assert notice(school, NOON + timedelta(seconds=1)).is_soon is True
    assert notice(school, NOON + timedelta(days=15)).is_soon is False


@pytest.mark.django_db
@pytest.mark.parametrize(("zone", "offset"), [("AoE", -720), ("Europe/Lisbon", 60), ("Asia/Kathmandu", 345)])
def test_the_offset_is_that_of_the_zone_at_the_deadline(zone, offset):
    school = SchoolPageFactory(zone=zone, closes_at=datetime(2027, 7, 1, tzinfo=UTC))

    assert notice(school, NOON).offset == offset


@pytest.mark.django_db
def test_calls_come_in_turn_of_what_matters_to_a_reader():
    closed = SchoolPageFactory(year=2020, opens_at=NOON - 2 * MONTH, closes_at=NOON - MONTH)
    oldest = SchoolPageFactory(year=2007, long_ago=True)
    later = SchoolPageFactory(opens_at=NOON + MONTH, closes_at=NOON + 2 * MONTH)
    far, near = SchoolPageFactory(closes_at=NOON + MONTH), SchoolPageFactory(closes_at=NOON + timedelta(days=1))

    found = calls_below(the_training(), NOON).values_list("pk", flat=True)

    assert list(found) == [near.pk, far.pk, later.pk, closed.pk, oldest.pk]


@pytest.mark.django_db
def test_a_closed_call_is_not_open_and_names_the_editions_beside_it():
    closed = SchoolPageFactory(year=2020, opens_at=NOON - 2 * MONTH, closes_at=NOON - MONTH)
    older, newer = SchoolPageFactory(year=2019), SchoolPageFactory(year=2021)

    context = call_context(closed, NOON)

    assert (context["notice"].status, context["is_open"]) == (Status.CLOSED, False)
    assert [other.pk for other in context["others"]] == [newer.pk, older.pk]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question("q", "area", "Why", required=True, limit=500), "required · up to 500 words"),
        (Question("q", "text", "Why", limit=1), "optional · up to 1 word"),
        (Question("q", "area", "Why", limit=2000, unit="characters"), "optional · up to 2000 characters"),
        (
            Question("q", "file", "CV", required=True, pages=2, megabytes=5),
            "required · a PDF file, up to 2 pages, up to 5 MB",
        ),
        (Question("q", "file", "CV"), "optional · a PDF file"),
        (
            Question("q", "choice", "A?", options=(Option("a", "Yes"), Option("b", "No"))),
            "optional · choose one: Yes; No",
        ),
        (
            Question("q", "multi", "A?", options=(Option("a", "Red"), Option("b", "Blue"))),
            "optional · choose any: Red; Blue",
        ),
        (
            Question("q", "multi", "A?", options=(Option("a", "Red"), Option("b", "Blue")), choose_at_most=1),
            "optional · choose up to 1: Red; Blue",
        ),
        (
            Question("q", "ranked", "A?", options=(Option("a", "Red"), Option("b", "Blue"))),
            "optional · put in the order you prefer: Red; Blue",
        ),
        (Question("q", "number", "Age", minimum=Decimal(18), maximum=Decimal(99)), "optional · from 18 to 99"),
        (Question("q", "number", "Age", minimum=Decimal(18)), "optional · at least 18"),
        (Question("q", "money", "Cost", maximum=Decimal("99.50"), currency="EUR"), "optional · EUR at most 99.5"),
        (Question("q", "money", "Cost", currency="EUR"), "optional · EUR"),
        (
            Question("q", "repeat", "Papers", items_at_most=3, fields=(Question("t", "text", "Title"),)),
            "optional · up to 3 entries, for each: Title",
        ),
        (Question("q", "consent", "True", required=True), "required"),
    ],
)
def test_a_question_says_what_it_asks_for(question, words):
    assert terms(question) == words


def test_headings_are_not_listed_among_the_questions():
    form = Definition(
        sections=(Section("s", "One", "Be brief.", (Question("h", "heading", "H"), Question("q", "text", "Q"))),)
    )

    assert sections(form) == [
        {"title": "One", "guidance": "Be brief.", "questions": [{"label": "Q", "help": "", "terms": "optional"}]}
    ]


def test_weights_are_shown_as_shares_of_the_whole():
    sheet = Definition(
        criteria=tuple(Criterion(key, key, weight=Decimal(weight)) for key, weight in (("a", 2), ("b", 1)))
    )

    assert [(row["label"], row["share"]) for row in weighted(sheet)] == [("a", 67), ("b", 33)]
    assert weighted(Definition()) == []


@pytest.mark.django_db
def test_promised_dates_stand_in_order_with_the_next_one_marked():
    school = SchoolPageFactory(zone="UTC")
    school.timeline = [
        ("milestone", {"date": day, "what": what})
        for day, what in [(date(2027, 5, 1), "Decisions"), (date(2027, 1, 10), "Webinar")]
    ]

    assert [(step.title, step.when, step.state) for step in steps(school, NOON)] == [
        ("The call opens", "Wednesday 16 December 2026", "done"),
        ("Webinar", "Sunday 10 January 2027", "done"),
        ("The call closes", "Sunday 14 February 2027", "now"),
        ("Decisions", "Saturday 1 May 2027", "later"),
    ]


@pytest.mark.django_db
def test_the_day_letters_are_due_is_a_promised_date_where_letters_are_asked_for():
    due = {"zone": "UTC", "letters_due_at": NOON + 2 * MONTH}
    asking, silent = SchoolPageFactory(letters_asked=2, **due), SchoolPageFactory(**due)

    opens, closes = "The call opens", "The call closes"
    assert [step.title for step in steps(asking, NOON)] == [opens, closes, "Reference letters are due"]
    assert [step.title for step in steps(silent, NOON)] == [opens, closes]


def issue(call, purpose, number, form):
    return FormVersion.objects.create(
        call=call, purpose=purpose, number=number, document=form.to_json(), digest=form.digest(), issued_at=NOON
    )


@pytest.mark.django_db
def test_forms_are_shown_as_they_were_issued_in_one_query(django_assert_num_queries):
    school = SchoolPageFactory()
    for number, label in [(1, "First wording"), (2, "Second wording")]:
        issue(school, "application", number, definition(label))
    sheets = [Definition(criteria=(Criterion(key, key.title()),)) for key in ("depth", "breadth")]
    for number, sheet in [(2, sheets[1]), (1, sheets[0])]:
        version = issue(school, f"r{number}", 1, sheet)
        RoundFactory(call=school, key=f"r{number}", number=number, name=f"Round {number}", version=version)
    issue(SchoolPageFactory(), "application", 1, definition("Another call"))

    with django_assert_num_queries(1):
        asking, judging, _extension = forms_of(school)

    assert asking == definition("Second wording")
    assert judging == [("Round 1", sheets[0]), ("Round 2", sheets[1])]


@pytest.mark.django_db
def test_a_call_that_was_never_saved_shows_its_page():
    asking, judging, _extension = forms_of(CallPage(title="New"))

    assert (asking, judging) == (Definition(), [])


@pytest.mark.django_db
def test_pages_below_a_restricted_page_are_not_for_everybody():
    public, private = SchoolPageFactory(), SchoolPageFactory()
    private.view_restrictions.create(restriction_type="login")
    calls = CallPage.objects.all()

    assert list(unrestricted(calls)) == [CallPage.objects.get(pk=public.pk)]

    the_training().view_restrictions.create(restriction_type="login")

    assert list(unrestricted(calls)) == list(calls.public()) == []
