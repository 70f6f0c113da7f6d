"""How award editions use the engine: anyone may nominate, and a decision makes laureates."""

from collections.abc import Iterable, Mapping

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards import actions, confirming
from awards.forms import NominationEntry, PaperEntry, ThesisEntry
from awards.models import AwardEditionPage, AwardKind, AwardPage, Distinction, Laureate, Route
from awards.obstacles import obstacles
from awards.outcomes import FINAL, SHORTLISTING
from awards.queries import findings
from awards.queries.ahead import ahead, asks
from awards.sections import keep_answers, sections
from calls.kinds import Days, Kind, Row
from calls.models import CallPage, Submission

_ENTRY_FORMS = {AwardKind.THESIS: ThesisEntry, AwardKind.PAPER: PaperEntry}
_STANDINGS = {
    Distinction.LAUREATE: gettext_lazy("On the award’s page as laureate"),
    Distinction.HONOURABLE: gettext_lazy("On the award’s page with an honourable mention"),
}


def entry_form_of(call: CallPage) -> type[NominationEntry]:
    """The entry form of the award whose edition `call` is: a paper has no defence and no degree-giving university."""
    return _ENTRY_FORMS[AwardPage.objects.parent_of(call).get().kind]


def subject(cleaned: Mapping[str, object]) -> str:
    """The nominee's address, folded, so that one person nominates the same nominee once, and themselves once."""
    if cleaned["route"] == Route.SELF:
        return ""
    return str(cleaned["candidate_email"]).strip().casefold()


def read_entry(submission: Submission) -> dict[str, object] | None:
    """The stored facts as initial values of the entry form, or None before they were given."""
    nomination = getattr(submission, "nomination", None)
    if nomination is None:
        return None
    own = ("candidate_name", "candidate_email", "title")
    kept = ("route", "relation", "english_title", "defended_on", "break_months")
    return {
        **{name: getattr(submission, name) for name in own},
        **{name: getattr(nomination, name) for name in kept},
        "universities": "\n".join(row.name for row in nomination.universities.all()),
    }


def entry_rows(submission: Submission) -> list[Row]:
    """The stored facts as lines to read; who nominates and where the degree was taken would give the nominee away."""
    nomination = getattr(submission, "nomination", None)
    if nomination is None:
        return []
    defended = date_format(nomination.defended_on, "j F Y") if nomination.defended_on else ""
    universities = "; ".join(row.name for row in nomination.universities.all())
    rows = [
        Row(_("Nominated by"), _nominator(submission, nomination), identifying=True),
        Row(_("Title in English"), nomination.english_title),
        Row(_("Degree-giving universities"), universities, identifying=True),
        Row(_("Defended on"), defended),
    ]
    return [row for row in rows if row.value]


def _nominator(submission: Submission, nomination) -> str:
    if not nomination.relation:
        return _("The author")
    return _("%(name)s (%(relation)s)") % {
        "name": submission.applicant.name,
        "relation": nomination.get_relation_display(),
    }


def is_own(submission: Submission) -> bool:
    """Whether somebody nominates their own work; nothing is kept as such with an address that is not theirs."""
    nomination = getattr(submission, "nomination", None)
    return nomination is None or nomination.route == Route.SELF


def standings(submissions: Iterable[Submission]) -> dict[int, str]:
    """A sentence on the distinction, by submission id, in one query; nothing for works without one."""
    given = Laureate.objects.filter(submission__in=submissions).values_list("submission", "distinction")
    return {submission: str(_STANDINGS[distinction]) for submission, distinction in given}


def ceremony(edition: AwardEditionPage) -> list[Days]:
    """The day of the ceremony, where it is known."""
    what = _("Ceremony: %(award)s") % {"award": edition.title}
    return [Days("ceremony", what, edition.ceremony_on, edition.ceremony_on)] if edition.ceremony_on else []


KIND = Kind(
    page=AwardEditionPage,
    noun=gettext_lazy("nomination"),
    action=gettext_lazy("Nominate"),
    entry_form=ThesisEntry,
    choose_entry_form=entry_form_of,
    final=FINAL,
    shortlisting=SHORTLISTING,
    save_entry=actions.keep_nomination,
    read_entry=read_entry,
    entry_rows=entry_rows,
    entry_relations=("applicant", "nomination__universities"),
    subject=subject,
    on_submitted=confirming.on_submitted,
    on_amended=confirming.on_amended,
    on_released=actions.make_laureates,
    standings=standings,
    ahead=ahead,
    asks=asks,
    is_own=is_own,
    sections=sections,
    keep_answers=keep_answers,
    obstacles=obstacles,
    findings=findings.findings,
    own_findings=findings.own_findings,
    fact_relations=findings.RELATIONS,
    days=ceremony,
)
