"""Deeds that a call brings to awards: keep what a nomination says, make laureates when decisions are released."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.search import index

from awards.models import AwardEditionPage, Distinction, Laureate, Nomination, NominationUniversity, Route
from awards.outcomes import HONOURABLE_MENTION, LAUREATE
from calls.errors import NotAllowed
from calls.models import Decision, Round, Submission
from calls.queries.asks import is_theirs

_DISTINCTIONS = {LAUREATE: Distinction.LAUREATE, HONOURABLE_MENTION: Distinction.HONOURABLE}


def keep_nomination(submission: Submission, entry: Mapping[str, object]) -> None:
    """Store the entry form's cleaned facts beside the submission, over those stored before.

    A best-paper award asks for no defence or universities; those stay empty. Raises NotAllowed where an own
    work comes with somebody else's address: whoever is behind it would not be asked.
    """
    if entry["route"] == Route.SELF and not is_theirs(submission.applicant, str(entry["candidate_email"])):
        raise NotAllowed(_("Your own work is nominated with a confirmed address of yours."))
    nomination, _made = Nomination.objects.update_or_create(
        submission=submission,
        defaults={
            "route": entry["route"],
            "relation": entry["relation"],
            "english_title": entry["english_title"],
            "defended_on": entry.get("defended_on"),
            "break_months": entry.get("break_months", 0),
        },
    )
    nomination.universities.all().delete()
    NominationUniversity.objects.bulk_create(
        NominationUniversity(nomination=nomination, name=name, sort_order=order)
        for order, name in enumerate(entry.get("universities", ()))
    )


def make_laureates(round_: Round, decisions: Iterable[Decision], at: datetime) -> None:
    """Put the honoured works on the edition's page, in the order of their places. Runs in the release's transaction."""
    if round_.shortlists:
        return
    honoured = sorted((decision for decision in decisions if decision.outcome in _DISTINCTIONS), key=_rank)
    edition = AwardEditionPage.objects.get(pk=round_.call_id)
    Laureate.objects.bulk_create(_laureate(edition, decision, order) for order, decision in enumerate(honoured))
    index.insert_or_update_object(edition)


def _rank(decision: Decision) -> tuple[bool, int, int]:
    place = decision.basis.get("place")
    return place is None, place or 0, decision.submission.number


def _laureate(edition: AwardEditionPage, decision: Decision, order: int) -> Laureate:
    submission = decision.submission
    nomination = getattr(submission, "nomination", None)
    return Laureate(
        edition=edition,
        submission=submission,
        distinction=_DISTINCTIONS[decision.outcome],
        name=submission.candidate_name,
        work=submission.title,
        universities="\n".join(row.name for row in nomination.universities.all()) if nomination else "",
        defended=date_format(nomination.defended_on, "j F Y") if nomination and nomination.defended_on else "",
        sort_order=order,
    )
