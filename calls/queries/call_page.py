"""What the public page of every kind of call shows: its window, its questions, its criteria, its promised dates."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from calls import clock
from calls.forms.definition import Definition
from calls.kinds import kind_of
from calls.models import CallPage, Status
from calls.queries.asking import terms
from calls.queries.notice import in_turn, notice
from calls.queries.public import forms_of, letters_asked
from calls.queries.unrestricted import unrestricted


@dataclass(frozen=True)
class Fact:
    label: str
    value: str
    note: str = ""


@dataclass(frozen=True)
class Step:
    """One promised date; `state` is done, now (the next one) or later."""

    title: str
    day: date
    when: str
    state: str


def call_context(call: CallPage, at: datetime) -> dict[str, object]:
    """The template variables shared by all call pages; two queries."""
    kind = kind_of(call)
    form, judging, extension = forms_of(call)
    return {
        "notice": notice(call, at),
        "extension": extension,
        "is_open": call.status(at) == Status.OPEN,
        "noun": kind.noun,
        "action": kind.action,
        "who": _("Who may apply"),
        "sections": sections(form),
        "letters": letters_asked(call),
        "rounds": [{"name": name, "criteria": weighted(sheet)} for name, sheet in judging],
        "steps": steps(call, at),
        "others": list(other_editions(call)),
    }


def calls_below(page, at: datetime) -> QuerySet[CallPage]:
    """Every published call below `page`, in the order in which they matter to a reader at the instant `at`."""
    return in_turn(unrestricted(CallPage.objects.descendant_of(page).live()), at)


def other_editions(call: CallPage, limit: int = 12) -> QuerySet[CallPage]:
    """The published calls beside this one, the newest edition first."""
    beside = CallPage.objects.sibling_of(call, inclusive=False).live()
    return unrestricted(beside).only("title", "url_path", "year", "city").order_by("-year", "title")[:limit]


def sections(form: Definition) -> list[dict[str, object]]:
    """Each section with its questions in words; headings are guidance for the form and are left out here."""
    return [
        {
            "title": section.title,
            "guidance": section.guidance,
            "questions": [
                {"label": question.label, "help": question.help, "terms": terms(question)}
                for question in section.questions
                if question.is_answerable
            ],
        }
        for section in form.sections
    ]


def weighted(sheet: Definition) -> list[dict[str, object]]:
    """Each criterion with its share of the whole in per cent, rounded to whole numbers."""
    whole = sum((criterion.weight for criterion in sheet.criteria), Decimal(0))
    return [
        {"label": criterion.label, "help": criterion.help, "share": round(100 * criterion.weight / whole)}
        for criterion in sheet.criteria
        if whole
    ]


def steps(call: CallPage, at: datetime) -> list[Step]:
    """Opening, closing, letters due and every promised date, in order, on the calendar of the call's zone."""
    return _in_order([*_window(call), *_promises(call)], call, at)


def promises(call: CallPage, at: datetime) -> list[Step]:
    """The promised dates alone."""
    return _in_order(_promises(call), call, at)


def _promises(call: CallPage) -> list[tuple[date, str]]:
    return [(milestone.value["date"], milestone.value["what"]) for milestone in call.timeline]


def _window(call: CallPage) -> list[tuple[date, str]]:
    dated = [(call.opens_at, _("The call opens")), (call.closes_at, _("The call closes"))]
    if call.letters_asked:
        dated.append((call.letters_due_at, _("Reference letters are due")))
    return [(clock.wall(instant, call.zone).date(), what) for instant, what in dated if instant]


def _in_order(dated: list[tuple[date, str]], call: CallPage, at: datetime) -> list[Step]:
    today = clock.wall(at, call.zone).date()
    dated = sorted((day, what) for day, what in dated if day)
    following = next((day for day, _what in dated if day >= today), None)
    return [
        Step(what, day, date_format(day, "l j F Y"), "done" if day < today else "now" if day == following else "later")
        for day, what in dated
    ]
