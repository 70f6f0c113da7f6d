"""Submissions and score sheets by the thousand, written in bulk: real forms and answers, rows as the deeds leave them.

The deeds themselves would take minutes and are measured elsewhere: by the applications and score sheets of the run.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import uuid4

from django.core.files.base import ContentFile

from calls.flow import Conflict, Sheet, State
from calls.forms.definition import Criterion
from calls.models import (
    Answer,
    Assignment,
    Attachment,
    CallPage,
    Evaluation,
    FormVersion,
    Juror,
    Round,
    Score,
    Submission,
)
from calls.reference import reference
from people.models import Person
from phd_network.demo import filling, lives, people, texts
from phd_network.demo.filling import Writer
from phd_network.demo.people import Invented
from phd_network.demo.topics import topics
from training.models import Application

FILES = 20
"""So many sets of files are written; later submissions point at them in turn. No screen opens more than one."""
BATCH = 500


@dataclass(frozen=True)
class Entrant:
    """Who hands in, as which account, and what they write."""

    writer: Writer
    account: Person

    @property
    def entry(self) -> dict[str, object]:
        return lives.application_entry(self.writer.person, self.writer)


def entrants(seed: int, count: int) -> list[Entrant]:
    """So many invented people with accounts, none of whom has a password."""
    crowd = people.candidates(seed, count)
    around = tuple(people.scholars(seed, 40))
    subjects = topics(seed, count)
    return [
        Entrant(Writer(person, topic, seed + number, around[number % 30 :]), account)
        for number, (person, topic, account) in enumerate(zip(crowd, subjects, accounts(crowd), strict=True))
    ]


def accounts(crowd: Sequence[Invented]) -> list[Person]:
    # Two invented people may share an address; an account may not.
    return Person.objects.bulk_create(
        [
            Person(
                email=f"{number}.{person.email}",
                password="!",
                first_name=person.given_name,
                last_name=person.family_name,
                country=person.country,
            )
            for number, person in enumerate(crowd)
        ]
    )


def hand_in(call: CallPage, version: FormVersion, crowd: Sequence[Entrant], at: datetime) -> list[Submission]:
    """One submission for each entrant, with all its answers, files and facts."""
    rows = [_submission(call, version, entrant, number, at) for number, entrant in enumerate(crowd, start=1)]
    submissions = Submission.objects.bulk_create(rows, batch_size=BATCH)
    pairs = list(zip(submissions, crowd, strict=True))
    Application.objects.bulk_create([_application(*pair) for pair in pairs], batch_size=BATCH)
    given = [(submission, filling.answers(version.definition, entrant.writer)) for submission, entrant in pairs]
    Answer.objects.bulk_create(
        [
            Answer(submission=row, question=key, value=value, revision=1)
            for row, own in given
            for key, value in own.items()
        ],
        batch_size=BATCH,
    )
    files = [_files(version, entrant, own, at) for (_row, own), entrant in zip(given[:FILES], crowd, strict=False)]
    Attachment.objects.bulk_create(
        [_copy(file, row) for number, row in enumerate(submissions) for file in files[number % len(files)]],
        batch_size=BATCH,
    )
    return submissions


def begin(call: CallPage, version: FormVersion, crowd: Sequence[Entrant], at: datetime) -> list[Submission]:
    """An empty draft for each entrant, with its facts."""
    rows = [_draft(call, version, entrant, number, at) for number, entrant in enumerate(crowd, start=1)]
    drafts = Submission.objects.bulk_create(rows, batch_size=BATCH)
    Application.objects.bulk_create(list(map(_application, drafts, crowd)), batch_size=BATCH)
    return drafts


def read(round_: Round, dossiers: Sequence[Submission], jurors: Sequence[Juror], readers: int, at: datetime) -> None:
    """Let `readers` jurors in turn hand in a sheet on each dossier."""
    pairs = [
        (dossier, jurors[(number + turn) % len(jurors)])
        for number, dossier in enumerate(dossiers)
        for turn in range(readers)
    ]
    assignments = assign(round_, pairs, at)
    sheets = Evaluation.objects.bulk_create(
        [_sheet(round_, assignment, number, at) for number, assignment in enumerate(assignments)], batch_size=BATCH
    )
    criteria = round_.version.definition.criteria
    Score.objects.bulk_create(
        [score for number, sheet in enumerate(sheets) for score in _scores(sheet, criteria, number)], batch_size=BATCH
    )


def assign(round_: Round, pairs: Sequence[tuple[Submission, Juror]], at: datetime) -> list[Assignment]:
    """Assignments of which the juror has said that there is no conflict."""
    return Assignment.objects.bulk_create(
        [
            Assignment(
                round=round_, submission=dossier, juror=juror, conflict=Conflict.NONE, answered_at=at, created_at=at
            )
            for dossier, juror in pairs
        ],
        batch_size=BATCH,
    )


def _submission(call: CallPage, version: FormVersion, entrant: Entrant, number: int, at: datetime) -> Submission:
    submission = _draft(call, version, entrant, number, at)
    submission.state, submission.revision = State.SUBMITTED, 1
    submission.submitted_at = at + timedelta(minutes=number)
    return submission


def _draft(call: CallPage, version: FormVersion, entrant: Entrant, number: int, at: datetime) -> Submission:
    entry = entrant.entry
    return Submission(
        call=call,
        version=version,
        applicant=entrant.account,
        number=number,
        reference=reference(call.code, number),
        candidate_name=entry["candidate_name"],
        candidate_email=entry["candidate_email"],
        title=entry["title"],
        started_at=at,
        saved_at=at,
    )


def _application(submission: Submission, entrant: Entrant) -> Application:
    kept = ("stage", "university", "began_on", "supervisor_name", "supervisor_email")
    return Application(submission=submission, **{name: entrant.entry[name] for name in kept})


def _files(version: FormVersion, entrant: Entrant, given: Mapping[str, object], at: datetime) -> list[Attachment]:
    """Attachments without a submission yet, their files written."""
    made = []
    for question, upload in filling.files(version.definition, entrant.writer, given).items():
        attachment = Attachment(
            question=question,
            name=upload.name,
            size=upload.size,
            pages=upload.pages,
            digest=upload.digest,
            uploaded_at=at,
        )
        attachment.file.save(upload.name, ContentFile(upload.file.read()), save=False)
        made.append(attachment)
    return made


def _copy(file: Attachment, submission: Submission) -> Attachment:
    facts = {name: getattr(file, name) for name in ("question", "name", "size", "pages", "digest", "uploaded_at")}
    return Attachment(submission=submission, key=uuid4(), file=file.file.name, revision=1, **facts)


def _sheet(round_: Round, assignment: Assignment, number: int, at: datetime) -> Evaluation:
    definition = round_.version.definition
    options = definition.recommendations
    return Evaluation(
        assignment=assignment,
        version=round_.version,
        state=Sheet.HANDED_IN,
        recommendation=options[number % len(options)].key if options else "",
        remarks={
            question.key: texts.comment(number, 3) for question in definition.questions() if question.kind == "area"
        },
        revision=1,
        saved_at=at,
        handed_in_at=at,
    )


def _scores(sheet: Evaluation, criteria: Sequence[Criterion], number: int) -> Iterator[Score]:
    random = Random(number)
    for criterion in criteria:
        low, high = criterion.extremes
        value = min(high, max(low, Decimal(round(random.gauss(3.4, 0.9)))))
        yield Score(evaluation=sheet, criterion=criterion.key, value=value, comment=texts.comment(number, int(value)))
