"""How nominations stand towards the rules of their edition: facts from the rows, judged by pure functions."""

from collections.abc import Iterable

from django.db.models import Q
from django.db.models.functions import Lower

from awards import eligibility
from awards.eligibility import Chapter, Window
from awards.models import AwardEditionPage, Confirmation, Reply, ThesisType
from calls import clock
from calls.eligibility import Finding
from calls.flow import State
from calls.matching import folded, folded_name, hashed
from calls.models import Anchor, CallPage, EarlierEntry, Submission
from calls.queries.asks import addresses

RELATIONS = ("nomination__chapters", "confirmations")
"""What the rules read of many submissions at once."""


def findings(call: CallPage, submission: Submission) -> list[Finding]:
    """One finding for each rule that the edition has; `call` may hold rules that are not saved yet."""
    edition = call if isinstance(call, AwardEditionPage) else call.specific
    nomination = getattr(submission, "nomination", None)
    if nomination is None:
        return []
    found = []
    if edition.defended_within and (anchor := anchor_day(edition)):
        window = Window(anchor, edition.defended_within, edition.break_at_most)
        found.append(eligibility.defence(nomination.defended_on, window, nomination.break_months))
    if edition.own_article_needed:
        chapters = [Chapter(row.is_alone, row.is_substantive) for row in nomination.chapters.all()]
        by_articles = nomination.thesis_type == ThesisType.ARTICLES if nomination.thesis_type else None
        found.append(eligibility.own_article(by_articles, chapters))
    if edition.repeats_refused:
        found.append(eligibility.not_repeated(*earlier_years(edition, submission)))
    return [*found, *_confirmed(submission.confirmations.all())]


def own_findings(call: CallPage, submission: Submission) -> list[Finding]:
    """As the author reads them. Who was put forward is confidential, so they read of an earlier year only what they
    had a part in: as nominator, or as nominee at a confirmed address. A name is no proof, for anybody can take it.
    """
    edition = call if isinstance(call, AwardEditionPage) else call.specific
    told = findings(edition, submission)
    return [_as_told(edition, submission) if one.rule == eligibility.REPEAT else one for one in told]


def _as_told(edition: AwardEditionPage, submission: Submission) -> Finding:
    author = submission.applicant
    rows = _earlier_entries(edition).annotate(address=Lower("submission__candidate_email"))
    own = rows.filter(Q(submission__applicant=author) | Q(address__in=addresses(author)))
    persons, works = _years(submission, own.values_list("year", "person", "work"))
    if persons or works:
        return eligibility.not_repeated(persons, works)
    return eligibility.repeat_unseen()


def anchor_day(edition: AwardEditionPage):
    """The day that the window of the defence ends on, on the calendar of the call's zone; None while it has none."""
    if edition.defended_before == Anchor.DAY:
        return edition.defended_day
    instant = edition.opens_at if edition.defended_before == Anchor.OPENING else edition.closes_at
    return clock.wall(instant, edition.zone).date() if instant else None


def earlier_years(edition: AwardEditionPage, submission: Submission) -> tuple[set[int], set[int]]:
    """Years of earlier editions in which somebody of this name, and a work of this title, was put forward.

    One query for all submissions that are looked at with the same page object.
    """
    return _years(submission, _earlier(edition))


def _years(submission: Submission, rows: Iterable[tuple[int, str, str]]) -> tuple[set[int], set[int]]:
    person, work = fingerprints(submission)
    rows = list(rows)
    persons = {year for year, same_person, _work in rows if same_person == person}
    works = {year for year, _person, same_work in rows if same_work == work}
    return persons, works


def _earlier(edition: AwardEditionPage) -> list[tuple[int, str, str]]:
    known = edition.__dict__.get("earlier_entries")
    if known is None:
        rows = _earlier_entries(edition).values_list("year", "person", "work")
        known = edition.__dict__["earlier_entries"] = list(rows)
    return known


def _earlier_entries(edition: AwardEditionPage):
    rows = EarlierEntry.objects.filter(programme=edition.get_parent(), year__lt=edition.year)
    # What was withdrawn, or taken back to draft and left there, was not judged: it may be put forward again.
    return rows.exclude(submission__state__in=[State.WITHDRAWN, State.DRAFT])


def fingerprints(submission: Submission) -> tuple[str, str]:
    """The hashes of the folded name of who is put forward, and of the folded title of the work."""
    return (
        hashed("person", folded_name(submission.candidate_name)),
        hashed("work", folded(submission.title)),
    )


def _confirmed(confirmations: Iterable[Confirmation]) -> list[Finding]:
    asked = list(confirmations)
    if not asked:
        return []
    by_reply = {reply: [row.name for row in asked if row.state == reply] for reply in Reply}
    return [eligibility.confirmed(by_reply[Reply.ASKED], by_reply[Reply.DECLINED])]
