"""What the office reads of rounds, panels and form versions."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet

from calls.flow import Conflict, Stage, State
from calls.forms.changes import changes
from calls.kinds import application_form
from calls.models import APPLICATION, Assignment, CallPage, FormVersion, Juror, Panel, Round, Submission
from calls.queries.office import conflicts
from calls.queries.progress import Progress, Tally, progress, readings, tally
from people.models import Person


@dataclass(frozen=True)
class RoundState:
    """One round with its numbers and how far each juror is."""

    round: Round
    tally: Tally
    progress: tuple[Progress, ...]
    may_change_panel: bool
    may_assign: bool


@dataclass(frozen=True)
class Distribution:
    """What an even distribution would do: `new` assignments, about `each` for one juror."""

    dossiers: int
    readers: int
    jurors: int
    new: int

    @property
    def each(self) -> int:
        return -(-self.new // self.jurors) if self.jurors else 0


@dataclass(frozen=True)
class NextVersion:
    """What issuing the authored form would do: version `number`, with these changes, for so many drafts."""

    number: int
    sentences: tuple[str, ...]
    drafts: int
    is_new: bool


def round_state(round_: Round) -> RoundState:
    return RoundState(
        round=round_,
        tally=tally(round_),
        progress=progress(round_, readings(round_)),
        may_change_panel=round_.stage == Stage.PLANNED,
        may_assign=round_.panel_id is not None and round_.stage in {Stage.PLANNED, Stage.OPEN},
    )


def distribution(round_: Round) -> Distribution:
    """In three queries; conflicts declared make room for another reader."""
    counting = Assignment.objects.filter(round=round_).exclude(conflict=Conflict.DECLARED)
    held = Counter(counting.values_list("submission", flat=True))
    dossiers = Submission.objects.in_round(round_).values_list("pk", flat=True)
    jurors = Juror.objects.filter(panel=round_.panel_id, active=True).count()
    wanted = min(round_.readers, jurors)
    return Distribution(
        dossiers=len(dossiers),
        readers=round_.readers,
        jurors=jurors,
        new=sum(max(0, wanted - held[pk]) for pk in dossiers),
    )


def assignable(round_: Round, person: Person, words: str = "") -> QuerySet:
    """Dossiers of the round that are not closed to `person`, found by reference, candidate or title."""
    found = Submission.objects.in_round(round_).exclude(pk__in=conflicts(person)).order_by("number")
    for word in words.split():
        facts = Q(reference__icontains=word) | Q(candidate_name__icontains=word) | Q(title__icontains=word)
        found = found.filter(facts)
    return found


def readers_of(round_: Round, dossiers) -> dict[int, list[Assignment]]:
    """The assignments of these dossiers in the round, by dossier; one query."""
    found: dict[int, list[Assignment]] = {}
    rows = Assignment.objects.filter(round=round_, submission__in=[dossier.pk for dossier in dossiers])
    for assignment in rows.select_related("juror__person", "evaluation").order_by("juror"):
        found.setdefault(assignment.submission_id, []).append(assignment)
    return found


def panels() -> QuerySet:
    """Panels with their call's title, seats held and rounds judged."""
    seats = Count("jurors", filter=Q(jurors__active=True), distinct=True)
    judged = Count("rounds", distinct=True)
    return Panel.objects.annotate(call_title=F("call__title"), seat_count=seats, round_count=judged)


def seats(panel: Panel) -> QuerySet:
    return panel.jurors.select_related("person").annotate(dossiers=Count("assignments"))


def versions() -> QuerySet:
    """Issued forms with their call's title and how many submissions stand on each."""
    return FormVersion.objects.annotate(
        call_title=F("call__title"),
        used=Count("submissions", distinct=True),
    ).defer("document")


def next_version(call: CallPage) -> NextVersion:
    """What is authored on the call's page, beside the version in use."""
    current = FormVersion.objects.in_use(call.pk).first()
    authored = application_form(call)
    if current is None:
        return NextVersion(1, (), 0, is_new=True)
    found = tuple(change.sentence for change in changes(current.definition, authored))
    drafts = Submission.objects.filter(call=call, state=State.DRAFT).count()
    return NextVersion(current.number + 1, found, drafts, is_new=authored.digest() != current.digest)


def purpose(version: FormVersion) -> str:
    """The name of the round that a version is the score sheet of; empty for the form that candidates fill in."""
    if version.purpose == APPLICATION:
        return ""
    return Round.objects.filter(call=version.call_id, key=version.purpose).values_list("name", flat=True).first() or ""
