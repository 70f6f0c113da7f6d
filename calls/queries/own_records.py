"""What the engine holds about a person, for their own download. What others wrote in confidence is in none of it."""

from collections.abc import Iterator
from functools import partial

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _
from wagtail.log_actions import registry
from wagtail.models import ModelLogEntry, PageLogEntry

from calls.forms import statements
from calls.forms.reading import lines, rows
from calls.kinds import all_kinds, kind_of
from calls.models import Assignment, Decision, Juror, Letter, LetterDraft, LetterRequest, Submission
from calls.queries.office import HEAVY
from calls.queries.referee import UNREAD, definition_of
from calls.queries.sheet import Sheet
from people.models import Person
from people.own_data import Fact, File, Part, Record, facts

CHUNK = 50
"""Submissions in memory at a time."""


def submissions(person: Person) -> Iterator[Record]:
    """Each with its facts, answers and files, whom it asked for a letter, and the decisions that were released."""
    own = Submission.objects.by(person).select_related("call", "version").defer(*(f"call__{name}" for name in HEAVY))
    relations = {relation for kind in all_kinds() for relation in kind.entry_relations}
    read = own.prefetch_related("answers", "attachments", "letter_requests", *sorted(relations)).order_by("pk")
    decided = _decided(person)
    for submission in read.iterator(chunk_size=CHUNK):
        submission.applicant = person
        yield _submission(submission, decided.get(submission.pk, []))


def _submission(submission: Submission, decided: list[Decision]) -> Record:
    answers = rows(submission.version.definition, submission.answer_map, submission.attachment_map)
    return Record(
        f"{submission.reference} · {submission.title}",
        facts(
            (_("Call"), submission.call.title),
            (_("State"), submission.get_state_display()),
            (_("Candidate"), submission.candidate_name),
            (_("Candidate’s e-mail address"), submission.candidate_email),
            *((row.label, row.value) for row in kind_of(submission.call).entry_rows(submission)),
            (_("Begun"), submission.started_at),
            (_("Submitted"), submission.submitted_at),
            (_("Withdrawn"), submission.withdrawn_at),
            (_("Not eligible because"), submission.ineligible_because),
        ),
        parts=(
            *(Part(section.section.title, _answers(section.rows)) for section in answers),
            *(_asked(request) for request in submission.letter_requests.all()),
            *(_decision(submission, decision) for decision in decided),
        ),
        files=tuple(stored(each.name, each.file) for each in submission.attachments.all()),
        folder=submission.reference,
    )


def _answers(told) -> tuple[Fact, ...]:
    return tuple(Fact(row.question.label, _written(row.shown), row.value) for row in told if row.is_answered)


def _written(shown: str | list[str]) -> str | list[str]:
    return shown if isinstance(shown, str) else lines(shown)


def _asked(request: LetterRequest) -> Part:
    """What the author said of the referee, and how far it has come: the letter itself is none of the author's."""
    told = facts(
        (_("Name"), request.name),
        (_("E-mail address"), request.email),
        (_("Affiliation"), request.affiliation),
        (_("Your words"), request.note),
        (_("State"), request.get_state_display()),
        (_("Asked"), request.asked_at),
    )
    return Part(_("Reference asked for"), told)


def _decided(person: Person) -> dict[int, list[Decision]]:
    released = Decision.objects.released().filter(submission__applicant=person).select_related("round")
    found: dict[int, list[Decision]] = {}
    for decision in released.order_by("round__number"):
        found.setdefault(decision.submission_id, []).append(decision)
    return found


def _decision(submission: Submission, decision: Decision) -> Part:
    outcome = kind_of(submission.call).outcome(decision.round, decision.outcome)
    told = facts(
        (_("Round"), decision.round.name),
        (_("Decision"), outcome.label if outcome else decision.outcome),
        (_("Released"), decision.released_at),
        (_("Letter"), decision.letter),
    )
    return Part(_("Decision"), told)


def judging(person: Person) -> Iterator[Record]:
    """Seats, conflicts and score sheets of their own. A dossier is named by its reference: it is somebody else's."""
    for seat in Juror.objects.filter(person=person).select_related("panel__call").order_by("pk"):
        yield Record(
            f"{seat.panel} · {seat.panel.call.title}",
            facts((_("Seat"), seat.get_role_display()), (_("Active"), _("Yes") if seat.active else _("No"))),
        )
    own = Assignment.objects.filter(juror__person=person, round__opened_at__isnull=False)
    read = own.select_related("submission", "round", "evaluation__version").prefetch_related("evaluation__scores")
    for assignment in read.order_by("pk").iterator(chunk_size=CHUNK):
        yield _sheet(assignment)


def _sheet(assignment: Assignment) -> Record:
    evaluation = getattr(assignment, "evaluation", None)
    told = facts(
        (_("Conflict of interest"), assignment.get_conflict_display()),
        (_("The conflict"), assignment.conflict_because),
        (_("Answered"), assignment.answered_at),
        (_("Score sheet"), evaluation and evaluation.get_state_display()),
        (_("Handed in"), evaluation and evaluation.handed_in_at),
    )
    title = f"{assignment.submission.reference} · {assignment.round.name}"
    return Record(title, told, parts=(_scores(Sheet(assignment, evaluation)),) if evaluation else ())


def _scores(sheet: Sheet) -> Part:
    definition = sheet.version.definition
    labels = {option.key: option.label for option in definition.recommendations}
    given = [(one.criterion, " – ".join(filter(None, [one.score, one.comment]))) for one in sheet.given]
    remarks = [fact for section in rows(definition, sheet.remarks, {}) for fact in _answers(section.rows)]
    chosen = facts((_("Recommendation"), labels.get(sheet.recommendation)))
    return Part(_("Your evaluation"), (*facts(*given), *remarks, *chosen))


def asked_of(person: Person) -> Iterator[Record]:
    """Letters that they were asked for and wrote, by the addresses they have confirmed; and late access they got."""
    addresses = EmailAddress.objects.filter(user=person, verified=True).values("email")
    requests = LetterRequest.objects.filter(email__in=addresses)
    requests = requests.select_related("submission__call", "letter", "draft").defer(*UNREAD)
    for request in requests.order_by("pk").iterator(chunk_size=CHUNK):
        yield _letter(request)
    for access in person.late_access.select_related("call").order_by("pk"):
        told = facts((_("Until"), access.until), (_("Given"), access.given_at), (_("Used"), access.redeemed_at))
        yield Record(f"{_('Late access')} · {access.call.title}", told)


def _letter(request: LetterRequest) -> Record:
    letter, draft = getattr(request, "letter", None), getattr(request, "draft", None)
    return Record(
        f"{_('Reference letter')} · {request.submission.reference}",
        facts(
            (_("Name"), request.name),
            (_("E-mail address"), request.email),
            (_("Affiliation"), request.affiliation),
            (_("State"), request.get_state_display()),
            (_("Asked"), request.asked_at),
            (_("Why declined"), request.declined_because),
        ),
        parts=(*((_sent(letter),) if letter else ()), *((_drafted(request, draft),) if draft else ())),
        files=(stored(letter.name, letter.file),) if letter and letter.file else (),
        folder=f"letters/{request.submission.reference}",
    )


def _sent(letter: Letter) -> Part:
    told = facts(
        (_("Relation to the candidate"), letter.relation),
        (_("Years known"), letter.known_for),
        *((said.text, said.word) for said in statements.read(letter.statements)),
        (_("Text"), letter.text),
        (_("Received"), letter.received_at),
    )
    return Part(_("Your letter"), told)


def _drafted(request: LetterRequest, draft: LetterDraft) -> Part:
    """What they wrote and have not sent, by the questions as they are asked now."""
    sections = rows(definition_of(request.submission.call), draft.answers, {})
    told = [fact for section in sections for fact in _answers(section.rows)]
    return Part(_("Your draft of a letter"), (*told, *facts((_("Saved"), draft.saved_at))))


def deeds(person: Person) -> Iterator[Record]:
    """The lines of the log about what they did, without what the log notes beside: that may be about others."""
    for model in (ModelLogEntry, PageLogEntry):
        lines = model.objects.filter(user=person).order_by("pk").only("action", "label", "timestamp")
        for line in lines.iterator(chunk_size=500):
            said = registry.get_action_label(line.action) if registry.action_exists(line.action) else line.action
            yield Record(str(said), facts((_("About"), line.label), (_("When"), line.timestamp)))


def stored(name: str, file) -> File:
    """A stored file that goes along under the name its owner gave it."""
    return File(name, partial(file.storage.open, file.name))
