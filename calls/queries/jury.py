"""What a juror's desk shows: the dossiers announced to them, by round, and where to go on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Count, F, Q, QuerySet

from calls.flow import Conflict, Seat, Sheet, Stage
from calls.models import Assignment, Attachment, FormVersion, Juror, Round
from calls.models.submission import JUDGED
from people.models import Person

UNREAD = tuple(f"round__call__{name}" for name in ("application_form", "rounds_plan", "body", "timeline"))
"""Columns of a call, some of them long, that no juror's screen reads."""
MINUTES_A_PAGE = 2
"""A fair pace for reading a thesis or a proposal with care; only ever shown as “about”."""


@dataclass(frozen=True)
class Task:
    """One dossier on the desk. `sheet` is the juror's score sheet so far, if there is one."""

    assignment: Assignment
    pages: int
    sheet: object | None

    @property
    def is_handed_in(self) -> bool:
        return self.sheet is not None and self.sheet.state == Sheet.HANDED_IN

    @property
    def is_begun(self) -> bool:
        return self.sheet is not None and self.sheet.state == Sheet.DRAFT

    @property
    def name(self) -> str:
        """Who is put forward; empty where the round hides names."""
        return "" if self.assignment.round.names_hidden else self.assignment.submission.candidate_name


@dataclass
class RoundDesk:
    """One round's dossiers in four piles; `pages_left` are those of the dossiers not handed in yet."""

    round: Round
    to_answer: list[Task] = field(default_factory=list)
    to_read: list[Task] = field(default_factory=list)
    handed_in: list[Task] = field(default_factory=list)
    declared: list[Task] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.round.stage == Stage.OPEN

    @property
    def total(self) -> int:
        return len(self.to_answer) + len(self.to_read) + len(self.handed_in)

    @property
    def pages_left(self) -> int:
        return sum(task.pages for task in (*self.to_answer, *self.to_read))

    @property
    def hours_left(self) -> int:
        """Rounded up to whole hours; 0 where nothing is left to read."""
        return -(-self.pages_left * MINUTES_A_PAGE // 60)


@dataclass(frozen=True)
class Desk:
    """All rounds of one juror. `current` is the dossier to continue with, if any; `boards` are of rounds they chair.

    `released` are rounds whose decisions are out, with `done` of `total` sheets handed in by this juror; `has_read`
    tells whether a dossier of any round that opened was ever theirs.
    """

    rounds: tuple[RoundDesk, ...]
    current: Task | None
    boards: tuple[Round, ...] = ()
    released: tuple[Round, ...] = ()
    has_read: bool = False


def announced(person: Person) -> QuerySet:
    """The assignments a person holds now, of dossiers that are being judged, with all that the screens read of them."""
    rows = Assignment.objects.of(person).filter(submission__state__in=JUDGED)
    return rows.select_related("round__call", "submission", "evaluation").defer(*UNREAD)


def own_assignment(person: Person, pk: int) -> Assignment | None:
    """One assignment of `person` with forms, sheet and author, in one query; None where it is not theirs to open."""
    forms = ("round__version", "submission__version", "evaluation__version")
    found = announced(person).select_related(*forms, "submission__applicant", "juror").filter(pk=pk).first()
    if found:
        found.submission.call = found.round.call
    return found


def desk(person: Person) -> Desk:
    """The desk of `person` in five queries, however many dossiers are on it."""
    assignments = list(announced(person).order_by("round__due_at", "round__number", "submission__number"))
    pages = _pages(assignments)
    rounds: dict[int, RoundDesk] = {}
    for assignment in assignments:
        task = Task(assignment, pages.get(assignment.submission_id, 0), getattr(assignment, "evaluation", None))
        _pile(rounds.setdefault(assignment.round_id, RoundDesk(assignment.round)), task).append(task)
    read = list(_read(person))
    return Desk(
        rounds=tuple(rounds.values()),
        current=_current(rounds.values()),
        boards=_chaired(person),
        released=tuple(round_ for round_ in read if round_.stage == Stage.RELEASED),
        has_read=bool(read),
    )


def _read(person: Person) -> QuerySet[Round]:
    """The opened rounds in which `person` was given a dossier, also on a seat that ended; the last released first."""
    given = Q(assignments__submission__state__in=JUDGED) & ~Q(assignments__conflict=Conflict.DECLARED)
    done = Q(assignments__conflict=Conflict.NONE, assignments__evaluation__state=Sheet.HANDED_IN)
    rounds = Round.objects.begun().filter(assignments__juror__person=person)
    counted = rounds.annotate(total=Count("assignments", filter=given), done=Count("assignments", filter=given & done))
    return counted.annotate(call_title=F("call__title"), call_zone=F("call__zone")).order_by("-released_at", "-pk")


def _chaired(person: Person) -> tuple[Round, ...]:
    """The rounds whose board `person` leads, those of the newest call first."""
    panels = Juror.objects.filter(person=person, active=True, role=Seat.CHAIR).values("panel")
    unread = (name.removeprefix("round__") for name in UNREAD)
    rounds = Round.objects.filter(panel__in=panels).select_related("call").defer(*unread)
    return tuple(rounds.order_by("-call__closes_at", "number"))


def _pile(desk: RoundDesk, task: Task) -> list[Task]:
    if task.assignment.conflict == Conflict.DECLARED:
        return desk.declared
    if task.assignment.conflict == Conflict.UNANSWERED:
        return desk.to_answer
    return desk.handed_in if task.is_handed_in else desk.to_read


def _current(rounds: Iterable[RoundDesk]) -> Task | None:
    """The draft saved last, else the first dossier to read, else the first question of conflicts to answer."""
    open_ = [desk for desk in rounds if desk.is_open]
    to_read = [task for desk in open_ for task in desk.to_read]
    begun = [task for task in to_read if task.is_begun]
    if begun:
        return max(begun, key=lambda task: task.sheet.saved_at)
    return next(iter([*to_read, *(task for desk in open_ for task in desk.to_answer)]), None)


def _pages(assignments: Iterable[Assignment]) -> Mapping[int, int]:
    """Pages by submission, of the files that a juror may read."""
    submissions = {assignment.submission_id: assignment.submission.version_id for assignment in assignments}
    versions = FormVersion.objects.in_bulk(set(submissions.values()))
    readable = {pk: _files_for_jury(version) for pk, version in versions.items()}
    files = Attachment.objects.filter(submission__in=submissions, pages__isnull=False)
    found: dict[int, int] = {}
    for submission, question, pages in files.values_list("submission_id", "question", "pages"):
        if question in readable[submissions[submission]]:
            found[submission] = found.get(submission, 0) + pages
    return found


def _files_for_jury(version: FormVersion) -> frozenset[str]:
    questions = version.definition.questions()
    return frozenset(question.key for question in questions if question.kind == "file" and question.audience == "jury")
