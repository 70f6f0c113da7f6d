"""How schools and cohorts use the engine: one applies for oneself, and a decision gives a place or a wait for one."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from calls.kinds import Days, Kind, Row
from calls.models import CallPage, Decision, Round, Submission
from people.models import CareerStage
from people.profile import OF_THE_DOCTORATE
from training import actions
from training.forms import ApplicationEntry
from training.models import CohortPage, Participant, Place, SchoolPage
from training.outcomes import ACCEPTED, FINAL, SHORTLISTING
from training.queries.ahead import ahead
from training.queries.findings import RELATIONS, findings


def refuse_too_many(round_: Round, decisions: Iterable[Decision]) -> str | None:
    """Why a release would give more places than the call has; None where it would not, or the call names no number."""
    places = round_.call.places
    if round_.shortlists or places is None:
        return None
    accepted = sum(decision.outcome == ACCEPTED for decision in decisions)
    accepted += Participant.objects.placed().filter(call=round_.call_id).count()
    if accepted <= places:
        return None
    there_are = ngettext("There is %(count)d place", "There are %(count)d places", places) % {"count": places}
    return _("%(there_are)s, and %(accepted)d candidates would have one. Move %(over)d to the waiting list.") % {
        "there_are": there_are,
        "accepted": accepted,
        "over": accepted - places,
    }


def standings(submissions: Iterable[Submission]) -> dict[int, str]:
    """A sentence on the place, by submission id, in one query; nothing for those without one."""
    participants = Participant.objects.filter(submission__in=submissions)
    return {participant.submission_id: _SENTENCES[participant.state](participant) for participant in participants}


_SENTENCES = {
    Place.OFFERED: lambda participant: _("You have a place"),
    Place.CONFIRMED: lambda participant: _("You have a place"),
    Place.DECLINED: lambda participant: _("You gave up your place"),
    Place.WAITING: lambda participant: (
        _("You are number %(position)d on the waiting list") % {"position": participant.position}
    ),
}


def read_entry(submission: Submission) -> dict[str, object] | None:
    """The stored facts as initial values of the entry form, or None before they were given."""
    application = getattr(submission, "application", None)
    if application is None:
        return None
    own = ("candidate_name", "candidate_email", "title")
    return {name: getattr(submission, name) for name in own} | {
        name: getattr(application, name) for name in OF_THE_DOCTORATE
    }


def entry_rows(submission: Submission) -> list[Row]:
    """The stored facts as lines to read; a name that would give the applicant away is marked as identifying."""
    application = getattr(submission, "application", None)
    if application is None:
        return []
    language = get_language()
    labels, stages = _words(language)
    began = _month(application.began_on, language) if application.began_on else ""
    supervisor = ", ".join(filter(None, [application.supervisor_name, application.supervisor_email]))
    values = (stages[application.stage], application.university, began, supervisor)
    rows = [Row(*told) for told in zip(labels, values, IDENTIFYING, strict=True)]
    return [row for row in rows if row.value]


IDENTIFYING = (False, True, False, True)


@cache
def _words(language: str) -> tuple[tuple[str, ...], dict[str, str]]:
    """The labels and the stages. An export asks for them by the thousand, and each asking reads every catalogue."""
    labels = (
        _("Stage of the doctorate"),
        _("University of the doctorate"),
        _("Doctorate begun"),
        _("Main supervisor"),
    )
    return labels, {stage.value: str(stage.label) for stage in CareerStage}


@lru_cache(maxsize=1024)
def _month(day: date, language: str) -> str:
    return date_format(day, "F Y")


def school_days(school: SchoolPage) -> list[Days]:
    """The days of the school itself."""
    return (
        [Days("days", school.title, school.starts_on, school.ends_on or school.starts_on)] if school.starts_on else []
    )


def cohort_days(cohort: CohortPage) -> list[Days]:
    """The day on which a cohort begins; it goes on for years."""
    begins = _("Begins: %(cohort)s") % {"cohort": cohort.title}
    return [Days("begins", begins, cohort.starts_on, cohort.starts_on)] if cohort.starts_on else []


def _kind(page: type[CallPage], days: Callable[[CallPage], list[Days]]) -> Kind:
    return Kind(
        page=page,
        noun=gettext_lazy("application"),
        action=gettext_lazy("Apply"),
        entry_form=ApplicationEntry,
        final=FINAL,
        shortlisting=SHORTLISTING,
        save_entry=actions.keep_application,
        read_entry=read_entry,
        entry_rows=entry_rows,
        entry_relations=("application",),
        may_release=refuse_too_many,
        on_released=actions.give_places,
        standings=standings,
        ahead=ahead,
        findings=findings,
        rule_columns=("stages",),
        fact_relations=RELATIONS,
        days=days,
    )


KINDS = (_kind(SchoolPage, school_days), _kind(CohortPage, cohort_days))
