"""The rules of a thesis award as pure functions of facts. Each says what it finds, and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from calls.eligibility import Finding, Verdict, months_before

DEFENCE, ARTICLE, REPEAT, CONFIRMED = "defence", "article", "repeat", "confirmed"
"""Keys of the rules; rulings of the office name them."""


@dataclass(frozen=True, slots=True)
class Window:
    """The thesis was defended at most `months` months before `anchor`, both days included.

    A career break moves the first day back by its own months, by at most `break_at_most`.
    """

    anchor: date
    months: int
    break_at_most: int = 0

    def first(self, break_months: int = 0) -> date:
        return months_before(self.anchor, self.months + min(break_months, self.break_at_most))


@dataclass(frozen=True, slots=True)
class Chapter:
    is_alone: bool
    is_substantive: bool


def defence(defended_on: date | None, window: Window, break_months: int = 0) -> Finding:
    """Whether the official defence lies within the window; what a career break has done to it is said."""
    if defended_on is None:
        return _finding(DEFENCE, Verdict.OPEN, _("The day of the defence is not given yet."))
    first, last = window.first(), window.anchor
    days = {"first": _day(first), "last": _day(last), "day": _day(defended_on)}
    if first <= defended_on <= last:
        return _finding(DEFENCE, Verdict.MET, _("Defended on %(day)s, between %(first)s and %(last)s.") % days)
    moved = window.first(break_months)
    if moved <= defended_on < first:
        told = _("Defended on %(day)s; a career break of %(months)s moves the first day from %(first)s to %(moved)s.")
        return _finding(DEFENCE, Verdict.MET, told % (days | {"months": _months(break_months), "moved": _day(moved)}))
    return _finding(
        DEFENCE,
        Verdict.UNMET,
        _("Defended on %(day)s. The call takes defences from %(first)s to %(last)s.") % (days | {"first": _day(moved)}),
    )


def own_article(is_by_articles: bool | None, chapters: Iterable[Chapter]) -> Finding:
    """Whether a collection of articles has one that is the nominee's alone and more than a frame for the others."""
    if is_by_articles is None:
        return _finding(ARTICLE, Verdict.OPEN, _("The kind of thesis is not given yet."))
    if not is_by_articles:
        return _finding(ARTICLE, Verdict.MET, _("A monograph: the rule for collections of articles does not apply."))
    count = sum(chapter.is_alone and chapter.is_substantive for chapter in chapters)
    if count:
        sentence = ngettext(
            "%(count)d substantive article is by the nominee alone.",
            "%(count)d substantive articles are by the nominee alone.",
            count,
        )
        return _finding(ARTICLE, Verdict.MET, sentence % {"count": count})
    return _finding(
        ARTICLE,
        Verdict.UNMET,
        _("No article but introductions and conclusions is by the nominee alone; the call needs one."),
    )


def not_repeated(same_person: Iterable[int], same_work: Iterable[int]) -> Finding:
    """Whether somebody of this name, or this work, was put forward in an earlier year; the years are given.

    A name alone may be somebody else's and a title may be common, so only both together are certain.
    """
    persons, works = set(same_person), set(same_work)
    if both := persons & works:
        sentence = _("This person was put forward with this work in %(years)s.")
        return _finding(REPEAT, Verdict.UNMET, sentence % {"years": _years(both)})
    if works:
        sentence = _("A work of this title was put forward in %(years)s under another name: is it the same?")
        return _finding(REPEAT, Verdict.OPEN, sentence % {"years": _years(works)})
    if persons:
        sentence = _("Somebody of this name was put forward in %(years)s with another work: is it the same person?")
        return _finding(REPEAT, Verdict.OPEN, sentence % {"years": _years(persons)})
    return _finding(REPEAT, Verdict.MET, _("Neither the person nor the work was put forward in an earlier year."))


def repeat_unseen() -> Finding:
    """For a reader who may not know whether somebody was put forward before."""
    return _finding(REPEAT, Verdict.OPEN, _("The office checks this."))


def confirmed(waiting: Iterable[str], declined: Iterable[str]) -> Finding:
    """Whether everyone who has to agree to the nomination has; `waiting` and `declined` are names."""
    if refused := ", ".join(declined):
        return _finding(CONFIRMED, Verdict.UNMET, _("Declined by %(names)s.") % {"names": refused})
    if asked := ", ".join(waiting):
        return _finding(CONFIRMED, Verdict.OPEN, _("Waiting for the word of %(names)s.") % {"names": asked})
    return _finding(CONFIRMED, Verdict.MET, _("Everyone who has to agree to the nomination has agreed."))


def _finding(rule: str, verdict: Verdict, sentence: str) -> Finding:
    return Finding(rule, _LABELS[rule](), verdict, sentence)


_LABELS = {
    DEFENCE: lambda: _("Day of the defence"),
    ARTICLE: lambda: _("An article of one’s own"),
    REPEAT: lambda: _("Not put forward before"),
    CONFIRMED: lambda: _("Agreement of those put forward"),
}


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _months(count: int) -> str:
    return ngettext("%(count)d month", "%(count)d months", count) % {"count": count}


def _years(years: Iterable[int]) -> str:
    return ", ".join(str(year) for year in sorted(years))
