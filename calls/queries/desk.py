"""A person's desk: everything they have put forward, where each stands, and the next thing to do."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from calls.flow import State
from calls.kinds import Ahead, Ask, kind_of
from calls.models import Decision, Juror, LateAccess, Status, Submission
from calls.queries.ahead import ahead, by_kind, promised_to, told_by_kinds
from calls.queries.applicant import UNREAD
from calls.queries.asks import asks
from calls.queries.letters import INCOMPLETE, PENDING, Tally, lacking, tallies
from calls.queries.notice import Notice, notice, with_late_access
from people.models import Person

TONES = {"good": "good", "warn": "warn", "plain": "closed"}


@dataclass(frozen=True)
class Said:
    """Where a submission stands, in a `word` with its `tone`; `following` says what to do or to wait for."""

    word: str
    tone: str
    following: str


@dataclass(frozen=True)
class Line:
    """One submission on the desk; `following` is what followed a decision, where something did; then what is ahead."""

    submission: Submission
    notice: Notice
    state: Said
    following: str
    decision: Decision | None = None
    ahead: tuple[Ahead, ...] = ()

    @property
    def is_urgent(self) -> bool:
        """Whether the deadline belongs beside it: a draft that can still be submitted."""
        return self.submission.is_draft and self.notice.status == Status.OPEN


@dataclass(frozen=True)
class Desk:
    """What others ask of the person; then own lines by what is to be done: to finish, being read, decided, past."""

    asked: list[Ask]
    drafts: list[Line]
    submitted: list[Line]
    decided: list[Line]
    past: list[Line]
    has_seats: bool

    @property
    def is_empty(self) -> bool:
        return not (self.asked or self.drafts or self.submitted or self.decided or self.past)


def desk(person: Person, at: datetime) -> Desk:
    """Six queries, one for letters where they are asked, and two for each kind of call the person took part in."""
    submissions = list(Submission.objects.by(person).select_related("call").defer(*UNREAD).order_by("-saved_at", "-pk"))
    decisions, standings, letters = _newest_decisions(submissions), _standings(submissions), tallies(submissions)
    told = told_by_kinds(submissions, at)
    late = dict(LateAccess.objects.running(at).filter(person=person).order_by("until").values_list("call", "until"))
    drawers: dict[str, list[Line]] = defaultdict(list)
    for submission in submissions:
        found = notice(submission.call, at)
        if found.status == Status.CLOSED and submission.call_id in late:
            found = with_late_access(found, late[submission.call_id], at)
        said = {"standing": standings.get(submission.pk, ""), "letters": letters.get(submission.pk), "at": at}
        line = _line(submission, found, decisions.get(submission.pk), told=told.get(submission.pk, ()), **said)
        drawers[_drawer(line)].append(line)
    return Desk(
        asks(person, at),
        *(drawers[name] for name in ("drafts", "submitted", "decided", "past")),
        has_seats=Juror.objects.filter(person=person, active=True).exists(),
    )


def _newest_decisions(submissions: Iterable[Submission]) -> dict[int, Decision]:
    rows = Decision.objects.released().filter(submission__in=[submission.pk for submission in submissions])
    return {decision.submission_id: decision for decision in rows.select_related("round").order_by("round__number")}


def _standings(submissions: Iterable[Submission]) -> Mapping[int, str]:
    return {pk: said for kind, own in by_kind(submissions).items() for pk, said in kind.standings(own).items()}


def _drawer(line: Line) -> str:
    submission = line.submission
    if submission.is_draft:
        return "drafts" if line.notice.status == Status.OPEN else "past"
    if submission.state == State.WITHDRAWN:
        return "past"
    return "decided" if submission.state in {State.DECIDED, State.INELIGIBLE} or line.decision else "submitted"


def state_in_words(
    submission: Submission, decision: Decision | None, *, is_open: bool, letters: Tally | None, at: datetime
) -> Said:
    """The newest released decision speaks for a submission that has one. `is_open` for its author, that is."""
    if decision is None and (lack := lacking(submission, letters, at)):
        return _LACKING[lack](letters.sentence)
    if decision is None or submission.state not in {State.DECIDED, State.SUBMITTED}:
        return _IN_WORDS[submission.state](submission, is_open)
    outcome = kind_of(submission.call).outcome(decision.round, decision.outcome)
    return Said(str(outcome.label), TONES[outcome.tone], _("Read the decision."))


def _line(
    submission: Submission, found: Notice, decision: Decision | None, *, standing: str, letters, told, at
) -> Line:
    is_open = found.status == Status.OPEN
    state = state_in_words(submission, decision, is_open=is_open, letters=letters, at=at)
    missed = submission.is_draft and not is_open
    coming = () if missed else ahead(submission, decision=decision, letters=letters, told=told, at=at)
    dates = promised_to(submission, decision, at)
    return Line(submission, found, state, standing or state.following, decision, (*coming, *dates))


def _draft(submission: Submission, is_open: bool) -> Said:
    if is_open:
        return Said(_("Draft"), "progress", _("Finish and submit it before the call closes."))
    return Said(_("Not submitted"), "closed", _("The call closed before this was submitted."))


def _submitted(submission: Submission, is_open: bool) -> Said:
    if is_open:
        return Said(_("Submitted"), "good", _("You can change it until the call closes."))
    return Said(_("Submitted"), "good", _("It is being read. We write to you when there is a decision."))


def _letters_pending(count: str) -> Said:
    sentence = _("Reference letters are still to come: %(count)s.") % {"count": count}
    return Said(_("Submitted, letters pending"), "progress", sentence)


def _letters_missing(count: str) -> Said:
    sentence = _("The day letters were due has passed: %(count)s. The office decides what follows.") % {"count": count}
    return Said(_("Submitted, a letter is missing"), "warn", sentence)


_LACKING = {PENDING: _letters_pending, INCOMPLETE: _letters_missing}
_IN_WORDS = {
    State.DRAFT: _draft,
    State.SUBMITTED: _submitted,
    State.INELIGIBLE: lambda submission, is_open: Said(_("Not eligible"), "bad", submission.ineligible_because),
    State.WITHDRAWN: lambda submission, is_open: Said(_("Withdrawn"), "closed", _("It no longer takes part.")),
    State.DECIDED: lambda submission, is_open: Said(_("Decided"), "closed", _("Read the decision.")),
}
"""What each state says where there is no released decision."""
